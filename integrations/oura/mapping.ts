import type { SleepStage } from '@aceso/contracts/vocabulary';
import { dayIn, Gatherer, instantOf, localInstant, offsetOf, type Incoming, type WireReader } from '../kit/connector/index.ts';
import { workoutTypeNamed, type SourceRef } from '../kit/index.ts';
import * as wire from './wire.ts';
import { WORKOUT_TYPES_OF_OURA } from './workout-types.ts';

/** The ring. Oura does not tell which of several measured what. */
export const RING: SourceRef = { key: 'ring', name: 'Oura Ring', kind: 'watch', manufacturer: 'Oura' };

const STAGES: Readonly<Record<string, SleepStage>> = { 1: 'deep', 2: 'light', 3: 'rem', 4: 'awake' };
const FIVE_MINUTES_MS = 300_000;
const HALF_MINUTE_MS = 30_000;
const MINUTE_S = 60;

type Map<T> = (gather: Gatherer, record: T, timeZone: string) => void;

/** Reads records one by one: one that is not as documented is set aside and keeps no other from coming. */
function mapEach<T>(records: readonly unknown[], reader: WireReader<T>, name: string, map: Map<T>, timeZone: string): Incoming {
  const gather = new Gatherer();
  for (const record of records) {
    if (reader.fits(record)) map(gather, record, timeZone);
    else gather.malformed(name);
  }
  return gather.result();
}

const sleep: Map<wire.Sleep> = (gather, night) => {
  const nativeId = `sleep:${night.id}`;
  if (night.type === 'deleted') return gather.delete(nativeId);
  const [start, end] = [instantOf(night.bedtime_start), instantOf(night.bedtime_end)];
  gather.item(nativeId, (item) => {
    const reading = (metric: string, field: string, sourceUnit: string, value: number | null | undefined): void =>
      item.sample({ metric, sourceType: `sleep.${field}`, source: RING, sourceUnit, start: end, value });
    // `rest` is lying down, no sleep: what it tells of stages and durations is none of a night.
    const isSleep = night.type !== 'rest';
    const stages = isSleep ? stagesOf(night, start, end) : [];
    for (const [i, { stage, from, to }] of stages.entries())
      item.record({ kind: 'sleep-stage', key: `oura|${night.id}|${i}`, sourceType: 'sleep', source: RING, start: from, end: to, stage });
    // A night without stages still tells how long it was.
    if (isSleep && stages.length === 0 && typeof night.total_sleep_duration === 'number')
      item.sample({
        metric: 'sleep-duration',
        sourceType: 'sleep.total_sleep_duration',
        source: RING,
        sourceUnit: 's',
        start,
        end,
        value: night.total_sleep_duration / MINUTE_S,
      });
    reading('respiratory-rate', 'average_breath', '/min', night.average_breath);
    if (isSleep) {
      reading('sleep-efficiency', 'efficiency', '%', night.efficiency);
      reading('sleep-latency', 'latency', 's', typeof night.latency === 'number' ? night.latency / MINUTE_S : undefined);
    }
    series(night.heart_rate, (at, value) =>
      item.sample({ metric: 'heart-rate', sourceType: 'sleep.heart_rate', source: RING, sourceUnit: 'bpm', start: at, value }),
    );
    series(night.hrv, (at, value) =>
      item.sample({ metric: 'heart-rate-variability-rmssd', sourceType: 'sleep.hrv', source: RING, sourceUnit: 'ms', start: at, value }),
    );
    if (night.hrv === undefined || night.hrv === null) reading('heart-rate-variability-rmssd', 'average_hrv', 'ms', night.average_hrv);
  });
};

/** Stretches of one stage, from the finer of the two texts that Oura gives. */
function stagesOf(
  night: wire.Sleep,
  start: number,
  end: number,
): readonly { readonly stage: SleepStage; readonly from: number; readonly to: number }[] {
  const fine = night.sleep_phase_30_sec ?? '';
  const [text, step] = fine === '' ? [night.sleep_phase_5_min ?? '', FIVE_MINUTES_MS] : [fine, HALF_MINUTE_MS];
  if (!Number.isFinite(start) || !Number.isFinite(end)) return [];
  const stretches: { stage: SleepStage; from: number; to: number }[] = [];
  for (const [i, digit] of [...text].entries()) {
    const stage = STAGES[digit];
    const [from, to] = [start + i * step, Math.min(start + (i + 1) * step, end)];
    const last = stretches.at(-1);
    if (stage === undefined || to <= from) continue;
    if (last?.stage === stage && last.to === from) last.to = to;
    else stretches.push({ stage, from, to });
  }
  return stretches;
}

function series(given: wire.Sleep['hrv'], take: (at: number, value: number) => void): void {
  if (given === undefined || given === null) return;
  const from = instantOf(given.timestamp);
  for (const [i, value] of given.items.entries()) if (value !== null) take(from + i * given.interval * 1000, value);
}

