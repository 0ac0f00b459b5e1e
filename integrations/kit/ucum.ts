import { createRequire } from 'node:module';
import type { Convert } from './sample-stream.ts';

interface Utilities {
  convertUnitTo(from: string, value: number, to: string, options: { molecularWeight?: number }): { readonly toVal: number | null };
}

let utilities: Utilities | undefined;

/**
 * Conversion between any two UCUM units, also between mass and moles when the molar mass is known; undefined when the two do not measure
 * the same. The library has a table of all units, loaded when a unit that is not in our own short table comes for the first time.
 */
export function ucumConversion(from: string, to: string, molarMass?: number): Convert {
  // reason: the package declares no types, and is CommonJS that can be loaded in the middle of a file
  utilities ??= (
    createRequire(import.meta.url)('@lhncbc/ucum-lhc') as { UcumLhcUtils: { getInstance(): Utilities } }
  ).UcumLhcUtils.getInstance();
  const known = utilities;
  const options = molarMass === undefined ? {} : { molecularWeight: molarMass };
  const convert = (value: number): number => known.convertUnitTo(from, value, to, options).toVal ?? Number.NaN;
  const [one, two] = [convert(1), convert(2)];
  if (Number.isNaN(one)) return undefined;
  // Nearly all units are a factor apart; only those with a zero of their own need the library for each value.
  return Math.abs(two - 2 * one) <= 1e-12 * Math.abs(two) ? (value) => value * one : convert;
}
