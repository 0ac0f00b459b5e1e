import type { SleepStage } from '@aceso/contracts/vocabulary';
import { dayIn, Gatherer, localInstant, type Incoming, type WireReader } from '../kit/connector/index.ts';
import type { SourceRef } from '../kit/index.ts';
import { sportOf } from './sports.ts';
import * as wire from './wire.ts';

/** The watch; Garmin's days do not say which of several. */
export const WATCH: SourceRef = { key: 'watch', name: 'Garmin', kind: 'watch', manufacturer: 'Garmin' };
const SCALE: SourceRef = { key: 'scale', name: 'Garmin scale', kind: 'scale', manufacturer: 'Garmin' };
const TYPED: SourceRef = { key: 'manual', name: 'Garmin Connect, typed in', kind: 'manual' };

const MINUTE_S = 60;
const GRAMS_PER_KILOGRAM = 1000;
/** Garmin's levels of the course of a night. */
const STAGES: Readonly<Record<number, SleepStage>> = { 0: 'deep', 1: 'light', 2: 'rem', 3: 'awake' };

const utc = (text: string | null | undefined): number => (typeof text === 'string' ? localInstant(text, 'UTC') : Number.NaN);
const positive = (value: number | null | undefined): number | undefined => (typeof value === 'number' && value > 0 ? value : undefined);
const divided = (value: number | null | undefined, by: number): number | undefined => (typeof value === 'number' ? value / by : undefined);

interface Place {
  /** Civil day that was asked for. */
  readonly day: string;
  readonly timeZone: string;
}
type Map<T> = (gather: Gatherer, answer: T, place: Place) => void;

/** Values of a series by their place in a row; what is no number is no reading. */
function rows(given: wire.Stress['stressValuesArray'], place: number, take: (at: number, value: number) => void): void {
  for (const row of given ?? []) {
    const [at, value] = [row[0], row[place]];
    if (typeof at === 'number' && typeof value === 'number') take(at, value);
  }
}

const heartRate: Map<wire.HeartRate> = (gather, answer, { day, timeZone }) => {
  rows(answer.heartRateValues, 1, (start, value) => {
    gather.skip();
    gather.sample({ metric: 'heart-rate', sourceType: 'heartRateValues', source: WATCH, sourceUnit: 'bpm', start, value });
  });
  const value = positive(answer.restingHeartRate);
  if (value === undefined) return;
  const start = typeof answer.startTimestampGMT === 'string' ? utc(answer.startTimestampGMT) : dayIn(day, timeZone).start;
  gather.item(`heartrate:${day}`, (item) =>
    item.sample({ metric: 'resting-heart-rate', sourceType: 'restingHeartRate', source: WATCH, sourceUnit: 'bpm', start, value }),
  );
};

const variability: Map<wire.Variability> = (gather, { hrvReadings }) => {
  for (const { hrvValue, readingTimeGMT } of hrvReadings ?? []) {
    gather.skip();
    const start = utc(readingTimeGMT);
    gather.sample({
      metric: 'heart-rate-variability-rmssd',
      sourceType: 'hrvReadings',
      source: WATCH,
      sourceUnit: 'ms',
      start,
      value: positive(hrvValue),
    });
  }
};

const night: Map<wire.Night> = (gather, { dailySleepDTO: sleep, sleepLevels }, { day }) => {
  const [start, end] = [sleep.sleepStartTimestampGMT ?? Number.NaN, sleep.sleepEndTimestampGMT ?? Number.NaN];
  // A day without a night has all its fields, with nothing in them.
  if (!(end > start)) return;
  gather.item(`sleep:${day}`, (item) => {
    const reading = (metric: string, field: string, sourceUnit: string, value: number | null | undefined): void =>
      item.sample({ metric, sourceType: `sleep.${field}`, source: WATCH, sourceUnit, start: end, value });
    const levels = (sleepLevels ?? []).flatMap(({ startGMT, endGMT, activityLevel }) => {
      const [from, to, stage] = [utc(startGMT), utc(endGMT), STAGES[activityLevel]];
      return stage !== undefined && to > from ? [{ from, to, stage }] : [];
    });
    for (const [i, { from, to, stage }] of levels.entries())
      item.record({
        kind: 'sleep-stage',
        key: `garmin|${day}|${i}`,
        sourceType: 'sleepLevels',
        source: WATCH,
        start: from,
        end: to,
        stage,
      });
    if (levels.length === 0)
      item.sample({
        metric: 'sleep-duration',
        sourceType: 'sleep.sleepTimeSeconds',
        source: WATCH,
        sourceUnit: 's',
        start,
        end,
        value: divided(positive(sleep.sleepTimeSeconds), MINUTE_S),
      });
    reading('respiratory-rate', 'averageRespirationValue', '/min', positive(sleep.averageRespirationValue));
    reading('sleep-awakenings', 'awakeCount', '1', sleep.awakeCount);
    reading('sleep-score', 'sleepScores', '{score}', sleep.sleepScores?.overall?.value);
  });
};

