import type { WorkoutType } from '@aceso/contracts/vocabulary';
import { Gatherer, instantOf, type Incoming } from '../kit/connector/index.ts';
import { workoutTypeNamed, type SourceRef, type WorkoutStatistic } from '../kit/index.ts';
import * as wire from './wire.ts';

/** Strava's sports whose names say nothing to `workoutTypeNamed`, or less than they could. */
const SPORTS: ReadonlyMap<string, WorkoutType> = new Map<string, WorkoutType>([
  ['TrailRun', 'trail-running'],
  ['VirtualRun', 'virtual-running'],
  ['MountainBikeRide', 'mountain-biking'],
  ['EMountainBikeRide', 'e-biking'],
  ['GravelRide', 'gravel-cycling'],
  ['EBikeRide', 'e-biking'],
  ['VirtualRide', 'virtual-cycling'],
  ['VirtualRow', 'indoor-rowing'],
  ['Velomobile', 'cycling'],
  ['BackcountrySki', 'backcountry-skiing'],
  ['IceSkate', 'ice-skating'],
  ['InlineSkate', 'inline-skating'],
  ['Skateboard', 'skateboarding'],
  ['Snowshoe', 'snowshoeing'],
  ['StandUpPaddling', 'stand-up-paddling'],
  ['Kitesurf', 'kite-surfing'],
  ['Windsurf', 'wind-surfing'],
  ['Crossfit', 'cross-training'],
]);

const typeOf = (sport: string): WorkoutType => SPORTS.get(sport) ?? workoutTypeNamed(sport);

const sourceOf = ({ manual, device_name: device }: wire.Activity): SourceRef =>
  manual === true
    ? { key: 'manual', name: 'Strava, typed in', kind: 'manual' }
    : { key: device ?? 'strava', name: device === null || device === undefined ? 'Strava' : `Strava, ${device}`, kind: 'app' };

/** `(GMT+01:00) Europe/Zurich` → `Europe/Zurich`. */
const zoneOf = (text: string | null | undefined): string | undefined => /^\(GMT[+-]\d{2}:\d{2}\) (\S+)$/.exec(text ?? '')?.[1];

function statisticsOf(activity: wire.Activity): readonly WorkoutStatistic[] {
  const { average_heartrate: average, max_heartrate: maximum, average_watts: watts, device_watts } = activity;
  return [
    ...(typeof average === 'number' ? [{ metric: 'heart-rate', average, ...(typeof maximum === 'number' && { maximum }) }] : []),
    // Without a meter Strava guesses the power.
    ...(device_watts === true && typeof watts === 'number' ? [{ metric: 'cycling-power', average: watts }] : []),
  ];
}

/** An activity, and its heart rate by seconds since the start where there is one. */
export function mapActivity(json: unknown, series: wire.StreamSet | undefined): Incoming {
  const gather = new Gatherer();
  if (!wire.Activity.fits(json)) {
    gather.malformed('activity');
    return gather.result();
  }
  const activity = json;
  const start = instantOf(activity.start_date);
  const end = start + activity.elapsed_time * 1000;
  if (!(end >= start)) {
    gather.malformed('activity');
    return gather.result();
  }
  const sport = activity.sport_type ?? activity.type ?? 'Workout';
  const source = sourceOf(activity);
  const timeZone = zoneOf(activity.timezone);
  gather.item(`activity:${activity.id}`, (item) => {
    item.record({
      kind: 'workout',
      key: `strava|${activity.id}`,
      sourceType: sport,
      source,
      start,
      end,
      ...(timeZone !== undefined && { timeZone }),
      type: typeOf(sport),
      durationMs: (activity.moving_time ?? activity.elapsed_time) * 1000,
      ...(typeof activity.calories === 'number' && activity.calories > 0 && { energyKcal: activity.calories }),
      ...(typeof activity.distance === 'number' && activity.distance > 0 && { distanceM: activity.distance }),
      statistics: statisticsOf(activity),
      events: [],
      routes: [],
    });
    const beats = series?.heartrate?.data ?? [];
    for (const [i, second] of (series?.time?.data ?? []).entries()) {
      // Zero is a strap without contact.
      const value = beats[i] === 0 || second === null ? undefined : beats[i];
      item.sample({
        metric: 'heart-rate',
        sourceType: 'activity.heartrate',
        source,
        sourceUnit: 'bpm',
        start: start + (second ?? 0) * 1000,
        value,
      });
    }
  });
  return gather.result();
}
