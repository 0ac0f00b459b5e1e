import { firstOutside } from './ranges.ts';
import { ok } from './result.ts';
import type { Result } from './result.ts';

/** Calculated lipids in mg/dL; an LDL equation outside its triglyceride range gives nothing. */
export interface Lipids {
  readonly nonHdl: number;
  readonly ldlFriedewald: number | undefined;
  readonly ldlSampson: number | undefined;
}

/**
 * Non-HDL cholesterol and calculated LDL cholesterol.
 *
 * mg/dL: total 50 to 1000, HDL 5 to 200, triglycerides 10 to 5000. Friedewald holds below 400 mg/dL of triglycerides, Sampson up to 800.
 * Fasting matters for Friedewald. Not in type III hyperlipoproteinaemia.
 * @formula non-HDL = total - HDL; Friedewald = non-HDL - TG / 5; Sampson = total / 0.948 - HDL / 0.971 - (TG / 8.56 + TG non-HDL / 2140
 *   - TG^2 / 16100) - 9.44
 * @needs Needs every input; nothing stands in for one that is missing.
 * @accuracy Accuracy as published for triglycerides of 400 to 800: Sampson is off by 25 mg/dL on average, Friedewald would be by 56.
 * @see Friedewald et al., Clin Chem 1972;18:499; Sampson et al., JAMA Cardiol 2020;5:540, doi 10.1001/jamacardio.2020.0013
 */
export function lipids(input: { readonly total: number; readonly hdl: number; readonly triglycerides: number }): Result<Lipids> {
  const refusal = firstOutside(input, { total: [50, 1000], hdl: [5, 200], triglycerides: [10, 5000] });
  if (refusal) return refusal;
  const { total, hdl, triglycerides } = input;
  const nonHdl = total - hdl;
  const tg = triglycerides;
  return ok({
    nonHdl,
    ldlFriedewald: tg < 400 ? nonHdl - tg / 5 : undefined,
    ldlSampson: tg <= 800 ? total / 0.948 - hdl / 0.971 - (tg / 8.56 + (tg * nonHdl) / 2140 - tg ** 2 / 16_100) - 9.44 : undefined,
  });
}
