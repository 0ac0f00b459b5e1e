import type { SleepStage } from '@aceso/contracts/vocabulary';
import { Gatherer, type Incoming } from '../kit/connector/index.ts';
import { workoutTypeNamed } from '../kit/index.ts';
import { dayStart, idOf, mapSeries, numberOf, SERIES } from './series.ts';
import { sourceOf } from './source.ts';
import * as wire from './wire.ts';

const STAGES: Readonly<Record<string, SleepStage>> = {
  AWAKE: 'awake',
  // Nights of older devices: nobody who is restless sleeps.
  RESTLESS: 'awake',
  LIGHT: 'light',
  DEEP: 'deep',
  REM: 'rem',
  ASLEEP: 'asleep',
};
const MINUTE_MS = 60_000;
const MICROVOLTS_PER_MILLIVOLT = 1_000;

interface Place {
  readonly gather: Gatherer;
  readonly point: wire.Point;
  readonly timeZone: string;
}
/** Takes the value of a point. Returns whether it is as documented. */
type Take = (value: unknown, place: Place) => boolean;

const sleep: Take = (value, { gather, point }) => {
  if (!wire.Sleep.fits(value)) return false;
  const [start, end] = [Date.parse(value.interval.startTime), Date.parse(value.interval.endTime)];
  if (!(end > start)) return false;
  const [id, source] = [idOf('sleep', point, start), sourceOf(point.dataSource)];
  const stretches = [
    ...(value.stages ?? []).map(({ type, startTime, endTime }) => ({ stage: STAGES[type], startTime, endTime })),
    ...(value.outOfBedSegments ?? []).map(({ startTime, endTime }) => ({ stage: 'out-of-bed' as const, startTime, endTime })),
  ];
  gather.item(id, (item) => {
    let count = 0;
    for (const { stage, startTime, endTime } of stretches) {
      const [from, to] = [Date.parse(startTime), Date.parse(endTime)];
      if (stage === undefined || !(to > from)) continue;
      item.record({
        kind: 'sleep-stage',
        key: `google-health|${id}|${count++}`,
        sourceType: 'sleep.stages',
        source,
        start: from,
        end: to,
        stage,
      });
    }
    const minutes = (metric: string, field: string, at: number, given: unknown): void =>
      item.sample({ metric, sourceType: `sleep.${field}`, source, sourceUnit: 'min', start: at, end, value: numberOf(given) });
    // A night without stages still tells how long it was.
    if (count === 0) minutes('sleep-duration', 'minutesAsleep', start, value.summary?.minutesAsleep);
    minutes('sleep-latency', 'minutesToFallAsleep', end, value.summary?.minutesToFallAsleep);
  });
  return true;
};

/** `"1830s"`, with fractions. */
const secondsOf = (text: string | null | undefined): number => Number(/^(\d+(?:\.\d+)?)s$/.exec(text ?? '')?.[1] ?? Number.NaN);

const exercise: Take = (value, { gather, point }) => {
  if (!wire.Exercise.fits(value)) return false;
  const [start, end] = [Date.parse(value.interval.startTime), Date.parse(value.interval.endTime)];
  if (!(end > start)) return false;
  const { caloriesKcal, distanceMillimeters, averageHeartRateBeatsPerMinute } = value.metricsSummary ?? {};
  const [seconds, average] = [secondsOf(value.activeDuration), numberOf(averageHeartRateBeatsPerMinute)];
  const id = idOf('exercise', point, start);
  const name = value.exerciseType ?? '';
  gather.item(id, (item) =>
    item.record({
      kind: 'workout',
      key: `google-health|${id}`,
      sourceType: name === '' ? 'exercise' : name,
      source: sourceOf(point.dataSource),
      start,
      end,
      type: workoutTypeNamed(name),
      durationMs: Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1000, end - start) : end - start,
      ...(typeof caloriesKcal === 'number' && caloriesKcal > 0 && { energyKcal: caloriesKcal }),
      ...(typeof distanceMillimeters === 'number' && distanceMillimeters > 0 && { distanceM: distanceMillimeters / 1000 }),
      statistics: average === undefined || average <= 0 ? [] : [{ metric: 'heart-rate', average }],
      events: [],
      routes: [],
    }),
  );
  return true;
};

const electrocardiogram: Take = (value, { gather, point }) => {
  if (!wire.Electrocardiogram.fits(value)) return false;
  const start = Date.parse(value.interval.startTime);
  if (!Number.isFinite(start)) return false;
  const { waveformSamples, millivoltsScalingFactor, samplingFrequencyHertz, resultClassification } = value;
  const id = idOf('electrocardiogram', point, start);
  gather.item(id, (item) =>
    item.record({
      kind: 'electrocardiogram',
      key: `google-health|${id}`,
      sourceType: 'electrocardiogram',
      source: sourceOf(point.dataSource),
      start,
      end: start + Math.round((waveformSamples.length / samplingFrequencyHertz) * 1000),
      classification: resultClassification ?? 'unknown',
      sampleRateHz: samplingFrequencyHertz,
      microvolts: Float32Array.from(waveformSamples, (sample) => sample * millivoltsScalingFactor * MICROVOLTS_PER_MILLIVOLT),
    }),
  );
  return true;
};