/** Levels below zero say why nothing was measured. */
const stress: Map<wire.Stress> = (gather, { stressValuesArray, bodyBatteryValuesArray }) => {
  const take = (metric: string, sourceType: string) => (start: number, value: number) => {
    gather.skip();
    if (value >= 0) gather.sample({ metric, sourceType, source: WATCH, sourceUnit: '{score}', start, value });
  };
  rows(stressValuesArray, 1, take('stress-level', 'stressValuesArray'));
  // Time, state, level, version.
  rows(bodyBatteryValuesArray, 2, take('body-battery', 'bodyBatteryValuesArray'));
};

const summary: Map<wire.Summary> = (gather, answer, { day, timeZone }) => {
  const civil = dayIn(day, timeZone);
  const [start, until] = [utc(answer.wellnessStartTimeGmt), utc(answer.wellnessEndTimeGmt)];
  const span = until > start ? { start, end: until } : civil;
  const amounts = [
    ['step-count', 'totalSteps', '{steps}', answer.totalSteps],
    ['distance-walking-running', 'totalDistanceMeters', 'm', answer.totalDistanceMeters],
    ['active-energy', 'activeKilocalories', 'kcal', answer.activeKilocalories],
    ['basal-energy', 'bmrKilocalories', 'kcal', answer.bmrKilocalories],
    ['flights-climbed', 'floorsAscended', '{flights}', answer.floorsAscended],
    ['moderate-activity-time', 'moderateIntensityMinutes', 'min', answer.moderateIntensityMinutes],
    ['vigorous-activity-time', 'vigorousIntensityMinutes', 'min', answer.vigorousIntensityMinutes],
    ['sedentary-time', 'sedentarySeconds', 's', divided(answer.sedentarySeconds, MINUTE_S)],
  ] as const;
  if (amounts.every(([, , , value]) => typeof value !== 'number')) return;
  gather.item(`summary:${day}`, (item) => {
    for (const [metric, field, sourceUnit, value] of amounts)
      item.sample({ metric, sourceType: `summary.${field}`, source: WATCH, sourceUnit, ...span, value });
  });
};

/** Answers by the day that was asked for; a day that Garmin has nothing of is undefined. */
export type Answers = ReadonlyMap<string, unknown>;

const family =
  <T>(reader: WireReader<T>, name: string, map: Map<T>) =>
  (answers: Answers, timeZone: string): Incoming => {
    const gather = new Gatherer();
    for (const [day, answer] of answers) {
      if (answer === undefined || answer === null) continue;
      if (reader.fits(answer)) map(gather, answer, { day, timeZone });
      else gather.malformed(name);
    }
    return gather.result();
  };

/** Families that are asked for day by day. */
export const DAILY = {
  heartrate: family(wire.HeartRate, 'heartrate', heartRate),
  hrv: family(wire.Variability, 'hrv', variability),
  sleep: family(wire.Night, 'sleep', night),
  stress: family(wire.Stress, 'stress', stress),
  summary: family(wire.Summary, 'summary', summary),
} as const;

export function mapWeights(records: readonly unknown[]): Incoming {
  const gather = new Gatherer();
  for (const one of records) {
    if (!wire.Weight.fits(one)) {
      gather.malformed('weight');
      continue;
    }
    gather.item(`weight:${one.samplePk}`, (item) => {
      const source = one.sourceType === 'MANUAL' ? TYPED : SCALE;
      const take = (metric: string, field: string, sourceUnit: string, value: number | undefined): void =>
        item.sample({ metric, sourceType: `weight.${field}`, source, sourceUnit, start: one.timestampGMT, value });
      take('body-mass', 'weight', 'g', divided(positive(one.weight), GRAMS_PER_KILOGRAM));
      take('body-fat-percentage', 'bodyFat', '%', positive(one.bodyFat));
      take('bone-mass', 'boneMass', 'g', divided(positive(one.boneMass), GRAMS_PER_KILOGRAM));
      take('muscle-mass', 'muscleMass', 'g', divided(positive(one.muscleMass), GRAMS_PER_KILOGRAM));
    });
  }
  return gather.result();
}

function takeActivity(gather: Gatherer, done: wire.Activity): void {
  const start = utc(done.startTimeGMT);
  const end = start + (done.elapsedDuration ?? done.duration) * 1000;
  if (!(end >= start)) return gather.malformed('activity');
  const [average, maximum] = [positive(done.averageHR), positive(done.maxHR)];
  const heart = { ...(average !== undefined && { average }), ...(maximum !== undefined && { maximum }) };
  const [energyKcal, distanceM] = [positive(done.calories), positive(done.distance)];
  gather.item(`activity:${done.activityId}`, (item) =>
    item.record({
      kind: 'workout',
      key: `garmin|${done.activityId}`,
      sourceType: done.activityType.typeKey,
      source: done.manualActivity === true ? TYPED : WATCH,
      start,
      end,
      type: sportOf(done.activityType.typeKey),
      durationMs: Math.round(done.duration * 1000),
      ...(energyKcal !== undefined && { energyKcal }),
      ...(distanceM !== undefined && { distanceM }),
      statistics: Object.keys(heart).length === 0 ? [] : [{ metric: 'heart-rate', ...heart }],
      events: [],
      routes: [],
    }),
  );
}

export function mapActivities(records: readonly unknown[]): Incoming {
  const gather = new Gatherer();
  for (const one of records) {
    if (wire.Activity.fits(one)) takeActivity(gather, one);
    else gather.malformed('activity');
  }
  return gather.result();
}
