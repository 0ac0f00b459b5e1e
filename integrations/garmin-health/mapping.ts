import type { SleepStage } from '@aceso/contracts/vocabulary';
import { dayIn, Gatherer, type Incoming, type WireReader } from '../kit/connector/index.ts';
import { divided, eachOf, MONITOR, positive, SCALE, TYPED, WATCH, type Item } from './item.ts';
import { sportOf } from './sports.ts';
import * as wire from './wire.ts';

const MINUTE_S = 60;
const GRAMS_PER_KILOGRAM = 1000;

type Map<T> = (item: Item, summary: T, timeZone: string) => void;

const dailies: Map<wire.Day> = (item, day) => {
  const start = day.startTimeInSeconds * 1000;
  const end = start + day.durationInSeconds * 1000;
  const amount = (metric: string, field: string, sourceUnit: string, value: number | null | undefined): void =>
    item.sample({ metric, sourceType: `dailies.${field}`, source: WATCH, sourceUnit, start, end, value });
  amount('step-count', 'steps', '{steps}', day.steps);
  amount('distance-walking-running', 'distanceInMeters', 'm', day.distanceInMeters);
  amount('active-energy', 'activeKilocalories', 'kcal', day.activeKilocalories);
  amount('basal-energy', 'bmrKilocalories', 'kcal', day.bmrKilocalories);
  amount('flights-climbed', 'floorsClimbed', '{flights}', day.floorsClimbed);
  amount('moderate-activity-time', 'moderateIntensityDurationInSeconds', 's', divided(day.moderateIntensityDurationInSeconds, MINUTE_S));
  amount('vigorous-activity-time', 'vigorousIntensityDurationInSeconds', 's', divided(day.vigorousIntensityDurationInSeconds, MINUTE_S));
  const resting = positive(day.restingHeartRateInBeatsPerMinute);
  item.sample({
    metric: 'resting-heart-rate',
    sourceType: 'dailies.restingHeartRate',
    source: WATCH,
    sourceUnit: 'bpm',
    start,
    value: resting,
  });
  eachOf(day.timeOffsetHeartRateSamples, day.startTimeInSeconds, (at, value) =>
    item.sample({
      metric: 'heart-rate',
      sourceType: 'dailies.heartRate',
      source: WATCH,
      sourceUnit: 'bpm',
      start: at,
      value: positive(value),
    }),
  );
};

/** Garmin's names of the stages of a night. */
const STAGES: readonly (readonly [level: keyof NonNullable<wire.Night['sleepLevelsMap']>, stage: SleepStage])[] = [
  ['deep', 'deep'],
  ['light', 'light'],
  ['rem', 'rem'],
  ['awake', 'awake'],
  ['unmeasurable', 'asleep'],
];

/** The duration that Garmin tells is the time asleep: a night ends with its last stage. */
const sleeps: Map<wire.Night> = (item, night) => {
  const stretches = STAGES.flatMap(([level, stage]) =>
    (night.sleepLevelsMap?.[level] ?? []).flatMap(({ startTimeInSeconds: from, endTimeInSeconds: to }) =>
      to > from ? [{ from: from * 1000, to: to * 1000, stage }] : [],
    ),
  ).toSorted((a, b) => a.from - b.from);
  for (const [i, { from, to, stage }] of stretches.entries())
    item.record({
      kind: 'sleep-stage',
      key: `garmin-health|${night.summaryId}|${i}`,
      sourceType: 'sleeps',
      source: WATCH,
      start: from,
      end: to,
      stage,
    });
  const end = Math.max(night.startTimeInSeconds * 1000, ...stretches.map(({ to }) => to));
  const value = positive(night.overallSleepScore?.value);
  item.sample({ metric: 'sleep-score', sourceType: 'sleeps.overallSleepScore', source: WATCH, sourceUnit: '{score}', start: end, value });
};

/** A series from seconds since its start; `least` is the lowest value that is a measurement. */
function series(
  item: Item,
  metric: string,
  sourceType: string,
  sourceUnit: string,
  offsets: wire.Offsets,
  from: number,
  least: number,
): void {
  eachOf(offsets, from, (start, value) =>
    item.sample({ metric, sourceType, source: WATCH, sourceUnit, start, value: value >= least ? value : undefined }),
  );
}

const hrv: Map<wire.Variability> = (item, { hrvValues, startTimeInSeconds: from }) =>
  series(item, 'heart-rate-variability-rmssd', 'hrv', 'ms', hrvValues, from, 1);

/** Levels below zero say why nothing was measured. */
const stressDetails: Map<wire.Stress> = (item, { startTimeInSeconds: from, ...values }) => {
  series(item, 'stress-level', 'stressDetails.stress', '{score}', values.timeOffsetStressLevelValues, from, 0);
  series(item, 'body-battery', 'stressDetails.bodyBattery', '{score}', values.timeOffsetBodyBatteryValues, from, 0);
};

const pulseox: Map<wire.Oxygen> = (item, { timeOffsetSpo2Values, startTimeInSeconds: from }) =>
  series(item, 'oxygen-saturation', 'pulseox', '%', timeOffsetSpo2Values, from, 1);

