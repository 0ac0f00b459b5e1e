import type { DayPoint } from '../domain/features.ts';

/** Days of a metric that were read anew. */
export interface Fresh {
  readonly metric: string;
  readonly from: string;
  readonly to: string;
  readonly points: readonly DayPoint[];
}
