import type { Metric } from './metric.ts';

type Plausible = Metric['plausible'];

const DEFINITION = 'by definition of the quantity';
const WIDE = 'wider than published human values: catches unit mix-ups and sensor faults, not illness';
const ONE_RECORD = 'more than one person can do in one record of at most a day';

/** Bounds that follow from what the quantity is, such as 0 to 100 for a percentage. */
export const byDefinition = (minimum: number, maximum: number): Plausible => ({ minimum, maximum, source: DEFINITION });
/** Bounds of a reading of the body: deliberately wide, since a rare true value must pass. */
export const ofBody = (minimum: number, maximum: number): Plausible => ({ minimum, maximum, source: WIDE });
/** Bounds of an amount collected over one record. */
export const perRecord = (maximum: number): Plausible => ({ minimum: 0, maximum, source: ONE_RECORD });
