import { KILOJOULES_PER_KILOCALORIE, type WorkoutType } from '@aceso/contracts/vocabulary';
import { Gatherer, instantOf, type Incoming, type WireReader } from '../kit/connector/index.ts';
import { workoutTypeNamed, type SourceRef } from '../kit/index.ts';
import * as wire from './wire.ts';

export const BAND: SourceRef = { key: 'band', name: 'WHOOP', kind: 'watch', manufacturer: 'WHOOP' };

const MINUTE_MS = 60_000;
const kilocalories = (kilojoules: number | null | undefined): number | undefined =>
  typeof kilojoules === 'number' ? kilojoules / KILOJOULES_PER_KILOCALORIE : undefined;

type Map<T> = (gather: Gatherer, record: T) => void;

function mapEach<T>(records: readonly unknown[], reader: WireReader<T>, name: string, map: Map<T>): Incoming {
  const gather = new Gatherer();
  for (const record of records) {
    if (reader.fits(record)) map(gather, record);
    else gather.malformed(name);
  }
  return gather.result();
}

/** A night without score yet is no night: it comes again when WHOOP has scored it. */
const sleep: Map<wire.Sleep> = (gather, night) =>
  gather.item(`sleep:${night.id}`, (item) => {
    const { score, nap } = night;
    if (night.score_state !== 'SCORED' || score === null || score === undefined) return;
    const [start, end] = [instantOf(night.start), instantOf(night.end)];
    const stages = score.stage_summary;
    const lasting = (metric: string, field: string, ms: number): void =>
      item.sample({ metric, sourceType: `sleep.${field}`, source: BAND, sourceUnit: 'ms', start, end, value: ms / MINUTE_MS });
    const reading = (metric: string, field: string, sourceUnit: string, value: number | null | undefined): void =>
      item.sample({ metric, sourceType: `sleep.${field}`, source: BAND, sourceUnit, start: end, value });
    const asleep = stages.total_light_sleep_time_milli + stages.total_slow_wave_sleep_time_milli + stages.total_rem_sleep_time_milli;
    reading('respiratory-rate', 'respiratory_rate', '/min', score.respiratory_rate);
    if (nap) return lasting('sleep-nap-duration', 'nap', asleep);
    lasting('sleep-duration', 'asleep', asleep);
    lasting('sleep-time-in-bed', 'total_in_bed_time_milli', stages.total_in_bed_time_milli);
    lasting('sleep-awake-duration', 'total_awake_time_milli', stages.total_awake_time_milli);
    lasting('sleep-light-duration', 'total_light_sleep_time_milli', stages.total_light_sleep_time_milli);
    lasting('sleep-deep-duration', 'total_slow_wave_sleep_time_milli', stages.total_slow_wave_sleep_time_milli);
    lasting('sleep-rem-duration', 'total_rem_sleep_time_milli', stages.total_rem_sleep_time_milli);
    reading('sleep-efficiency', 'sleep_efficiency_percentage', '%', score.sleep_efficiency_percentage);
    reading('sleep-score', 'sleep_performance_percentage', '%', score.sleep_performance_percentage);
  });

const recovery: Map<wire.Recovery> = (gather, { sleep_id, created_at, score_state, score }) =>
  gather.item(`recovery:${sleep_id}`, (item) => {
    if (score_state !== 'SCORED' || score === null || score === undefined) return;
    const start = instantOf(created_at);
    const reading = (metric: string, field: string, sourceUnit: string, value: number | null | undefined): void =>
      item.sample({ metric, sourceType: `recovery.${field}`, source: BAND, sourceUnit, start, value });
    // While WHOOP learns a new wearer, its score is no score yet.
    if (!score.user_calibrating) reading('recovery-score', 'recovery_score', '%', score.recovery_score);
    reading('resting-heart-rate', 'resting_heart_rate', 'bpm', score.resting_heart_rate);
    reading('heart-rate-variability-rmssd', 'hrv_rmssd_milli', 'ms', score.hrv_rmssd_milli);
    reading('oxygen-saturation', 'spo2_percentage', '%', score.spo2_percentage);
    reading('skin-temperature', 'skin_temp_celsius', 'Cel', score.skin_temp_celsius);
  });

/** A cycle is WHOOP's day: from falling asleep to falling asleep. The one that still runs has no end and is left for later. */
const cycle: Map<wire.Cycle> = (gather, { id, start, end, score_state, score }) =>
  gather.item(`cycle:${id}`, (item) => {
    if (score_state !== 'SCORED' || score === null || score === undefined || typeof end !== 'string') return;
    const span = { start: instantOf(start), end: instantOf(end) };
    item.sample({
      metric: 'day-strain',
      sourceType: 'cycle.strain',
      source: BAND,
      sourceUnit: '{score}',
      start: span.end,
      value: score.strain,
    });
    item.sample({
      metric: 'total-energy',
      sourceType: 'cycle.kilojoule',
      source: BAND,
      sourceUnit: 'kJ',
      ...span,
      value: kilocalories(score.kilojoule),
    });
  });

/** WHOOP's names that say nothing to `workoutTypeNamed`, or another thing. */
const SPORTS: ReadonlyMap<string, WorkoutType> = new Map<string, WorkoutType>([
  ['hiit', 'high-intensity-interval-training'],
  ['spin', 'indoor-cycling'],
  ['assault bike', 'indoor-cycling'],
  ['functional fitness', 'functional-strength-training'],
  ['stairmaster', 'stair-climbing'],
]);

const typeOf = (sport: string): WorkoutType => SPORTS.get(sport.toLowerCase().replaceAll(/[_-]/g, ' ').trim()) ?? workoutTypeNamed(sport);

const workout: Map<wire.Workout> = (gather, { id, start: begun, end: ended, sport_name, score }) => {
  const [start, end] = [instantOf(begun), instantOf(ended)];
  if (!(end >= start)) return gather.malformed('workout');
  const energyKcal = kilocalories(score?.kilojoule);
  const heart = {
    ...(typeof score?.average_heart_rate === 'number' && { average: score.average_heart_rate }),
    ...(typeof score?.max_heart_rate === 'number' && { maximum: score.max_heart_rate }),
  };
  gather.item(`workout:${id}`, (item) =>
    item.record({
      kind: 'workout',
      key: `whoop|${id}`,
      sourceType: sport_name ?? 'activity',
      source: BAND,
      start,
      end,
      type: typeOf(sport_name ?? ''),
      durationMs: end - start,
      ...(energyKcal !== undefined && { energyKcal }),
      ...(typeof score?.distance_meter === 'number' && { distanceM: score.distance_meter }),
      statistics: Object.keys(heart).length === 0 ? [] : [{ metric: 'heart-rate', ...heart }],
      events: [],
      routes: [],
    }),
  );
};

type MapRecords = (records: readonly unknown[]) => Incoming;

const family =
  <T>(reader: WireReader<T>, name: string, map: Map<T>): MapRecords =>
  (records) =>
    mapEach(records, reader, name, map);

/** WHOOP's families of data and how each is read. */
export const FAMILIES = {
  sleep: family(wire.Sleep, 'sleep', sleep),
  recovery: family(wire.Recovery, 'recovery', recovery),
  cycle: family(wire.Cycle, 'cycle', cycle),
  workout: family(wire.Workout, 'workout', workout),
} as const;
