import type { Gatherer } from '../kit/connector/index.ts';

/** What belongs to one record, while it is gathered. */
export type Item = Parameters<Parameters<Gatherer['item']>[1]>[0];
