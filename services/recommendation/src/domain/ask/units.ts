import {
  GLUCOSE_MG_PER_DL_PER_MMOL_PER_L,
  KILOGRAMS_PER_POUND,
  KILOJOULES_PER_KILOCALORIE,
  METRES_PER_MILE,
  type Metric,
} from '@aceso/contracts/vocabulary';

/** A unit that people say: its label, and how to come from it to the base of its dimension. */
export interface SaidUnit {
  readonly label: string;
  readonly dimension: string;
  readonly factor: number;
  readonly offset?: number;
  readonly decimals: number;
}

const row = (
  words: string,
  label: string,
  dimension: string,
  factor: number,
  decimals: number,
  offset = 0,
): readonly (readonly [string, SaidUnit])[] => words.split('|').map((word) => [word, { label, dimension, factor, decimals, offset }]);

/** Everyday names of units; the base of a dimension is the one with factor 1. */
export const SAID_UNITS: ReadonlyMap<string, SaidUnit> = new Map([
  ...row('second|seconds|sec|secs', 's', 'time', 1 / 60, 0),
  ...row('minute|minutes|min|mins', 'min', 'time', 1, 0),
  ...row('hour|hours|hr|hrs|h', 'h', 'time', 60, 2),
  ...row('millisecond|milliseconds|ms|msec', 'ms', 'interval', 1, 0),
  ...row('kilometre|kilometres|kilometer|kilometers|km|kms|k|ks', 'km', 'length', 1000, 2),
  ...row('metre|metres|meter|meters', 'm', 'length', 1, 0),
  ...row('mile|miles|mi', 'mi', 'length', METRES_PER_MILE, 2),
  ...row('yard|yards', 'yd', 'length', 0.9144, 0),
  ...row('foot|feet|ft', 'ft', 'length', 0.3048, 1),
  ...row('centimetre|centimetres|centimeter|centimeters|cm', 'cm', 'length', 0.01, 1),
  ...row('inch|inches', 'in', 'length', 0.0254, 1),
  ...row('kilogram|kilograms|kilo|kilos|kg|kgs', 'kg', 'mass', 1, 1),
  ...row('pound|pounds|lb|lbs', 'lb', 'mass', KILOGRAMS_PER_POUND, 1),
  ...row('stone|stones|st', 'st', 'mass', 14 * KILOGRAMS_PER_POUND, 2),
  ...row('gram|grams|g', 'g', 'mass', 0.001, 1),
  ...row('milligram|milligrams|mg', 'mg', 'mass', 1e-6, 0),
  ...row('kcal|kcals|kilocalorie|kilocalories|calories|cal|cals', 'kcal', 'energy', 1, 0),
  ...row('kj|kilojoule|kilojoules', 'kJ', 'energy', 1 / KILOJOULES_PER_KILOCALORIE, 0),
  ...row('litre|litres|liter|liters|l', 'L', 'volume', 1, 2),
  ...row('ml|millilitre|millilitres|milliliter|milliliters', 'mL', 'volume', 0.001, 0),
  ...row('glass|glasses', 'glasses', 'volume', 0.25, 1),
  ...row('bpm|beats|beats per minute|beats a minute', 'bpm', 'rate', 1, 0),
  ...row('mmhg|mm hg', 'mmHg', 'pressure', 1, 0),
  ...row('kpa', 'kPa', 'pressure', 1 / 0.133322387415, 1),
  ...row('mg/dl|mg per dl', 'mg/dL', 'glucose', 1, 0),
  ...row('mmol/l|mmol|mmol per litre|mmols', 'mmol/L', 'glucose', GLUCOSE_MG_PER_DL_PER_MMOL_PER_L, 1),
  ...row('percent|per cent|percentage points', '%', 'share', 1, 1),
  ...row('degrees|celsius|degrees c|degrees celsius', '°C', 'temperature', 1, 1),
  ...row('fahrenheit|degrees f|degrees fahrenheit', '°F', 'temperature', 5 / 9, 1, -160 / 9),
  ...row('km/h|kph|kmh|km per hour|kilometres per hour|kilometers per hour|kilometres an hour', 'km/h', 'speed', 1 / 3.6, 1),
  ...row('mph|miles per hour|miles an hour', 'mph', 'speed', METRES_PER_MILE / 3600, 1),
  ...row('min/km|minutes per kilometre|minutes per kilometer|minutes per km|minutes a kilometre|min per km', 'min/km', 'pace', 1, 2),
  ...row('min/mi|minutes per mile|minutes a mile|min per mile', 'min/mi', 'pace', 1000 / METRES_PER_MILE, 2),
  ...row('watt|watts|w', 'W', 'power', 1, 0),
]);

const BY_LABEL: ReadonlyMap<string, SaidUnit> = new Map([...SAID_UNITS.values()].map((unit) => [unit.label, unit]));

/** From the first display unit of a metric to the base of its dimension, where people have several units for it. */
export interface Scale {
  /** `said = stored * factor + offset`. */
  readonly factor: number;
  readonly offset: number;
  readonly label: string;
  readonly decimals: number;
  /** Values are minutes after noon and read as times of day. */
  readonly isClock?: true;
}

const labelOf = (metric: Metric, at: number): string => metric.display[at]?.label ?? '';

/** How a metric is told in a unit; undefined when it cannot be. Without a unit: its first display unit. */
export function scaleOf(metric: Metric, unit?: string): Scale | undefined {
  const usual = metric.display[0];
  const shown = unit === undefined ? usual : metric.display.find(({ label }) => label === unit);
  if (shown !== undefined)
    return {
      factor: shown.factor,
      offset: shown.offset ?? 0,
      label: shown.label,
      decimals: shown.decimals,
      ...(shown.isClock === true && { isClock: true }),
    };
  const [said, known] = [BY_LABEL.get(unit ?? ''), BY_LABEL.get(labelOf(metric, 0))];
  if (usual === undefined || said === undefined || known === undefined || said.dimension !== known.dimension) return undefined;
  // stored -> usual -> base -> said
  const factor = (usual.factor * known.factor) / said.factor;
  const offset = ((usual.offset ?? 0) * known.factor + (known.offset ?? 0) - (said.offset ?? 0)) / said.factor;
  return { factor, offset, label: said.label, decimals: said.decimals };
}

/** Whether two labels measure the same sort of thing. */
export const sameDimension = (a: string, b: string): boolean =>
  a === b || (BY_LABEL.has(a) && BY_LABEL.get(a)?.dimension === BY_LABEL.get(b)?.dimension);
export const unitOf = (label: string): SaidUnit | undefined => BY_LABEL.get(label);
/** Longest names first, so that "minutes per kilometre" is not read as minutes. */
export const UNIT_FORM = [...SAID_UNITS.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map((word) => word.replaceAll('/', '\\/'))
  .join('|');
