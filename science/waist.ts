import { firstOutside } from './ranges.ts';
import { ok } from './result.ts';
import type { Result } from './result.ts';
import type { Sex } from './sex.ts';

/** What a waist circumference says about risk. */
export interface WaistRisk {
  readonly risk: 'low' | 'increased' | 'high';
  readonly toHeight: number;
  readonly toHeightBand: 'low' | 'healthy' | 'increased' | 'high';
}

/** WHO action levels in cm; a waist exactly at the level counts. */
const LEVELS: Readonly<Record<Sex, readonly [increased: number, high: number]>> = { male: [94, 102], female: [80, 88] };

/**
 * Waist circumference against WHO's levels, and waist-to-height ratio against NICE's bands (0.4, 0.5, 0.6).
 *
 * Waist 30 to 250 cm, height 100 to 250 cm. Adults from 18; not in pregnancy. Levels are for European origin; others are lower.
 * @formula waist / height
 * @needs Needs every input; nothing stands in for one that is missing.
 * @accuracy Limits of a guideline: they sort values and have no accuracy of their own.
 * @see WHO, Waist circumference and waist-hip ratio, 2008; NICE NG246, 2025
 */
export function waistRisk(input: { readonly waistCm: number; readonly heightCm: number; readonly sex: Sex }): Result<WaistRisk> {
  const refusal = firstOutside({ waistCm: input.waistCm, heightCm: input.heightCm }, { waistCm: [30, 250], heightCm: [100, 250] });
  if (refusal) return refusal;
  const [increased, high] = LEVELS[input.sex];
  const toHeight = input.waistCm / input.heightCm;
  return ok({
    risk: input.waistCm >= high ? 'high' : input.waistCm >= increased ? 'increased' : 'low',
    toHeight,
    toHeightBand: toHeight >= 0.6 ? 'high' : toHeight >= 0.5 ? 'increased' : toHeight >= 0.4 ? 'healthy' : 'low',
  });
}
