import { Gatherer, instantOf, type Incoming, type Window } from '../kit/connector/index.ts';
import type { SourceRef } from '../kit/index.ts';
import { SPORTS } from './sports.ts';
import * as wire from './wire.ts';

/** The watch; samples and nights do not say which of several. */
export const WATCH: SourceRef = { key: 'watch', name: 'Suunto', kind: 'watch', manufacturer: 'Suunto' };

const MINUTE_S = 60;
/** Samples of the whole day come every ten minutes; a next one that is nearer ends a count. */
const STEP_MS = 600_000;
/** The thermochemical calorie: 4.184 J, exactly. */
const JOULES_PER_KILOCALORIE = 4184;
const within = (at: number, { from, to }: Window): boolean => at >= from.getTime() && at < to.getTime();
const positive = (value: number | null | undefined): number | undefined => (typeof value === 'number' && value > 0 ? value : undefined);

const sourceOf = ({ gear }: wire.Workout): SourceRef => {
  const name = gear?.displayName ?? gear?.name;
  return name === undefined || name === null ? WATCH : { ...WATCH, key: gear?.serialNumber ?? name, name };
};

function statisticsOf({ hrdata, avgPower }: wire.Workout) {
  const average = positive(hrdata?.workoutAvgHR ?? hrdata?.avg);
  const maximum = positive(hrdata?.workoutMaxHR ?? hrdata?.hrmax);
  const heart = { ...(average !== undefined && { average }), ...(maximum !== undefined && { maximum }) };
  const power = positive(avgPower);
  return [
    ...(Object.keys(heart).length > 0 ? [{ metric: 'heart-rate', ...heart }] : []),
    ...(power === undefined ? [] : [{ metric: 'cycling-power', average: power }]),
  ];
}

/** Workouts; of a window those that begin in it, so that no list can bring one twice. */
export function mapWorkouts(records: readonly unknown[], window?: Window): Incoming {
  const gather = new Gatherer();
  for (const done of records) {
    const id = wire.Workout.fits(done) ? (done.workoutKey ?? done.workoutId) : undefined;
    if (!wire.Workout.fits(done) || id === undefined || id === null) {
      gather.malformed('workout');
      continue;
    }
    const start = done.startTime;
    const end = done.stopTime ?? start + done.totalTime * 1000;
    if (!(end >= start)) {
      gather.malformed('workout');
      continue;
    }
    if (window !== undefined && !within(start, window)) continue;
    const [energyKcal, distanceM] = [positive(done.energyConsumption), positive(done.totalDistance)];
    gather.item(`workout:${id}`, (item) =>
      item.record({
        kind: 'workout',
        key: `suunto|${id}`,
        sourceType: `activity ${done.activityId}`,
        source: sourceOf(done),
        start,
        end,
        type: SPORTS.get(done.activityId) ?? 'other',
        durationMs: Math.round(done.totalTime * 1000),
        ...(energyKcal !== undefined && { energyKcal }),
        ...(distanceM !== undefined && { distanceM }),
        statistics: statisticsOf(done),
        events: [],
        routes: [],
      }),
    );
  }
  return gather.result();
}

const STAGES = [
  ['sleep-deep-duration', 'DeepSleepDuration'],
  ['sleep-light-duration', 'LightSleepDuration'],
  ['sleep-rem-duration', 'REMSleepDuration'],
  ['sleep-awake-duration', 'WakeAfterSleepOnsetDuration'],
] as const;

/** Nights and naps, with how long each stage was. */
export function mapNights(records: readonly unknown[]): Incoming {
  const gather = new Gatherer();
  for (const record of records) {
    const night = wire.Night.fits(record) ? record.entryData : undefined;
    const [start, end] = [instantOf(night?.BedtimeStart), instantOf(night?.BedtimeEnd)];
    if (night === undefined || !(end >= start)) {
      gather.malformed('sleep');
      continue;
    }
    gather.item(`sleep:${night.SleepId}`, (item) => {
      const lasting = (metric: string, field: string, seconds: number | null | undefined): void =>
        item.sample({
          metric,
          sourceType: `sleep.${field}`,
          source: WATCH,
          sourceUnit: 's',
          start,
          end,
          value: typeof seconds === 'number' ? seconds / MINUTE_S : undefined,
        });
      const reading = (metric: string, field: string, sourceUnit: string, value: number | null | undefined): void =>
        item.sample({ metric, sourceType: `sleep.${field}`, source: WATCH, sourceUnit, start: end, value });
      const { DeepSleepDuration: deep, LightSleepDuration: light, REMSleepDuration: rem } = night;
      const parts = [deep, light, rem].filter((part) => typeof part === 'number');
      const asleep = parts.length === 0 ? undefined : parts.reduce((sum, part) => sum + part, 0);
      if (night.IsNap === true) return lasting('sleep-nap-duration', 'nap', asleep);
      lasting('sleep-duration', 'asleep', asleep);
      lasting('sleep-time-in-bed', 'Bedtime', (end - start) / 1000);
      for (const [metric, field] of STAGES) lasting(metric, field, night[field]);
      const latency = night.SleepOnsetLatencyDuration;
      reading('sleep-latency', 'SleepOnsetLatencyDuration', 's', typeof latency === 'number' ? latency / MINUTE_S : undefined);
      reading('sleep-score', 'SleepQualityScore', '{score}', night.SleepQualityScore);
      reading('heart-rate-variability-rmssd', 'AvgHRV', 'ms', positive(night.AvgHRV));
    });
  }
  return gather.result();
}

/** What samples of the whole day are of. */
export const ACTIVITY_METRICS: readonly string[] = [
  'heart-rate',
  'step-count',
  'oxygen-saturation',
  'active-energy',
  'heart-rate-variability-rmssd',
];

/** Samples of the whole day: recognised by their times, Suunto gives them no ids. */
export function mapActivity(records: readonly unknown[]): Incoming {
  const gather = new Gatherer();
  const samples = records.flatMap((record) => {
    if (wire.Activity.fits(record)) return [{ at: instantOf(record.timestamp), ...record.entryData }];
    gather.malformed('activity');
    return [];
  });
  const sorted = samples.toSorted((a, b) => a.at - b.at);
  for (const [i, { at, HR, StepCount, SpO2, EnergyConsumption, HRV }] of sorted.entries()) {
    gather.skip();
    const next = sorted[i + 1]?.at ?? Infinity;
    const end = Math.min(at + STEP_MS, next > at ? next : Infinity);
    const take = (metric: string, field: string, sourceUnit: string, value: number | null | undefined, until = at): void =>
      gather.sample({ metric, sourceType: `activity.${field}`, source: WATCH, sourceUnit, start: at, end: until, value });
    // Zero beats are a watch that lay on a table.
    take('heart-rate', 'HR', 'bpm', positive(HR));
    take('step-count', 'StepCount', '{steps}', StepCount, end);
    take('oxygen-saturation', 'SpO2', '1', typeof SpO2 === 'number' && SpO2 > 0 ? SpO2 * 100 : undefined);
    take(
      'active-energy',
      'EnergyConsumption',
      'J',
      typeof EnergyConsumption === 'number' ? EnergyConsumption / JOULES_PER_KILOCALORIE : undefined,
      end,
    );
    take('heart-rate-variability-rmssd', 'HRV', 'ms', positive(HRV));
  }
  return gather.result();
}
