import { isoDay, listOf, numberOf, objectOf, textIn, type Collector, type DayTotals, type Json } from '../kit/index.ts';
import type { Entry } from './entry.ts';
import { GARMIN } from './source.ts';
import { calendarDate, garminInstant } from './time.ts';

/** Totals of a day: steps by the minute, when a watch recorded them, stand in FIT files of the same export. */
const TOTALS = [
  ['totalSteps', 'step-count', '{steps}'],
  ['totalDistanceMeters', 'distance-walking-running', 'm'],
  ['activeKilocalories', 'active-energy', 'kcal'],
  ['bmrKilocalories', 'basal-energy', 'kcal'],
  ['totalKilocalories', 'total-energy', 'kcal'],
  ['moderateIntensityMinutes', 'moderate-activity-time', 'min'],
  ['vigorousIntensityMinutes', 'vigorous-activity-time', 'min'],
  ['floorsAscendedInMeters', 'elevation-gained', 'm'],
] as const;

export const DAY_METRICS: readonly string[] = [
  ...TOTALS.map(([, metric]) => metric),
  'resting-heart-rate',
  'oxygen-saturation',
  'stress-level',
  'body-battery',
  'respiratory-rate',
];

/** Takes a day of `UDSFile_*.json`. */
export function takeDay(entry: Entry, out: Collector, totals: DayTotals): void {
  const day = boundsOf(entry, out);
  if (Number.isNaN(day.start)) return out.quarantine({ sourceType: 'day', source: GARMIN, reason: 'date-unreadable' });
  for (const [name, metric, unit] of TOTALS) {
    const value = numberOf(entry[name]);
    if (Number.isNaN(value)) continue;
    if (value <= 0) out.skip(`day.${name}`, 'nothing-measured', day.start, day.end);
    else totals.add(`day.${name}`, metric, GARMIN, unit, day, value);
  }
  // `restingHeartRate` is a mean of several days; the day's own has another name.
  const resting = entry['currentDayRestingHeartRate'] ?? entry['restingHeartRate'];
  reading('day.restingHeartRate', 'resting-heart-rate', 'bpm', day.start, resting, out);
  reading('day.averageSpo2Value', 'oxygen-saturation', '%', day.start, entry['averageSpo2Value'], out);
  reading('day.respiration', 'respiratory-rate', '/min', day.start, objectOf(entry['respiration'])['avgWakingRespirationValue'], out);
  const stress = listOf(objectOf(entry['allDayStress'])['aggregatorList'])
    .map(objectOf)
    .find(({ type }) => type === 'TOTAL');
  reading('day.averageStressLevel', 'stress-level', '{score}', day.start, stress?.['averageStressLevel'], out);
  for (const stat of listOf(objectOf(entry['bodyBattery'])['bodyBatteryStatList']).map(objectOf)) {
    const at = garminInstant(stat['statTimestamp']);
    // A level without its time is a figure of the day, not a reading.
    if (!Number.isNaN(at)) reading('day.bodyBattery', 'body-battery', '{score}', at, stat['statsValue'], out);
    else if (textIn(stat['bodyBatteryStatType']) !== '') out.skip('day.bodyBattery', 'time-missing', day.start, day.end);
  }
}

/** A day begins where the watch was, when the file tells. */
function boundsOf(entry: Entry, out: Collector): { readonly start: number; readonly end: number } {
  const [start, end] = [garminInstant(entry['wellnessStartTimeGmt']), garminInstant(entry['wellnessEndTimeGmt'])];
  const isDay = end - start >= 20 * 3_600_000 && end - start <= 28 * 3_600_000;
  return isDay ? { start, end } : isoDay(calendarDate(entry['calendarDate']), out.zone);
}

/** Takes a reading; zero and below say that nothing was measured. */
export function reading(type: string, metric: string, unit: string, at: number, value: Json | undefined, out: Collector): void {
  const measured = numberOf(value);
  if (Number.isNaN(measured)) return;
  if (measured <= 0) out.skip(type, 'nothing-measured', at);
  else out.sample(out.stream(type, metric, GARMIN, unit), at, at, measured);
}
