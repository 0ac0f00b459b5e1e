import { metricsOfSport, numberOf, objectOf, textIn, workoutTypeNamed, type Collector, type WorkoutStatistic } from '../kit/index.ts';
import type { Entry } from './entry.ts';
import { GARMIN } from './source.ts';
import { garminInstant } from './time.ts';

const CENTIMETRES = 100;

/** Takes an activity of `*_summarizedActivities.json`: times in milliseconds, ways and heights in centimetres. */
export function takeActivity(entry: Entry, out: Collector): void {
  const kind = textIn(entry['activityType']) || textIn(objectOf(entry['activityType'])['typeKey']) || textIn(entry['sportType']);
  const begin = [entry['beginTimestamp'], entry['startTimeGmt']].map(garminInstant).find((at) => !Number.isNaN(at)) ?? Number.NaN;
  const durationMs = numberOf(entry['duration']);
  const elapsedMs = numberOf(entry['elapsedDuration']);
  if (Number.isNaN(begin) || !(durationMs >= 0))
    return out.quarantine({ sourceType: 'activity', source: GARMIN, reason: Number.isNaN(begin) ? 'date-unreadable' : 'value-unreadable' });
  const type = workoutTypeNamed(kind);
  const distanceM = numberOf(entry['distance']) / CENTIMETRES;
  const id = numberOf(entry['activityId']);
  out.record(
    {
      kind: 'workout',
      key: `activity|${Number.isNaN(id) ? begin : id}`,
      sourceType: 'activity',
      source: GARMIN,
      start: begin,
      end: begin + Math.max(durationMs, elapsedMs > 0 ? elapsedMs : 0),
      metadata: { activityType: kind.slice(0, 100) },
      type,
      durationMs: Math.round(durationMs),
      ...(distanceM > 0 && { distanceM: Math.round(distanceM * 100) / 100 }),
      statistics: statisticsOf(entry, type),
      events: [],
      routes: [],
    },
    durationMs / 1000,
  );
}

function statisticsOf(entry: Entry, type: Parameters<typeof metricsOfSport>[0]): readonly WorkoutStatistic[] {
  const figure = (metric: string | undefined, figures: Readonly<Record<string, number>>): readonly WorkoutStatistic[] => {
    const known = Object.entries(figures).filter(([, value]) => value > 0);
    return metric === undefined || known.length === 0 ? [] : [{ metric, ...Object.fromEntries(known) }];
  };
  const value = (name: string): number => numberOf(entry[name]);
  return [
    figure('heart-rate', { average: value('avgHr'), minimum: value('minHr'), maximum: value('maxHr') }),
    figure(metricsOfSport(type).power, { average: value('avgPower'), maximum: value('maxPower') }),
    figure('elevation-gained', { sum: value('elevationGain') / CENTIMETRES }),
    figure('step-count', { sum: value('steps') }),
    figure('aerobic-training-effect', { average: value('aerobicTrainingEffect') }),
    figure('anaerobic-training-effect', { average: value('anaerobicTrainingEffect') }),
    figure('training-load', { sum: value('activityTrainingLoad') }),
  ].flat();
}
