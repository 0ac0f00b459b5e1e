import type { FormatOptions } from '@aceso/charts';
import { table } from 'virtual:units';

/** How values of a metric are shown: `shown = stored * factor + offset`. */
export interface Shown {
  readonly label: string;
  readonly spoken: string;
  readonly factor: number;
  readonly offset: number;
  readonly decimals: number;
  /** Values are minutes after noon and read as times of day; they have no label. */
  readonly clock?: 'after-noon';
}

/** What a screen reader says for labels that it would spell. */
const SPOKEN: Readonly<Record<string, string>> = {
  bpm: 'beats per minute',
  'breaths/min': 'breaths per minute',
  ms: 'milliseconds',
  min: 'minutes',
  h: 'hours',
  '%': 'percent',
  km: 'kilometres',
  'km/h': 'kilometres per hour',
  mmHg: 'millimetres of mercury',
  'mg/dL': 'milligrams per decilitre',
  'mmol/L': 'millimoles per litre',
  kg: 'kilograms',
  lb: 'pounds',
  '°C': 'degrees Celsius',
  '°F': 'degrees Fahrenheit',
};

/** Nights are said in hours; shorter times stay in minutes. */
const IN_HOURS = /^sleep-(duration|time-in-bed)/;

/**
 * How a metric is shown; a metric that the vocabulary does not have is shown in its stored unit.
 *
 * @param preferred label that the person chose, such as `lb` or `mmol/L`
 */
export function shownAs(metric: string, unit: string, decimals: number, preferred: readonly string[] = []): Shown {
  const place = table.metrics[metric];
  const choices = (place === undefined ? undefined : table.rows[place]) ?? [];
  const wanted = IN_HOURS.test(metric) ? [...preferred, 'h'] : preferred;
  const [label, factor, offset, shownDecimals, isClock] = choices.find((row) => wanted.includes(row[0])) ??
    choices[0] ?? [unit, 1, 0, decimals];
  if (isClock === true) return { label: '', spoken: '', factor, offset, decimals: shownDecimals, clock: 'after-noon' };
  return { label, spoken: SPOKEN[label] ?? label, factor, offset, decimals: shownDecimals };
}

/** How a chart writes values that were turned into the shown unit. */
export const formatOf = (as: Shown, locale: string): FormatOptions => ({
  unit: as.label,
  unitSpoken: as.spoken,
  decimals: as.decimals,
  locale,
  ...(as.clock !== undefined && { clock: as.clock }),
});

/** UCUM codes that are not written as people write them (ucum.org). */
const LABELS: Readonly<Record<string, string>> = {
  'mm[Hg]': 'mmHg',
  '/min': 'per min',
  Cel: '°C',
  '[degF]': '°F',
  '1': '',
  '[lb_av]': 'lb',
  K: '°C',
  '{score}': '',
};

/** A UCUM code as people write the unit; counted things lose their braces. */
export const unitLabel = (ucum: string): string => LABELS[ucum] ?? ucum.replace(/^\{(.*)\}$/, '$1');

/** A stored value in the unit that is shown. */
export const toShown = (value: number, as: Shown): number => value * as.factor + as.offset;

/** Labels that a person wants to see, from the units of the profile. A choice of one measure decides for its relatives: miles bring miles per hour. */
export const LABELS_OF_UNITS: Readonly<Record<string, readonly string[]>> = {
  'weight:[lb_av]': ['lb'],
  'height:[in_i]': ['in', 'ft'],
  'glucose:mmol/L': ['mmol/L'],
  'temperature:[degF]': ['°F'],
  'distance:[mi_i]': ['mi', 'mph'],
};

/** Labels to prefer for chosen units; units that are the first choice of the vocabulary anyway need none. */
export const preferredLabels = (units: Readonly<Record<string, string>> | undefined): readonly string[] =>
  Object.entries(units ?? {}).flatMap(([kind, unit]) => LABELS_OF_UNITS[`${kind}:${unit}`] ?? []);
