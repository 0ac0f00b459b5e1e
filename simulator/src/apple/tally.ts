import type { Sample } from '../tracks/sample.ts';

/** What the file holds of one type, counted while it is written. */
export interface TypeCount {
  readonly count: number;
  /** Sum of the values as they stand in the file, in its own unit; 0 for categories. */
  readonly sum: number;
  /** Earliest start and latest end, as instants in seconds. */
  readonly firstSec: number;
  readonly lastSec: number;
}

/** Counts of the records that stand alone, by type. Those inside of correlations are the same ones again and are not counted. */
export interface Tally {
  readonly add: (sample: Sample) => void;
  readonly byType: () => ReadonlyMap<string, TypeCount>;
}

/** Makes an empty tally. */
export function tally(): Tally {
  const counts = new Map<string, { count: number; sum: number; firstSec: number; lastSec: number }>();
  return {
    add: ({ kind, startSec, endSec, value }) => {
      const entry = counts.get(kind.type);
      const amount = typeof value === 'number' ? value : 0;
      if (entry === undefined) {
        counts.set(kind.type, { count: 1, sum: amount, firstSec: startSec, lastSec: endSec });
        return;
      }
      entry.count += 1;
      entry.sum += amount;
      if (startSec < entry.firstSec) entry.firstSec = startSec;
      if (endSec > entry.lastSec) entry.lastSec = endSec;
    },
    byType: () => counts,
  };
}