/** That the rhythm was looked at and found irregular: what Google says, not a diagnosis. */
const rhythm: Take = (value, { gather, point }) => {
  if (!wire.Interval.fits(value)) return false;
  const [start, end] = [Date.parse(value.interval.startTime), Date.parse(value.interval.endTime)];
  if (!(end >= start)) return false;
  const id = idOf('irregular-rhythm-notification', point, start);
  gather.item(id, (item) =>
    item.record({
      kind: 'event',
      key: `google-health|${id}`,
      sourceType: 'irregular-rhythm-notification',
      source: sourceOf(point.dataSource),
      start,
      end,
      detail: {},
    }),
  );
  return true;
};

const sedentary: Take = (value, { gather, point }) => {
  if (!wire.Interval.fits(value)) return false;
  const [start, end] = [Date.parse(value.interval.startTime), Date.parse(value.interval.endTime)];
  if (!(end > start)) return false;
  const reading = {
    metric: 'sedentary-time',
    sourceType: 'sedentary-period',
    source: sourceOf(point.dataSource),
    sourceUnit: 'min',
    start,
    end,
    value: (end - start) / MINUTE_MS,
  };
  gather.unnamed((into) => into.sample(reading));
  return true;
};

const respiratory: Take = (value, { gather, point }) => {
  if (!wire.Respiratory.fits(value)) return false;
  const start = Date.parse(value.sampleTime.physicalTime);
  const reading = {
    metric: 'respiratory-rate',
    sourceType: 'respiratory-rate-sleep-summary.fullSleepStats',
    source: sourceOf(point.dataSource),
    sourceUnit: '/min',
    start,
    value: value.fullSleepStats?.breathsPerMinute,
  };
  gather.item(idOf('respiratory-rate-sleep-summary', point, start), (item) => item.sample(reading));
  return true;
};

const temperature: Take = (value, { gather, point, timeZone }) => {
  if (!wire.Daily.fits(value)) return false;
  const start = dayStart(value.date, timeZone);
  const { nightlyTemperatureCelsius, baselineTemperatureCelsius } = value as Readonly<Record<string, unknown>>; // Numbers are looked at below.
  const [night, baseline] = [numberOf(nightlyTemperatureCelsius), numberOf(baselineTemperatureCelsius)];
  const base = { sourceType: 'daily-sleep-temperature-derivations', source: sourceOf(point.dataSource), sourceUnit: 'Cel', start };
  gather.item(idOf('daily-sleep-temperature-derivations', point, start), (item) => {
    item.sample({ ...base, metric: 'skin-temperature', value: night });
    const deviation = night === undefined || baseline === undefined ? undefined : Number((night - baseline).toFixed(3));
    item.sample({ ...base, metric: 'temperature-deviation', value: deviation });
  });
  return true;
};

/** Types whose points are more than figures: name of the value within a point, and how it is read. */
const RECORDS: Readonly<Record<string, { readonly name: string; readonly take: Take }>> = {
  sleep: { name: 'sleep', take: sleep },
  exercise: { name: 'exercise', take: exercise },
  electrocardiogram: { name: 'electrocardiogram', take: electrocardiogram },
  'irregular-rhythm-notification': { name: 'irregularRhythmNotification', take: rhythm },
  'sedentary-period': { name: 'sedentaryPeriod', take: sedentary },
  'respiratory-rate-sleep-summary': { name: 'respiratoryRateSleepSummary', take: respiratory },
  'daily-sleep-temperature-derivations': { name: 'dailySleepTemperatureDerivations', take: temperature },
};

/** Types of points that are read, all of them. */
export const TYPES: readonly string[] = [...Object.keys(SERIES), ...Object.keys(RECORDS)];

/** Reads points of a type; one that is not as documented is set aside and keeps no other from coming. */
export function mapPoints(type: string, points: readonly unknown[], timeZone: string): Incoming {
  const series = SERIES[type];
  if (series !== undefined) return mapSeries(type, series, points, timeZone);
  const { name = '', take } = RECORDS[type] ?? {};
  const gather = new Gatherer();
  for (const point of points) {
    const isRead =
      take !== undefined && wire.Point.fits(point) && take((point as Readonly<Record<string, unknown>>)[name], { gather, point, timeZone });
    if (!isRead) gather.malformed(type);
  }
  return gather.result();
}
