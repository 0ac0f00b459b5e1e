import { CONTEXT } from '@aceso/contracts/vocabulary';
import type { SourceRef } from '../kit/index.ts';

/** Columns by their place: it is the same in every language of the header. */
export const COLUMN = {
  timestamp: 1,
  type: 2,
  subtype: 3,
  device: 6,
  glucose: 7,
  insulin: 8,
  carbs: 9,
  duration: 10,
  transmitterTime: 12,
  transmitter: 13,
} as const;

/** Metrics that this integration can deliver: the manifest must say the same. */
export const DELIVERED = ['blood-glucose', 'dietary-carbohydrates', 'insulin-delivery'] as const;

/** The kind of row that holds sensor readings; other rows with glucose are readings of a meter. */
export const SENSOR_READING = 'EGV';

/** Whether a row is the header: a time with its form in brackets, and glucose with its unit, in their places. */
export const isHeader = (row: readonly string[]): boolean =>
  row.length >= 11 && /hh:mm:ss\)/i.test(row[COLUMN.timestamp] ?? '') && glucoseUnitOf(row) !== undefined;

/** `mg/dL` or `mmol/L`, as the header says. */
export const glucoseUnitOf = (header: readonly string[]): string | undefined =>
  /m(?:g\/dL|mol\/L)/i.exec(header[COLUMN.glucose] ?? '')?.[0];

/** What a sensor writes below and above what it can measure: 40 mg/dL (2.2 mmol/L) and 400 mg/dL (22.2 mmol/L), by Dexcom's user guides. */
const LIMITS_MG_PER_DL = { below: 40, above: 400 } as const;
const BELOW = /^(low|niedrig|tief|bas|laag|bajo|basso|baixo)$/i;
const ABOVE = /^(high|hoch|haut|élevé|hoog|alto)$/i;

/** Reads a word that stands for a value outside of what the sensor measures. */
export function boundOf(text: string): { readonly outside: 'below' | 'above'; readonly limitMgPerDl: number } | undefined {
  const outside = BELOW.test(text) ? 'below' : ABOVE.test(text) ? 'above' : undefined;
  return outside && { outside, limitMgPerDl: LIMITS_MG_PER_DL[outside] };
}

/** Long-acting insulin is basal, everything else a bolus. */
export const insulinContext = (subtype: string): number =>
  /long|lang|lent|prolong|basal/i.test(subtype) ? CONTEXT.basalInsulin : CONTEXT.bolusInsulin;

/** The display device that sent the readings of the sensor. */
export function sensorSource(device: string): SourceRef {
  return {
    key: `dexcom|${device}`,
    name: `Dexcom ${device}`.trim(),
    kind: 'monitor',
    manufacturer: 'Dexcom',
    ...(device !== '' && { model: device }),
  };
}

export const METER: SourceRef = { key: 'dexcom|meter', name: 'Blood glucose meter (Dexcom)', kind: 'monitor' };
export const ENTERED: SourceRef = { key: 'dexcom|entered', name: 'Entered in Dexcom', kind: 'manual' };
