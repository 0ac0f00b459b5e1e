import {
  GLUCOSE_MG_PER_DL_PER_MMOL_PER_L,
  KILOGRAMS_PER_POUND,
  KILOJOULES_PER_KILOCALORIE,
  METRES_PER_MILE,
  type Metric,
} from '@aceso/contracts/vocabulary';
import type { Convert } from './sample-stream.ts';

/** How people and vendors print a unit -> UCUM. Compared without case, blanks and points. */
const PRINTED: Readonly<Record<string, string>> = {
  bpm: '/min',
  'count/min': '/min',
  'beats/min': '/min',
  'breaths/min': '/min',
  rpm: '/min',
  spm: '/min',
  '1/min': '/min',
  hz: '/s',
  count: '1',
  counts: '1',
  steps: '{steps}',
  floors: '{flights}',
  sec: 's',
  second: 's',
  seconds: 's',
  minute: 'min',
  minutes: 'min',
  mins: 'min',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  meter: 'm',
  meters: 'm',
  metre: 'm',
  metres: 'm',
  kilometer: 'km',
  kilometers: 'km',
  kilometre: 'km',
  kilometres: 'km',
  mi: '[mi_i]',
  mile: '[mi_i]',
  miles: '[mi_i]',
  yd: '[yd_i]',
  yards: '[yd_i]',
  ft: '[ft_i]',
  feet: '[ft_i]',
  in: '[in_i]',
  inch: '[in_i]',
  inches: '[in_i]',
  lb: '[lb_av]',
  lbs: '[lb_av]',
  pound: '[lb_av]',
  pounds: '[lb_av]',
  st: '[stone_av]',
  stone: '[stone_av]',
  oz: '[oz_av]',
  gram: 'g',
  grams: 'g',
  kgs: 'kg',
  kilogram: 'kg',
  kilograms: 'kg',
  'kg/m²': 'kg/m2',
  'kg/m^2': 'kg/m2',
  calories: 'kcal',
  kilocalories: 'kcal',
  kilojoules: 'kJ',
  kj: 'kJ',
  mmhg: 'mm[Hg]',
  kpa: 'kPa',
  'mg/dl': 'mg/dL',
  'mmol/l': 'mmol/L',
  '°c': 'Cel',
  ºc: 'Cel',
  degc: 'Cel',
  celsius: 'Cel',
  c: 'Cel',
  '°f': '[degF]',
  ºf: '[degF]',
  degf: '[degF]',
  fahrenheit: '[degF]',
  f: '[degF]',
  'ml/kg/min': 'mL/kg/min',
  'ml/min/kg': 'mL/kg/min',
  'ml/(kg·min)': 'mL/kg/min',
  'ml/(kg*min)': 'mL/kg/min',
  'kcal/hr·kg': 'kcal/h/kg',
  'kcal/hr/kg': 'kcal/h/kg',
  dbaspl: 'dB[SPL]',
  mcs: 'uS',
  'km/hr': 'km/h',
  kmh: 'km/h',
  kph: 'km/h',
  mph: '[mi_i]/h',
  'mi/hr': '[mi_i]/h',
  w: 'W',
  watt: 'W',
  watts: 'W',
  percent: '%',
  ml: 'mL',
  l: 'L',
  fl_oz_us: '[foz_us]',
  'fl oz': '[foz_us]',
  u: '[IU]',
  iu: '[IU]',
  units: '[IU]',
  mcg: 'ug',
  µg: 'ug',
};

/** UCUM unit -> UCUM unit of a metric -> factor. Exact by definition of the units. */
const FACTORS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  '/min': { '/s': 60 },
  m: { km: 1000, cm: 0.01, mm: 0.001, '[mi_i]': METRES_PER_MILE, '[yd_i]': 0.9144, '[ft_i]': 0.3048, '[in_i]': 0.0254 },
  cm: { m: 100, mm: 0.1, '[in_i]': 2.54, '[ft_i]': 30.48 },
  kg: {
    g: 0.001,
    '[lb_av]': KILOGRAMS_PER_POUND,
    '[stone_av]': 14 * KILOGRAMS_PER_POUND,
    '[oz_av]': KILOGRAMS_PER_POUND / 16,
  },
  kcal: { kJ: 1 / KILOJOULES_PER_KILOCALORIE, J: 0.001 / KILOJOULES_PER_KILOCALORIE, cal: 0.001 },
  min: { s: 1 / 60, h: 60, ms: 1 / 60_000, d: 1440 },
  ms: { s: 1000, us: 0.001 },
  'm/s': { 'km/h': 1 / 3.6, '[mi_i]/h': 0.44704, 'cm/s': 0.01, 'mm/s': 0.001 },
  'mm[Hg]': { kPa: 1 / 0.133322387415 },
  'mg/dL': { 'mmol/L': GLUCOSE_MG_PER_DL_PER_MMOL_PER_L, 'g/L': 100 },
  L: { mL: 0.001, '[foz_us]': 0.0295735295625 },
  g: { mg: 0.001, ug: 1e-6, kg: 1000, '[oz_av]': (1000 * KILOGRAMS_PER_POUND) / 16 },
  mg: { g: 1000, ug: 0.001 },
  ug: { mg: 1000, g: 1e6 },
  '%': { '1': 100 },
  W: { kW: 1000 },
};

/** The UCUM code of a printed unit; the text itself when it is not known. */
export function ucumOf(printed: string): string {
  const text = printed.trim();
  return PRINTED[text.toLowerCase()] ?? text;
}

/** How values in a unit, printed or UCUM, come into the unit of a metric; undefined when the two do not go together. */
export function conversionTo(metric: Metric, printed: string): Convert {
  if (printed === '' || printed === metric.unit) return (value) => value;
  const unit = ucumOf(printed);
  if (unit === metric.unit || (isCounted(unit) && isCounted(metric.unit))) return (value) => value;
  if (metric.unit === 'Cel' && unit === '[degF]') return (value) => ((value - 32) * 5) / 9;
  if (metric.unit === 'Cel' && unit === 'K') return (value) => value - 273.15;
  const factor = FACTORS[metric.unit]?.[unit];
  return factor === undefined ? undefined : (value) => value * factor;
}

const isCounted = (unit: string): boolean => unit === '1' || /^\{[^}]*\}$/.test(unit);
