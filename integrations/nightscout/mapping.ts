import { CONTEXT } from '@aceso/contracts/vocabulary';
import type { Json, SourceRef } from '../kit/index.ts';

/** An entry or a treatment as Nightscout stores it. */
export type Document = Readonly<Record<string, Json>>;

/** Metrics that this integration can deliver: the manifest must say the same. */
export const DELIVERED = ['blood-glucose', 'insulin-delivery', 'dietary-carbohydrates'] as const;

/** Up to this value Dexcom's sensors write codes of errors instead of glucose; 39 and 401 mean below 40 and above 400 mg/dL. */
const ERROR_CODE_MAX = 38;
const BOUNDS: Readonly<Record<number, { readonly outside: 'below' | 'above'; readonly limitMgPerDl: number }>> = {
  39: { outside: 'below', limitMgPerDl: 40 },
  401: { outside: 'above', limitMgPerDl: 400 },
};

/** What a sensor's number says: glucose in mg/dL, a bound, or nothing. Sensors of Abbott measure beyond Dexcom's bounds. */
export function readingOf(
  sgv: number,
  device: string,
): 'value' | 'error-code' | { readonly outside: 'below' | 'above'; readonly limitMgPerDl: number } {
  if (sgv <= ERROR_CODE_MAX) return 'error-code';
  return /libre|miao|bubble|blucon/i.test(device) ? 'value' : (BOUNDS[sgv] ?? 'value');
}

/** `mmol/l` or `mg/dl`, however written; empty when it is neither. */
export const glucoseUnit = (units: string): string => (/mmol/i.test(units) ? 'mmol/L' : /mg/i.test(units) ? 'mg/dL' : '');

/** Long-acting insulin by pen is basal, everything else a bolus. */
export const insulinContext = (eventType: string, notes: string): number =>
  /basal|long|lantus|tresiba|toujeo|levemir/i.test(`${eventType} ${notes}`) ? CONTEXT.basalInsulin : CONTEXT.bolusInsulin;

export function sensorSource(device: string): SourceRef {
  const name = device === '' ? 'sensor' : device;
  return { key: `nightscout|${name}`, name: `Nightscout, ${name}`, kind: 'monitor' };
}
export const METER: SourceRef = { key: 'nightscout|meter', name: 'Blood glucose meter (Nightscout)', kind: 'monitor' };
export const ENTERED: SourceRef = { key: 'nightscout|treatments', name: 'Entered in Nightscout', kind: 'manual' };