/** Daily amounts stand over the civil day: Oura's own day begins at four, but its date is the civil one. */
const activity: Map<wire.Activity> = (gather, day, timeZone) =>
  gather.item(`daily_activity:${day.id}`, (item) => {
    const { start, end } = dayIn(day.day, offsetOf(day.timestamp) ?? timeZone);
    const amount = (metric: string, field: string, sourceUnit: string, value: number): void =>
      item.sample({ metric, sourceType: `daily_activity.${field}`, source: RING, sourceUnit, start, end, value });
    amount('step-count', 'steps', '{steps}', day.steps);
    amount('active-energy', 'active_calories', 'kcal', day.active_calories);
    amount('total-energy', 'total_calories', 'kcal', day.total_calories);
    amount('moderate-activity-time', 'medium_activity_time', 's', day.medium_activity_time / MINUTE_S);
    amount('vigorous-activity-time', 'high_activity_time', 's', day.high_activity_time / MINUTE_S);
    amount('sedentary-time', 'sedentary_time', 's', day.sedentary_time / MINUTE_S);
  });

const score =
  (type: string, metric: string): Map<wire.DailyScore> =>
  (gather, day) =>
    gather.item(`${type}:${day.id}`, (item) => {
      const start = instantOf(day.timestamp);
      item.sample({ metric, sourceType: `${type}.score`, source: RING, sourceUnit: '{score}', start, value: day.score });
      item.sample({
        metric: 'temperature-deviation',
        sourceType: `${type}.temperature_deviation`,
        source: RING,
        sourceUnit: 'Cel',
        start,
        value: day.temperature_deviation,
      });
    });

const oxygen: Map<wire.SpO2> = (gather, day, timeZone) =>
  gather.item(`daily_spo2:${day.id}`, (item) => {
    const start = localInstant(`${day.day}T00:00`, timeZone);
    const average = day.spo2_percentage?.average;
    // Zero is Oura's way to say that there is none.
    item.sample({
      metric: 'oxygen-saturation',
      sourceType: 'daily_spo2.average',
      source: RING,
      sourceUnit: '%',
      start,
      value: average === 0 ? undefined : average,
    });
    item.sample({
      metric: 'sleep-breathing-disturbances',
      sourceType: 'daily_spo2.breathing_disturbance_index',
      source: RING,
      sourceUnit: '1',
      start,
      value: day.breathing_disturbance_index,
    });
  });

const fitness: Map<wire.VO2Max> = (gather, { id, timestamp, vo2_max }) =>
  gather.item(`vO2_max:${id}`, (item) =>
    item.sample({
      metric: 'vo2-max',
      sourceType: 'vO2_max',
      source: RING,
      sourceUnit: 'mL/kg/min',
      start: instantOf(timestamp),
      value: vo2_max,
    }),
  );

const workout: Map<wire.Workout> = (gather, done) => {
  const [start, end] = [instantOf(done.start_datetime), instantOf(done.end_datetime)];
  if (!(end >= start)) return gather.malformed('workout');
  gather.item(`workout:${done.id}`, (item) =>
    item.record({
      kind: 'workout',
      key: `oura|${done.id}`,
      sourceType: done.activity,
      source: RING,
      start,
      end,
      type: WORKOUT_TYPES_OF_OURA.get(done.activity) ?? workoutTypeNamed(done.activity),
      durationMs: end - start,
      ...(typeof done.calories === 'number' && { energyKcal: done.calories }),
      ...(typeof done.distance === 'number' && { distanceM: done.distance }),
      statistics: [],
      events: [],
      routes: [],
    }),
  );
};

const MINDFUL: ReadonlySet<string> = new Set(['breathing', 'meditation', 'relaxation']);

const session: Map<wire.Session> = (gather, done) => {
  const [start, end] = [instantOf(done.start_datetime), instantOf(done.end_datetime)];
  const value = MINDFUL.has(done.type) ? (end - start) / (MINUTE_S * 1000) : undefined;
  gather.item(`session:${done.id}`, (item) =>
    item.sample({ metric: 'mindful-duration', sourceType: `session.${done.type}`, source: RING, sourceUnit: 's', start, end, value }),
  );
};

const heartRate: Map<wire.HeartRate> = (gather, { timestamp, bpm }) => {
  gather.skip();
  gather.sample({
    metric: 'heart-rate',
    sourceType: 'heartrate',
    source: RING,
    sourceUnit: 'bpm',
    start: instantOf(timestamp),
    value: bpm,
  });
};

type MapRecords = (records: readonly unknown[], timeZone: string) => Incoming;

const family =
  <T>(reader: WireReader<T>, name: string, map: Map<T>): MapRecords =>
  (records, timeZone) =>
    mapEach(records, reader, name, map, timeZone);

/** Oura's families of data and how each is read. */
export const FAMILIES = {
  sleep: family(wire.Sleep, 'sleep', sleep),
  daily_activity: family(wire.Activity, 'daily_activity', activity),
  daily_readiness: family(wire.DailyScore, 'daily_readiness', score('daily_readiness', 'readiness-score')),
  daily_sleep: family(wire.DailyScore, 'daily_sleep', score('daily_sleep', 'sleep-score')),
  daily_spo2: family(wire.SpO2, 'daily_spo2', oxygen),
  vO2_max: family(wire.VO2Max, 'vO2_max', fitness),
  workout: family(wire.Workout, 'workout', workout),
  session: family(wire.Session, 'session', session),
  heartrate: family(wire.HeartRate, 'heartrate', heartRate),
} as const;
