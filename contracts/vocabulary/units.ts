import type { DisplayUnit } from './metric.ts';

const shown = (ucum: string, label: string, decimals: number, factor = 1): DisplayUnit => ({ ucum, label, decimals, factor });

/** Kilograms in one avoirdupois pound, exact by the international yard and pound agreement of 1959. */
export const KILOGRAMS_PER_POUND = 0.45359237;
/** Metres in one international mile, exact. */
export const METRES_PER_MILE = 1609.344;
/** Kilojoules in one thermochemical kilocalorie, exact by definition. */
export const KILOJOULES_PER_KILOCALORIE = 4.184;
/** Milligrams per decilitre in one mmol/L of glucose: molar mass 180.1558800000541 g/mol, as HealthKit writes it, divided by 10. */
export const GLUCOSE_MG_PER_DL_PER_MMOL_PER_L = 18.01558800000541;

// A unit block is what a metric stores (`unit`, `decimals`) and how people may see it: the first display is the default.
// `decimals` bound the precision kept: finer than any sensor, coarse enough to drop the noise of unit conversion.

export const PER_MINUTE = { unit: '/min', decimals: 3, display: [shown('/min', 'bpm', 0)] } as const;
export const BREATHS = { unit: '/min', decimals: 3, display: [shown('/min', 'breaths/min', 1)] } as const;
export const CADENCE = { unit: '/min', decimals: 3, display: [shown('/min', 'rpm', 0)] } as const;
export const MILLISECONDS = { unit: 'ms', decimals: 4, display: [shown('ms', 'ms', 0)] } as const;
export const MINUTES = { unit: 'min', decimals: 4, display: [shown('min', 'min', 0), shown('h', 'h', 1, 1 / 60)] } as const;
export const CLOCK_AFTER_NOON = {
  unit: 'min',
  decimals: 4,
  display: [{ ucum: 'min', label: 'min', factor: 1, decimals: 0, isClock: true }],
} as const;
export const PERCENT = { unit: '%', decimals: 4, display: [shown('%', '%', 1)] } as const;
export const COUNT = { unit: '1', decimals: 4, display: [shown('1', '', 0)] } as const;
export const STEPS = { unit: '{steps}', decimals: 4, display: [shown('{steps}', 'steps', 0)] } as const;
export const FLIGHTS = { unit: '{flights}', decimals: 4, display: [shown('{flights}', 'floors', 0)] } as const;
export const SCORE = { unit: '{score}', decimals: 2, display: [shown('{score}', '', 0)] } as const;
export const DISTANCE = {
  unit: 'm',
  decimals: 4,
  display: [shown('km', 'km', 2, 1 / 1000), shown('[mi_i]', 'mi', 2, 1 / METRES_PER_MILE), shown('m', 'm', 0)],
} as const;
export const METRES = { unit: 'm', decimals: 4, display: [shown('m', 'm', 2), shown('[ft_i]', 'ft', 1, 1 / 0.3048)] } as const;
export const SPEED = {
  unit: 'm/s',
  decimals: 5,
  display: [shown('km/h', 'km/h', 1, 3.6), shown('[mi_i]/h', 'mph', 1, 3600 / METRES_PER_MILE), shown('m/s', 'm/s', 2)],
} as const;
export const ENERGY = {
  unit: 'kcal',
  decimals: 4,
  display: [shown('kcal', 'kcal', 0), shown('kJ', 'kJ', 0, KILOJOULES_PER_KILOCALORIE)],
} as const;
export const ENERGY_A_DAY = {
  unit: 'kcal/d',
  decimals: 2,
  display: [shown('kcal/d', 'kcal a day', 0), shown('kJ/d', 'kJ a day', 0, KILOJOULES_PER_KILOCALORIE)],
} as const;
export const YEARS = { unit: 'a', decimals: 2, display: [shown('a', 'years', 0)] } as const;
export const MASS = {
  unit: 'kg',
  decimals: 4,
  display: [
    shown('kg', 'kg', 1),
    shown('[lb_av]', 'lb', 1, 1 / KILOGRAMS_PER_POUND),
    shown('[stone_av]', 'st', 2, 1 / (14 * KILOGRAMS_PER_POUND)),
  ],
} as const;
export const LENGTH = { unit: 'cm', decimals: 3, display: [shown('cm', 'cm', 0), shown('[in_i]', 'in', 1, 1 / 2.54)] } as const;
export const BODY_MASS_INDEX = { unit: 'kg/m2', decimals: 4, display: [shown('kg/m2', 'kg/m²', 1)] } as const;
export const PRESSURE = {
  unit: 'mm[Hg]',
  decimals: 2,
  display: [shown('mm[Hg]', 'mmHg', 0), shown('kPa', 'kPa', 1, 0.133322387415)],
} as const;
export const GLUCOSE = {
  unit: 'mg/dL',
  decimals: 4,
  display: [shown('mg/dL', 'mg/dL', 0), shown('mmol/L', 'mmol/L', 1, 1 / GLUCOSE_MG_PER_DL_PER_MMOL_PER_L)],
} as const;
export const TEMPERATURE = {
  unit: 'Cel',
  decimals: 4,
  display: [shown('Cel', '°C', 1), { ucum: '[degF]', label: '°F', factor: 1.8, offset: 32, decimals: 1 }],
} as const;
export const TEMPERATURE_DIFFERENCE = { unit: 'K', decimals: 4, display: [shown('K', '°C', 1), shown('[degF]', '°F', 1, 1.8)] } as const;
export const OXYGEN_UPTAKE = { unit: 'mL/kg/min', decimals: 4, display: [shown('mL/kg/min', 'mL/kg/min', 1)] } as const;
export const EFFORT = { unit: 'kcal/h/kg', decimals: 4, display: [shown('kcal/h/kg', 'MET', 1)] } as const;
export const POWER = { unit: 'W', decimals: 3, display: [shown('W', 'W', 0)] } as const;
export const SOUND = { unit: 'dB[SPL]', decimals: 4, display: [shown('dB[SPL]', 'dB', 0)] } as const;
export const SOUND_REDUCTION = { unit: 'dB', decimals: 4, display: [shown('dB', 'dB', 0)] } as const;
export const CONDUCTANCE = { unit: 'uS', decimals: 5, display: [shown('uS', 'µS', 2)] } as const;
export const LITRES = {
  unit: 'L',
  decimals: 5,
  display: [shown('L', 'L', 2), shown('[foz_us]', 'fl oz', 0, 1 / 0.0295735295625)],
} as const;
export const FLOW = { unit: 'L/min', decimals: 3, display: [shown('L/min', 'L/min', 0)] } as const;
export const INSULIN = { unit: '[IU]', decimals: 4, display: [shown('[IU]', 'IU', 1)] } as const;
export const GRAMS = { unit: 'g', decimals: 5, display: [shown('g', 'g', 1)] } as const;
export const MILLIGRAMS = { unit: 'mg', decimals: 5, display: [shown('mg', 'mg', 0)] } as const;
export const MICROGRAMS = { unit: 'ug', decimals: 5, display: [shown('ug', 'µg', 0)] } as const;
