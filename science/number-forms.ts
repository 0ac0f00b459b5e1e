/** One number that an answer may show, with its unit when it has one. */
export interface NumberForm {
  readonly value: number;
  readonly unit: string | undefined;
}

/** One result that an answer may speak of: a value, a series of values, or a clock time such as "23:40". */
export interface KnownFact {
  readonly name: string;
  readonly value: number | string | readonly number[];
  readonly unit: string;
}

/** Spelling of a unit in a sentence to the unit itself. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^\s*(?:%|percent|per cent)/, '%'],
  [/^\s*mg\/dl/i, 'mg/dL'],
  [/^\s*mmol\/l/i, 'mmol/L'],
  [/^\s*(?:min|minutes)(?:\/| (?:per|a) )(?:km|kilomet(?:re|er))\b/i, 'min/km'],
  [/^\s*(?:min|minutes)(?:\/| (?:per|a) )mi(?:les?)?\b/i, 'min/mi'],
  [/^\s*(?:km\/h|kilomet(?:re|er)s (?:per|an) hour)/i, 'km/h'],
  [/^\s*(?:mph\b|miles (?:per|an) hour)/i, 'mph'],
  [/^\s*(?:hours?|hrs?|h)\b/i, 'h'],
  [/^\s*(?:minutes?|mins?)\b/i, 'min'],
  [/^\s*(?:lbs?|pounds?)\b/i, 'lb'],
  [/^\s*(?:kg|kilos?|kilograms?)\b/i, 'kg'],
  [/^\s*(?:km|kilomet(?:re|er)s?)\b/i, 'km'],
  [/^\s*(?:mi|miles?)\b/i, 'mi'],
  [/^\s*(?:bpm|beats)\b/i, 'bpm'],
  [/^\s*(?:ms|milliseconds?)\b/i, 'ms'],
  [/^\s*(?:kcal|kilocalories|calories)\b/i, 'kcal'],
  [/^\s*(?:kj|kilojoules?)\b/i, 'kJ'],
  [/^\s*(?:°c\b|degrees celsius)/i, '°C'],
  [/^\s*(?:°f\b|degrees fahrenheit)/i, '°F'],
  [/^\s*(?:cm|centimet(?:re|er)s?)\b/i, 'cm'],
  [/^\s*(?:m|met(?:re|er)s?)\b(?!\/)/, 'm'],
  [/^\s*(?:g|grams?)\b/, 'g'],
  [/^\s*stones?\b/i, 'st'],
  [/^\s*(?:seconds?|secs?)\b/i, 's'],
  [/^\s*steps\b/i, 'steps'],
  [/^\s*mmhg\b/i, 'mmHg'],
  [/^[\s-]*(?:days?|nights?)\b/i, 'days'],
  [/^\s*of (?:all |the |your |those |these )*(?:days|nights|mornings)\b/i, 'days'],
  [/^[\s-]*weeks?\b/i, 'weeks'],
  [/^[\s-]*months?\b/i, 'months'],
  [/^[\s-]*years?\b/i, 'years'],
  [/^\s*in 100\b/i, '%'],
];

/** Other units in which the same fact may be shown: factor to multiply with. */
const CONVERSIONS: Readonly<Record<string, readonly (readonly [factor: number, unit: string])[]>> = {
  min: [
    [1 / 60, 'h'],
    [60, 's'],
  ],
  h: [[60, 'min']],
  s: [[1 / 60, 'min']],
  kg: [
    [2.2046226218, 'lb'],
    [1000, 'g'],
    [2.2046226218 / 14, 'st'],
  ],
  g: [[1 / 1000, 'kg']],
  lb: [[1 / 2.2046226218, 'kg']],
  km: [
    [1 / 1.609344, 'mi'],
    [1000, 'm'],
  ],
  m: [[1 / 1000, 'km']],
  mi: [[1.609344, 'km']],
  'km/h': [[1 / 1.609344, 'mph']],
  mph: [[1.609344, 'km/h']],
  kcal: [[4.184, 'kJ']],
  kJ: [[1 / 4.184, 'kcal']],
  // 18.016 g/mol / 10: the rounded factor that most apps use.
  'mg/dL': [[1 / 18.016, 'mmol/L']],
  'mmol/L': [[18.016, 'mg/dL']],
  probability: [[100, '%']],
};

/** The unit that follows a number in a sentence, or undefined. */
export function unitAfter(rest: string): string | undefined {
  return SPELLINGS.find(([pattern]) => pattern.test(rest))?.[1];
}

/** A value in its own unit and in every unit it may be converted to. */
export function formsOf(value: number, unit: string): NumberForm[] {
  const others = (CONVERSIONS[unit] ?? []).map(([factor, other]) => ({ value: value * factor, unit: other }));
  if (unit === '°C') others.push({ value: value * 1.8 + 32, unit: '°F' });
  if (unit === '°F') others.push({ value: (value - 32) / 1.8, unit: '°C' });
  return [{ value, unit: unit === 'probability' ? undefined : unit }, ...others];
}

/** Equal after rounding to the digits shown, and in the same unit where both state one. */
export function shows(form: NumberForm, shownValue: number, decimals: number, unit: string | undefined): boolean {
  if (unit !== undefined && form.unit !== undefined && unit !== form.unit) return false;
  return Math.abs(Math.abs(form.value) - shownValue) <= 0.5 * 10 ** -decimals + 1e-9;
}
