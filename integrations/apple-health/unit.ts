import { KILOGRAMS_PER_POUND, KILOJOULES_PER_KILOCALORIE, METRES_PER_MILE } from '@aceso/contracts/vocabulary';

/** How a value comes from the file's unit into the vocabulary's: `value * multiply / divide + add`. */
export interface Conversion {
  readonly multiply: number;
  readonly divide: number;
  readonly add: number;
}

/** mg/dL in a mmol/L of glucose, by the molar mass that Apple writes. */
const GLUCOSE_MMOL_TO_MG = 18.01558800000541;
const SAME: Conversion = { multiply: 1, divide: 1, add: 0 };
const times = (multiply: number): Conversion => ({ ...SAME, multiply });
/** Dividing by 1000 is exact to the last digit where multiplying by 0.001 is not. */
const over = (divide: number): Conversion => ({ ...SAME, divide });

/** Target unit (UCUM) -> unit text of HealthKit (a dot between factors written as `*`) -> conversion. Factors are exact by definition. */
const CONVERSIONS: Readonly<Record<string, Readonly<Record<string, Conversion>>>> = {
  '1': { count: SAME, '': SAME },
  '{steps}': { count: SAME },
  '{flights}': { count: SAME },
  '{score}': { count: SAME, appleEffortScore: SAME },
  '/min': { 'count/min': SAME, bpm: SAME, 'beats/min': SAME, 'count/s': times(60), Hz: times(60) },
  ms: { ms: SAME, s: times(1000) },
  min: { min: SAME, s: over(60), sec: over(60), hr: times(60), h: times(60) },
  m: {
    m: SAME,
    km: times(1000),
    cm: over(100),
    mm: over(1000),
    mi: times(METRES_PER_MILE),
    yd: times(0.9144),
    ft: times(0.3048),
    in: times(0.0254),
  },
  cm: { cm: SAME, m: times(100), mm: over(10), in: times(2.54), ft: times(30.48) },
  kg: {
    kg: SAME,
    g: over(1000),
    lb: times(KILOGRAMS_PER_POUND),
    lbs: times(KILOGRAMS_PER_POUND),
    st: times(14 * KILOGRAMS_PER_POUND),
    oz: times(KILOGRAMS_PER_POUND / 16),
  },
  'kg/m2': { count: SAME, 'kg/m^2': SAME },
  // `Cal` is the kilocalorie of food labels, `cal` the small calorie.
  kcal: { kcal: SAME, Cal: SAME, kJ: over(KILOJOULES_PER_KILOCALORIE), J: over(1000 * KILOJOULES_PER_KILOCALORIE), cal: over(1000) },
  'mm[Hg]': { mmHg: SAME, kPa: over(0.133322387415), cmAq: times(0.735559) },
  'mg/dL': { 'mg/dL': SAME, 'mg/dl': SAME, 'g/L': times(100) },
  Cel: { degC: SAME, degF: { multiply: 5, divide: 9, add: -160 / 9 }, K: { ...SAME, add: -273.15 } },
  'mL/kg/min': { 'mL/min*kg': SAME, 'mL/kg*min': SAME, 'mL/kg/min': SAME, 'ml/kg*min': SAME, 'ml/min*kg': SAME },
  'kcal/h/kg': { 'kcal/hr*kg': SAME, 'kcal/kg*hr': SAME },
  'm/s': { 'm/s': SAME, 'km/hr': over(3.6), 'km/h': over(3.6), 'mi/hr': times(0.44704), 'ft/s': times(0.3048) },
  W: { W: SAME, kW: times(1000) },
  'dB[SPL]': { dBASPL: SAME },
  dB: { dBHL: SAME, dBASPL: SAME },
  uS: { S: times(1_000_000), mcS: SAME, uS: SAME },
  L: {
    L: SAME,
    l: SAME,
    mL: over(1000),
    ml: over(1000),
    fl_oz_us: times(0.0295735295625),
    fl_oz_imp: times(0.0284130625),
    cup_us: times(0.2365882365),
  },
  'L/min': { 'L/min': SAME, 'l/min': SAME, 'L/s': times(60) },
  '[IU]': { IU: SAME },
  g: { g: SAME, mg: over(1000), kg: times(1000), oz: times((1000 * KILOGRAMS_PER_POUND) / 16) },
  mg: { mg: SAME, g: times(1000), mcg: over(1000) },
  ug: { mcg: SAME, ug: SAME, mg: times(1000), g: times(1_000_000) },
  '%': { '%': SAME },
};

/** The conversion from a unit text to a unit of the vocabulary; undefined when the two do not go together. */
export function conversion(unit: string, target: string): Conversion | undefined {
  // `mL/min·kg` and `mL/(kg*min)` are both met.
  const plain = unit.replaceAll('\u00b7', '*').replaceAll(/[()]/g, '').trim();
  const known = CONVERSIONS[target]?.[plain];
  if (known !== undefined) return known;
  // What others write who make such files; of Apple's types only glucose is told so.
  if (target === 'mg/dL' && /^mmol\/l$/i.test(plain)) return times(GLUCOSE_MMOL_TO_MG);
  // The molar mass stands inside the unit: `mmol<180.1558800000541>/L`, in g/mol; per 10 gives mg/dL.
  const molar = /^mmol<(\d+(?:\.\d+)?)>\/L$/.exec(plain);
  return molar !== null && target === 'mg/dL' ? { ...SAME, multiply: Number(molar[1]) / 10 } : undefined;
}

/** Converts, and rounds to what the metric keeps, so that 81.8 kg stays 81.8 and no noise of the conversion is stored. */
export function convert(value: number, { multiply, divide, add }: Conversion, scale: number): number {
  return Math.round(((value * multiply) / divide + add) * scale) / scale;
}
