import type { SleepStage } from '@aceso/contracts/vocabulary';
import { dayIn, Gatherer, instantOf, localInstant, utcDayOf, type Incoming, type WireReader } from '../kit/connector/index.ts';
import { isoDurationMs, workoutTypeNamed, type SourceRef } from '../kit/index.ts';
import { afterStart, clockOf } from './clock.ts';
import * as wire from './wire.ts';

/** The watch. Only workouts tell which of several it was. */
export const WATCH: SourceRef = { key: 'watch', name: 'Polar', kind: 'watch', manufacturer: 'Polar' };

const STAGES: Readonly<Record<number, SleepStage>> = { 0: 'awake', 1: 'rem', 2: 'light', 3: 'light', 4: 'deep', 5: 'asleep' };
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const NOON_MINUTES = 720;
const PASSED = 'SPO2_TEST_PASSED';

/** What Polar writes by the clock on the wrist is read in the person's zone. */
export interface Frame {
  readonly timeZone: string;
}
type Map<T> = (gather: Gatherer, record: T, frame: Frame) => void;

const night: Map<wire.Night> = (gather, given) => {
  const [start, end] = [instantOf(given.sleep_start_time), instantOf(given.sleep_end_time)];
  if (!(end > start)) return gather.malformed('sleep');
  gather.item(`sleep:${given.date}`, (item) => {
    const steps = afterStart(given.hypnogram, given.sleep_start_time, start, end);
    for (const [i, { at, value }] of steps.entries()) {
      const [stage, until] = [STAGES[value], steps[i + 1]?.at ?? end];
      if (stage !== undefined && until > at)
        item.record({
          kind: 'sleep-stage',
          key: `polar|${given.date}|${i}`,
          sourceType: 'sleep.hypnogram',
          source: WATCH,
          start: at,
          end: until,
          stage,
        });
    }
    for (const { at, value } of afterStart(given.heart_rate_samples, given.sleep_start_time, start, end))
      // Zero is Polar's way to say that there is none.
      item.sample({
        metric: 'heart-rate',
        sourceType: 'sleep.heart_rate_samples',
        source: WATCH,
        sourceUnit: 'bpm',
        start: at,
        value: value === 0 ? undefined : value,
      });
    item.sample({
      metric: 'sleep-score',
      sourceType: 'sleep.sleep_score',
      source: WATCH,
      sourceUnit: '{score}',
      start: end,
      value: given.sleep_score,
    });
  });
};

/** A time of the clock on the wrist in the night that ends on a day; the evening is that of the day before. */
function nightInstant(date: string, clock: string, timeZone: string): number {
  const minutes = clockOf(clock);
  if (minutes === undefined) return Number.NaN;
  const day = minutes >= NOON_MINUTES ? utcDayOf(Date.parse(`${date}T00:00:00Z`), -1) : date;
  return localInstant(`${day}T${clock.slice(0, 5)}`, timeZone);
}

const recharge: Map<wire.Recharge> = (gather, given, frame) => {
  const wake = localInstant(`${given.date}T06:00`, frame.timeZone);
  gather.item(`recharge:${given.date}`, (item) => {
    const series = (
      metric: string,
      field: string,
      sourceUnit: string,
      samples: wire.Recharge['hrv_samples'],
      mean: number | null | undefined,
    ): void => {
      const put = (sourceType: string, start: number, value: number | null | undefined): void =>
        item.sample({
          metric,
          sourceType: `nightly-recharge.${sourceType}`,
          source: WATCH,
          sourceUnit,
          start,
          value: value === 0 ? undefined : value,
        });
      const told = Object.entries(samples ?? {});
      for (const [clock, value] of told) put(`${field}_samples`, nightInstant(given.date, clock, frame.timeZone), value);
      if (told.length === 0) put(`${field}_avg`, wake, mean);
    };
    // By Polar's words the root mean square of successive differences.
    series('heart-rate-variability-rmssd', 'hrv', 'ms', given.hrv_samples, given.heart_rate_variability_avg);
    series('respiratory-rate', 'breathing', '/min', given.breathing_samples, given.breathing_rate_avg);
  });
};

/** Amounts of a civil day; Polar writes its begin by the clock on the wrist. */
const activity: Map<wire.Activity> = (gather, given, { timeZone }) => {
  const date = given.start_time.slice(0, 10);
  const { start, end } = dayIn(date, timeZone);
  gather.item(`activity:${date}`, (item) => {
    const amount = (metric: string, field: string, sourceUnit: string, value: number | null | undefined): void =>
      item.sample({ metric, sourceType: `activity.${field}`, source: WATCH, sourceUnit, start, end, value });
    amount('step-count', 'steps', '{steps}', given.steps);
    amount('active-energy', 'active_calories', 'kcal', given.active_calories);
    amount('total-energy', 'calories', 'kcal', given.calories);
  });
};

