import { Gatherer, type Incoming } from '../kit/connector/index.ts';
import type { SourceRef } from '../kit/index.ts';
import { sourceOf } from './source.ts';
import * as wire from './wire.ts';

type Fields = Readonly<Record<string, unknown>>;

/** How one figure of a point becomes a metric: `per` of the written unit make one of ours. */
export interface Figure {
  readonly metric: string;
  readonly field: string;
  readonly unit: string;
  readonly per?: number;
}

/** Types whose points are a figure over a stretch of time, or at an instant. */
export interface Series {
  /** Name of the value within a point. */
  readonly name: string;
  readonly time: 'interval' | 'moment' | 'day';
  readonly figures: readonly Figure[];
  /** Whether each point is kept by its id: not where there is one a minute or more. */
  readonly hasIds: boolean;
}

const one = (
  name: string,
  time: Series['time'],
  hasIds: boolean,
  ...figures: readonly (readonly [metric: string, field: string, unit: string, per?: number])[]
): Series => ({
  name,
  time,
  hasIds,
  figures: figures.map(([metric, field, unit, per]) => ({ metric, field, unit, ...(per !== undefined && { per }) })),
});

/** Series by Google's type. */
export const SERIES: Readonly<Record<string, Series>> = {
  steps: one('steps', 'interval', false, ['step-count', 'count', '{steps}']),
  distance: one('distance', 'interval', false, ['distance-walking-running', 'millimeters', 'mm', 1000]),
  floors: one('floors', 'interval', false, ['flights-climbed', 'count', '{flights}']),
  altitude: one('altitude', 'interval', false, ['elevation-gained', 'gainMillimeters', 'mm', 1000]),
  'active-energy-burned': one('activeEnergyBurned', 'interval', false, ['active-energy', 'kcal', 'kcal']),
  'basal-energy-burned': one('basalEnergyBurned', 'interval', false, ['basal-energy', 'kcal', 'kcal']),
  'active-zone-minutes': one('activeZoneMinutes', 'interval', false, ['active-zone-minutes', 'activeZoneMinutes', 'min']),
  'heart-rate': one('heartRate', 'moment', false, ['heart-rate', 'beatsPerMinute', '/min']),
  'heart-rate-variability': one(
    'heartRateVariability',
    'moment',
    false,
    ['heart-rate-variability-rmssd', 'rootMeanSquareOfSuccessiveDifferencesMilliseconds', 'ms'],
    ['heart-rate-variability-sdnn', 'standardDeviationMilliseconds', 'ms'],
  ),
  'oxygen-saturation': one('oxygenSaturation', 'moment', false, ['oxygen-saturation', 'percentage', '%']),
  weight: one('weight', 'moment', true, ['body-mass', 'weightGrams', 'g', 1000]),
  height: one('height', 'moment', true, ['height', 'heightMillimeters', 'mm', 10]),
  'body-fat': one('bodyFat', 'moment', true, ['body-fat-percentage', 'percentage', '%']),
  'blood-glucose': one('bloodGlucose', 'moment', true, ['blood-glucose', 'bloodGlucoseMilligramsPerDeciliter', 'mg/dL']),
  'core-body-temperature': one('coreBodyTemperature', 'moment', true, ['body-temperature', 'temperatureCelsius', 'Cel']),
  'daily-resting-heart-rate': one('dailyRestingHeartRate', 'day', true, ['resting-heart-rate', 'beatsPerMinute', '/min']),
  'daily-vo2-max': one('dailyVo2Max', 'day', true, ['vo2-max', 'vo2Max', 'mL/kg/min']),
};

/** A number, which may travel as text; undefined when there is none. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** Midnight of a civil day in the zone of the person. */
export const dayStart = ({ year, month, day }: { year: number; month: number; day: number }, timeZone: string): number => {
  try {
    return Temporal.PlainDate.from({ year, month, day }).toZonedDateTime(timeZone).epochMilliseconds;
  } catch {
    return Number.NaN;
  }
};

/** When a value was measured; undefined when it is not as documented. */
export function timesOf(
  value: unknown,
  time: Series['time'],
  timeZone: string,
): { readonly start: number; readonly end: number } | undefined {
  if (time === 'interval' && wire.Interval.fits(value))
    return { start: Date.parse(value.interval.startTime), end: Date.parse(value.interval.endTime) };
  if (time === 'moment' && wire.Moment.fits(value)) {
    const start = Date.parse(value.sampleTime.physicalTime);
    return { start, end: start };
  }
  if (time !== 'day' || !wire.Daily.fits(value)) return undefined;
  const start = dayStart(value.date, timeZone);
  return { start, end: start };
}

/** The id of a point, the last part of its name; its begin where Google gives no name. */
export const idOf = (type: string, { name }: wire.Point, start: number): string =>
  `${type}:${typeof name === 'string' && name !== '' ? (name.split('/').at(-1) ?? name) : start}`;

/** Reads points of a series; one that is not as documented is set aside. */
export function mapSeries(type: string, { name, time, figures, hasIds }: Series, points: readonly unknown[], timeZone: string): Incoming {
  const gather = new Gatherer();
  for (const point of points) {
    if (!wire.Point.fits(point)) {
      gather.malformed(type);
      continue;
    }
    const value = (point as Fields)[name];
    const times = timesOf(value, time, timeZone);
    if (times === undefined || !Number.isFinite(times.start)) {
      gather.malformed(type);
      continue;
    }
    const source = sourceOf(point.dataSource);
    const readings = figures.map((figure) => readingOf(type, figure, value as Fields, source, times)); // It has times, so it is an object.
    if (hasIds) gather.item(idOf(type, point, times.start), (item) => readings.forEach((reading) => item.sample(reading)));
    else gather.unnamed((into) => readings.forEach((reading) => into.sample(reading)));
  }
  return gather.result();
}

function readingOf(
  type: string,
  { metric, field, unit, per = 1 }: Figure,
  value: Fields,
  source: SourceRef,
  times: { readonly start: number; readonly end: number },
) {
  const written = numberOf(value[field]);
  return {
    metric,
    sourceType: `${type}.${field}`,
    source,
    sourceUnit: unit,
    ...times,
    value: written === undefined ? undefined : written / per,
    ...(written !== undefined && per !== 1 && { original: written }),
  };
}
