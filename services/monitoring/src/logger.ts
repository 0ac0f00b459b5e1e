import type { House } from '@aceso/kit';

/** The log of this service. */
export type Logger = House['log'];
