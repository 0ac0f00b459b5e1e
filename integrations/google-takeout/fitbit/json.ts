import { jsonElements, numberOf, objectOf, textIn, type Collector, type DayTotals, type Json } from '../../kit/index.ts';
import { FITBIT } from './source.ts';
import { fitbitInstant, localDay } from './time.ts';

const MINUTE_MS = 60_000;

/** A file `<kind>-2020-01-31.json` of Fitbit's older export: a list of `dateTime` and `value`. */
interface Kind {
  readonly metric: string;
  readonly unit: string;
  /** What `dateTime` is: UTC, local time, or a local day. */
  readonly time: 'utc' | 'local' | 'day';
  /** An amount over a minute or a day, or a reading at an instant. */
  readonly amount?: true;
  readonly value?: (value: Json) => number;
  /** Values that say that nothing was measured. */
  readonly isMissing?: (value: number, all: Json) => boolean;
}

const isZero = (value: number): boolean => value === 0;
const DAY_MINUTES = 1440;

/**
 * The kinds that are read. Times were matched against the tables of the same accounts: steps, distance and heart rate are UTC, energy is
 * local. Energy includes that of the body at rest.
 */
const KINDS: Readonly<Record<string, Kind>> = {
  steps: { metric: 'step-count', unit: '{steps}', time: 'utc', amount: true, isMissing: isZero },
  distance: { metric: 'distance-walking-running', unit: 'cm', time: 'utc', amount: true, isMissing: isZero },
  calories: { metric: 'total-energy', unit: 'kcal', time: 'local', amount: true, isMissing: isZero },
  heart_rate: {
    metric: 'heart-rate',
    unit: 'bpm',
    time: 'utc',
    value: (value) => numberOf(objectOf(value)['bpm']),
    // Confidence 0 is a guess of a watch that nobody wears.
    isMissing: (value, all) => value === 0 || numberOf(objectOf(all)['confidence']) === 0,
  },
  resting_heart_rate: {
    metric: 'resting-heart-rate',
    unit: 'bpm',
    time: 'day',
    value: (value) => numberOf(objectOf(value)['value']),
    isMissing: (value, all) => value === 0 || objectOf(all)['date'] === null,
  },
  demographic_vo2_max: {
    metric: 'vo2-max',
    unit: 'mL/kg/min',
    time: 'day',
    value: (value) => numberOf(objectOf(value)['filteredDemographicVO2Max'] ?? objectOf(value)['demographicVO2Max']),
    isMissing: isZero,
  },
  run_vo2_max: {
    metric: 'vo2-max',
    unit: 'mL/kg/min',
    time: 'local',
    value: (value) => numberOf(objectOf(value)['filteredRunVO2Max'] ?? objectOf(value)['runVO2Max']),
    isMissing: isZero,
  },
  height: { metric: 'height', unit: 'mm', time: 'local', isMissing: isZero },
  // Days without a tracker, and days that have not come yet, are filled with a whole day of sitting.
  sedentary_minutes: {
    metric: 'sedentary-time',
    unit: 'min',
    time: 'day',
    amount: true,
    isMissing: (value) => value === 0 || value >= DAY_MINUTES,
  },
  moderately_active_minutes: { metric: 'moderate-activity-time', unit: 'min', time: 'day', amount: true, isMissing: isZero },
  very_active_minutes: { metric: 'vigorous-activity-time', unit: 'min', time: 'day', amount: true, isMissing: isZero },
};

export const JSON_METRICS: readonly string[] = Object.values(KINDS).map(({ metric }) => metric);

/** What a name such as `steps-2020-01-31.json` says, or a second copy of it, `steps-2020-01-31 (1).json`; empty for any other. */
export const kindOf = (name: string): string => /^([a-z0-9_]+)-\d{4}-\d\d-\d\d(?: ?\(\d+\))?\.json$/i.exec(name)?.[1]?.toLowerCase() ?? '';
/** A list of times and values: of what, only the name of the file tells. */
export const FITBIT_WITHOUT_NAME = /^\s*\[\s*\{\s*"dateTime"\s*:\s*"\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d"\s*,\s*"value"\s*:/;
const HEART_RATE = /"value"\s*:\s*\{\s*"bpm"/;

export const isFitbitJson = (text: string, name: string): boolean =>
  FITBIT_WITHOUT_NAME.test(text) && (Object.hasOwn(KINDS, kindOf(name)) || HEART_RATE.test(text));

/** Reads a list of times and values of any length. */
export async function readFitbitJson(content: AsyncIterable<Buffer>, name: string, out: Collector, totals: DayTotals): Promise<void> {
  const known = kindOf(name);
  const type = Object.hasOwn(KINDS, known) ? known : 'heart_rate';
  const kind = KINDS[type];
  if (kind === undefined) return;
  const stream = out.stream(type, kind.metric, FITBIT, kind.unit);
  for await (const { value: element } of jsonElements(content, ['$.*'], (reason) => out.problem(reason, type))) {
    const { dateTime, value = null } = objectOf(element);
    const { start, end } = timesOf(textIn(dateTime), kind, out);
    const measured = kind.value === undefined ? numberOf(value) : kind.value(value);
    if (Number.isNaN(measured))
      out.quarantine({ sourceType: type, metric: kind.metric, source: FITBIT, start, end, reason: 'value-unreadable' });
    else if (kind.isMissing?.(measured, value) === true) out.skip(type, 'nothing-measured', start, end);
    else if (kind.time === 'day' && kind.amount) totals.add(type, kind.metric, FITBIT, kind.unit, { start, end }, measured);
    else out.sample(stream, start, end, measured);
    const due = out.step();
    if (due) await due;
  }
}

function timesOf(text: string, { time, amount }: Kind, out: Collector): { readonly start: number; readonly end: number } {
  if (time === 'day') {
    const day = localDay(text, out.zone);
    return amount === undefined ? { start: day.start, end: day.start } : day;
  }
  const start = fitbitInstant(text, time === 'utc' ? undefined : out.zone);
  return { start, end: amount === undefined ? start : start + MINUTE_MS };
}
