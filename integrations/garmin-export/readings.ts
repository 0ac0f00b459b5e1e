import { isoDay, listOf, numberOf, objectOf, textIn, type Collector } from '../kit/index.ts';
import { reading } from './day.ts';
import type { Entry } from './entry.ts';
import { GARMIN } from './source.ts';
import { calendarDate, garminInstant } from './time.ts';

/** Kinds of `healthStatusData`; the heart rate of a night is no resting heart rate, and the file does not say what its temperature is. */
const STATUS: Readonly<Record<string, readonly [metric: string, unit: string]>> = {
  HRV: ['heart-rate-variability-rmssd', 'ms'],
  SPO2: ['oxygen-saturation', '%'],
  RESPIRATION: ['respiratory-rate', '/min'],
};
const BODY = [
  ['weight', 'body-mass', 'g'],
  ['bmi', 'body-mass-index', 'kg/m2'],
  ['bodyFat', 'body-fat-percentage', '%'],
  ['bodyWater', 'body-water-percentage', '%'],
  ['muscleMass', 'muscle-mass', 'g'],
  ['boneMass', 'bone-mass', 'g'],
] as const;

export const READING_METRICS: readonly string[] = [
  ...Object.values(STATUS).map(([metric]) => metric),
  ...BODY.map(([, metric]) => metric),
  'blood-pressure-systolic',
  'blood-pressure-diastolic',
  'heart-rate',
  'vo2-max',
  'dietary-water',
  'readiness-score',
];

/** Takes a day of `*_healthStatusData.json`. */
export function takeHealthStatus(entry: Entry, out: Collector): void {
  const { start } = isoDay(calendarDate(entry['calendarDate']), out.zone);
  for (const metric of listOf(entry['metrics']).map(objectOf)) {
    const type = textIn(metric['type']);
    const known = STATUS[type];
    if (known !== undefined) reading(`health.${type}`, known[0], known[1], start, metric['value'], out);
    else if (type !== '') out.skip(`health.${type}`, 'not-in-vocabulary', start);
  }
}

/** Takes a weighing of `*_userBioMetrics.json`; other entries are settings. */
export function takeBody(entry: Entry, out: Collector): void {
  const weighing = objectOf(entry['weight']);
  if (Object.keys(weighing).length === 0) return out.skip('body', 'a-setting');
  const at = garminInstant(weighing['timestampGMT']);
  for (const [name, metric, unit] of BODY) reading(`body.${name}`, metric, unit, at, weighing[name], out);
}

/** Takes a measurement of `BloodPressureFile_*.json`, whose figures may stand one level down. */
export function takeBloodPressure(entry: Entry, out: Collector): void {
  const figures = Object.keys(objectOf(entry['bloodPressure'])).length > 0 ? objectOf(entry['bloodPressure']) : entry;
  const at =
    ['measurementTimestampGMT', 'timestampGMT', 'measurementTimestamp']
      .map((name) => garminInstant(figures[name]))
      .find((instant) => !Number.isNaN(instant)) ?? Number.NaN;
  const [systolic, diastolic] = [numberOf(figures['systolic']), numberOf(figures['diastolic'])];
  reading('bloodPressure.systolic', 'blood-pressure-systolic', 'mm[Hg]', at, figures['systolic'], out);
  reading('bloodPressure.diastolic', 'blood-pressure-diastolic', 'mm[Hg]', at, figures['diastolic'], out);
  reading('bloodPressure.pulse', 'heart-rate', 'bpm', at, figures['pulse'], out);
  if (systolic > diastolic && diastolic > 0 && !Number.isNaN(at))
    out.record({
      kind: 'blood-pressure',
      key: `bloodPressure|${at}`,
      sourceType: 'bloodPressure',
      source: GARMIN,
      start: at,
      end: at,
      systolic,
      diastolic,
    });
}

/** Takes an estimate of `MetricsMaxMetData_*.json`. */
export function takeFitness(entry: Entry, out: Collector): void {
  const updated = garminInstant(entry['updateTimestamp']);
  const at = Number.isNaN(updated) ? isoDay(calendarDate(entry['calendarDate']), out.zone).start : updated;
  reading('fitness.vo2MaxValue', 'vo2-max', 'mL/kg/min', at, entry['vo2MaxValue'], out);
}

/** Takes a drink of `HydrationLogFile_*.json`. */
export function takeHydration(entry: Entry, out: Collector): void {
  const logged = garminInstant(entry['persistedTimestampGMT']);
  const at = Number.isNaN(logged) ? isoDay(calendarDate(entry['calendarDate']), out.zone).start : logged;
  reading('hydration.valueInML', 'dietary-water', 'mL', at, entry['valueInML'], out);
}

/** Takes a score of `TrainingReadinessDTO_*.json`. */
export function takeReadiness(entry: Entry, out: Collector): void {
  const stamped = garminInstant(entry['timestamp']);
  const at = Number.isNaN(stamped) ? isoDay(calendarDate(entry['calendarDate']), out.zone).start : stamped;
  reading('readiness.score', 'readiness-score', '{score}', at, entry['score'], out);
}