const exercise: Map<wire.Exercise> = (gather, given, frame) => {
  const { start_time: text, start_time_utc_offset: minutes } = given;
  const start =
    typeof minutes === 'number'
      ? Date.parse(`${text.replace(/(\.\d+)?$/, '')}Z`) - minutes * MINUTE_MS
      : localInstant(text, frame.timeZone);
  const durationMs = isoDurationMs(given.duration);
  if (!Number.isFinite(start) || !(durationMs > 0)) return gather.malformed('exercise');
  const { average, maximum } = given.heart_rate ?? {};
  const heart = {
    ...(typeof average === 'number' && average > 0 && { average }),
    ...(typeof maximum === 'number' && maximum > 0 && { maximum }),
  };
  const device = typeof given.device === 'string' && given.device !== '' ? given.device : undefined;
  const sport = given.detailed_sport_info ?? given.sport ?? '';
  gather.item(`exercise:${given.id}`, (item) =>
    item.record({
      kind: 'workout',
      key: `polar|${given.id}`,
      sourceType: sport === '' ? 'exercise' : sport,
      source: device === undefined ? WATCH : { ...WATCH, key: device, name: device },
      start,
      end: start + durationMs,
      type: workoutTypeNamed(sport.replaceAll('_', ' ').toLowerCase()),
      durationMs,
      ...(typeof given.calories === 'number' && given.calories > 0 && { energyKcal: given.calories }),
      ...(typeof given.distance === 'number' && given.distance > 0 && { distanceM: given.distance }),
      statistics: Object.keys(heart).length === 0 ? [] : [{ metric: 'heart-rate', ...heart }],
      events: [],
      routes: [],
    }),
  );
};

/** Every five minutes, without ids: recognised by its times. */
const heartRate: Map<wire.HeartRateDay> = (gather, { date, heart_rate_samples: samples }, { timeZone }) => {
  gather.skip();
  for (const { heart_rate: value, sample_time: clock } of samples ?? [])
    gather.sample({
      metric: 'heart-rate',
      sourceType: 'continuous-heart-rate',
      source: WATCH,
      sourceUnit: 'bpm',
      start: localInstant(`${date}T${clock}`, timeZone),
      value: value === 0 ? undefined : value,
    });
};

/** Seconds until the year 5138, or milliseconds since 1973. */
const MILLISECONDS_FROM = 1e11;

const oxygen: Map<wire.Oxygen> = (gather, { test_time: at, test_status: status, blood_oxygen_percent: value }) =>
  gather.item(`spo2:${at}`, (item) =>
    // A test that was not passed has a number, too: it is none.
    item.sample({
      metric: 'oxygen-saturation',
      sourceType: 'spo2',
      source: WATCH,
      sourceUnit: '%',
      start: at < MILLISECONDS_FROM ? at * 1000 : at,
      value: typeof status === 'string' && status !== PASSED ? undefined : value,
    }),
  );

const skin: Map<wire.Skin> = (gather, given, { timeZone }) =>
  gather.item(`skin:${given.sleep_date}`, (item) => {
    const start = localInstant(`${given.sleep_date}T00:00`, timeZone) + 6 * HOUR_MS;
    const put = (metric: string, field: string, sourceUnit: string, value: number | null | undefined): void =>
      item.sample({ metric, sourceType: `skintemperature.${field}`, source: WATCH, sourceUnit, start, value });
    put('skin-temperature', 'sleep_time', 'Cel', given.sleep_time_skin_temperature_celsius);
    put('temperature-deviation', 'deviation', 'Cel', given.deviation_from_baseline_celsius);
  });

type MapRecords = (records: readonly unknown[], frame: Frame) => Incoming;

/** Reads records one by one: one that is not as documented is set aside and keeps no other from coming. */
const family =
  <T>(reader: WireReader<T>, name: string, map: Map<T>): MapRecords =>
  (records, frame) => {
    const gather = new Gatherer();
    for (const record of records) {
      if (reader.fits(record)) map(gather, record, frame);
      else gather.malformed(name);
    }
    return gather.result();
  };

/** Polar's families of data and how each is read. */
export const FAMILIES = {
  sleep: family(wire.Night, 'sleep', night),
  recharge: family(wire.Recharge, 'nightly-recharge', recharge),
  activity: family(wire.Activity, 'activity', activity),
  exercise: family(wire.Exercise, 'exercise', exercise),
  'heart-rate': family(wire.HeartRateDay, 'continuous-heart-rate', heartRate),
  spo2: family(wire.Oxygen, 'spo2', oxygen),
  skin: family(wire.Skin, 'skintemperature', skin),
} as const;