const respiration: Map<wire.Breath> = (item, { startTimeInSeconds: from, ...values }) =>
  series(item, 'respiratory-rate', 'respiration', '/min', values.timeOffsetEpochToBreaths ?? values.timeOffsetRespirationValues, from, 1);

const bodyComps: Map<wire.Body> = (item, body) => {
  const start = body.measurementTimeInSeconds * 1000;
  const take = (metric: string, field: string, sourceUnit: string, value: number | undefined): void =>
    item.sample({ metric, sourceType: `bodyComps.${field}`, source: SCALE, sourceUnit, start, value });
  take('body-mass', 'weightInGrams', 'g', divided(positive(body.weightInGrams), GRAMS_PER_KILOGRAM));
  take('body-fat-percentage', 'bodyFatInPercent', '%', positive(body.bodyFatInPercent));
  take('bone-mass', 'boneMassInGrams', 'g', divided(positive(body.boneMassInGrams), GRAMS_PER_KILOGRAM));
  take('muscle-mass', 'muscleMassInGrams', 'g', divided(positive(body.muscleMassInGrams), GRAMS_PER_KILOGRAM));
};

const userMetrics: Map<wire.Fitness> = (item, { calendarDate, vo2Max }, timeZone) => {
  const { start } = dayIn(calendarDate, timeZone);
  item.sample({
    metric: 'vo2-max',
    sourceType: 'userMetrics.vo2Max',
    source: WATCH,
    sourceUnit: 'mL/kg/min',
    start,
    value: positive(vo2Max),
  });
};

const bloodPressures: Map<wire.Pressure> = (item, { summaryId, measurementTimeInSeconds, systolic, diastolic, pulse, sourceType: how }) => {
  const start = measurementTimeInSeconds * 1000;
  const source = how === 'MANUAL' ? TYPED : MONITOR;
  const take = (metric: string, field: string, sourceUnit: string, value: number | undefined): void =>
    item.sample({ metric, sourceType: `bloodPressures.${field}`, source, sourceUnit, start, value });
  take('blood-pressure-systolic', 'systolic', 'mm[Hg]', systolic);
  take('blood-pressure-diastolic', 'diastolic', 'mm[Hg]', diastolic);
  take('heart-rate', 'pulse', 'bpm', positive(pulse));
  item.record({
    kind: 'blood-pressure',
    key: `garmin-health|${summaryId}`,
    sourceType: 'bloodPressures',
    source,
    start,
    end: start,
    systolic,
    diastolic,
  });
};

const activities: Map<wire.Activity> = (item, done) => {
  const start = done.startTimeInSeconds * 1000;
  const [average, maximum] = [positive(done.averageHeartRateInBeatsPerMinute), positive(done.maxHeartRateInBeatsPerMinute)];
  const heart = { ...(average !== undefined && { average }), ...(maximum !== undefined && { maximum }) };
  const [energyKcal, distanceM] = [positive(done.activeKilocalories), positive(done.distanceInMeters)];
  const device = done.deviceName;
  const watch = typeof device === 'string' && device !== '' && device !== 'unknown' ? { ...WATCH, key: device, name: device } : WATCH;
  item.record({
    kind: 'workout',
    key: `garmin-health|${done.summaryId}`,
    sourceType: done.activityType,
    source: done.manual === true ? TYPED : watch,
    start,
    end: start + done.durationInSeconds * 1000,
    type: sportOf(done.activityType),
    durationMs: Math.round(done.durationInSeconds * 1000),
    ...(energyKcal !== undefined && { energyKcal }),
    ...(distanceM !== undefined && { distanceM }),
    statistics: Object.keys(heart).length === 0 ? [] : [{ metric: 'heart-rate', ...heart }],
    events: [],
    routes: [],
  });
};

type MapSummaries = (summaries: readonly unknown[], timeZone: string) => Incoming;

const family =
  <T extends { readonly summaryId: string }>(name: string, reader: WireReader<T>, map: Map<T>): MapSummaries =>
  (summaries, timeZone) => {
    const gather = new Gatherer();
    for (const one of summaries) {
      if (reader.fits(one)) gather.item(`${name}:${one.summaryId}`, (item) => map(item, one, timeZone));
      else gather.malformed(name);
    }
    return gather.result();
  };

/** Families of the Health API. */
export const FAMILIES = {
  dailies: family('dailies', wire.Day, dailies),
  sleeps: family('sleeps', wire.Night, sleeps),
  hrv: family('hrv', wire.Variability, hrv),
  stressDetails: family('stressDetails', wire.Stress, stressDetails),
  pulseox: family('pulseox', wire.Oxygen, pulseox),
  allDayRespiration: family('allDayRespiration', wire.Breath, respiration),
  bodyComps: family('bodyComps', wire.Body, bodyComps),
  userMetrics: family('userMetrics', wire.Fitness, userMetrics),
  bloodPressures: family('bloodPressures', wire.Pressure, bloodPressures),
  activities: family('activities', wire.Activity, activities),
} as const;
export type Family = keyof typeof FAMILIES;
export const isFamily = (name: string): name is Family => Object.hasOwn(FAMILIES, name);
