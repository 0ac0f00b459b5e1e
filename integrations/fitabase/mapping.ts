import type { SourceRef } from '../kit/index.ts';

/** A column with an amount or a reading. */
export interface Column {
  readonly name: string;
  readonly metric: string;
  readonly unit: string;
}

/** One of Fitabase's tables, recognised by its header. */
export interface Table {
  readonly name: string;
  readonly time: string;
  /** How long a row lasts: a day (of 23 to 25 hours), some milliseconds, or an instant. */
  readonly lasts: 'day' | number;
  readonly columns: readonly Column[];
  /** Whether the other columns of a row are kept beside the readings. */
  readonly keepsRow?: true;
}

const MINUTE_MS = 60_000;
const STEPS = { metric: 'step-count', unit: 'steps' } as const;
const CALORIES = { name: 'Calories', metric: 'total-energy', unit: 'kcal' } as const;

export const TABLES: readonly Table[] = [
  {
    name: 'dailyActivity',
    time: 'ActivityDate',
    lasts: 'day',
    keepsRow: true,
    columns: [
      { name: 'TotalSteps', ...STEPS },
      // Kilometres, by Fitabase's data dictionary, whatever the account shows.
      { name: 'TotalDistance', metric: 'distance-walking-running', unit: 'km' },
      { name: 'VeryActiveMinutes', metric: 'vigorous-activity-time', unit: 'min' },
      { name: 'FairlyActiveMinutes', metric: 'moderate-activity-time', unit: 'min' },
      { name: 'SedentaryMinutes', metric: 'sedentary-time', unit: 'min' },
      CALORIES,
    ],
  },
  {
    name: 'sleepDay',
    time: 'SleepDay',
    lasts: 'day',
    columns: [
      { name: 'TotalMinutesAsleep', metric: 'sleep-duration', unit: 'min' },
      { name: 'TotalTimeInBed', metric: 'sleep-time-in-bed', unit: 'min' },
    ],
  },
  {
    name: 'weightLogInfo',
    time: 'Date',
    lasts: 0,
    columns: [
      { name: 'WeightKg', metric: 'body-mass', unit: 'kg' },
      { name: 'Fat', metric: 'body-fat-percentage', unit: '%' },
      { name: 'BMI', metric: 'body-mass-index', unit: 'kg/m2' },
    ],
  },
  { name: 'dailySteps', time: 'ActivityDay', lasts: 'day', columns: [{ name: 'StepTotal', ...STEPS }] },
  { name: 'dailyCalories', time: 'ActivityDay', lasts: 'day', columns: [CALORIES] },
  { name: 'hourlySteps', time: 'ActivityHour', lasts: 60 * MINUTE_MS, columns: [{ name: 'StepTotal', ...STEPS }] },
  { name: 'hourlyCalories', time: 'ActivityHour', lasts: 60 * MINUTE_MS, columns: [CALORIES] },
  { name: 'minuteSteps', time: 'ActivityMinute', lasts: MINUTE_MS, columns: [{ name: 'Steps', ...STEPS }] },
  { name: 'minuteCalories', time: 'ActivityMinute', lasts: MINUTE_MS, columns: [CALORIES] },
  { name: 'heartrate', time: 'Time', lasts: 0, columns: [{ name: 'Value', metric: 'heart-rate', unit: '/min' }] },
];

/** Metrics that this integration can deliver: the manifest must say the same. */
export const DELIVERED: readonly string[] = [...new Set(TABLES.flatMap(({ columns }) => columns.map(({ metric }) => metric)))];

/** The table that a header belongs to: `Id` first, its time, and all of its columns. */
export function tableOf(header: readonly string[]): Table | undefined {
  const names = new Set(header.map((name) => name.replace(/^\ufeff/, '')));
  if (header[0]?.replace(/^\ufeff/, '') !== 'Id') return undefined;
  return TABLES.find(({ time, columns }) => names.has(time) && columns.every(({ name }) => names.has(name)));
}

/**
 * The tracker of one participant. Days, hours and minutes of the same walk are sources of their own, so that they are never added up.
 */
export function sourceOf(id: string, { name, lasts }: Table, isManual: boolean): SourceRef {
  const part = isManual
    ? 'by hand'
    : lasts === 'day'
      ? 'days'
      : lasts === 60 * MINUTE_MS
        ? 'hours'
        : name === 'weightLogInfo'
          ? 'scale'
          : 'minutes';
  const kind = isManual ? 'manual' : part === 'scale' ? 'scale' : 'watch';
  return { key: `fitabase|${id}|${part}`, name: `Fitbit (Fitabase, ${part})`, kind, manufacturer: 'Fitbit' };
}
