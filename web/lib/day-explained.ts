import type { DayExplanation } from './types.ts';

type Stretch = DayExplanation['stretches'][number];
type LeftOut = DayExplanation['leftOut'][number];

/** What one source gave to a day, or would have given. */
export interface Share<Reason> {
  readonly source: string;
  /** Sum of its amounts; of readings their mean, weighed by minutes. */
  readonly amount: number;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** The reason that holds for most of it. */
  readonly reason: Reason | undefined;
  readonly why: string;
  readonly instead: string | undefined;
}

/** What counted, by source, in the order in which they first counted. */
export const countedBySource = (explained: DayExplanation): readonly Share<NonNullable<Stretch['reason']>>[] =>
  bySource(explained.stretches, explained.method);

/** What did not count, by source. */
export const leftOutBySource = (explained: DayExplanation): readonly Share<NonNullable<LeftOut['reason']>>[] =>
  bySource(explained.leftOut, explained.method);

interface Part<Reason> {
  readonly source: string;
  readonly amount: number;
  readonly minutes?: number;
  readonly from?: string;
  readonly to?: string;
  readonly reason?: Reason;
  readonly why: string;
  readonly instead?: string;
}

function bySource<Reason>(parts: readonly Part<Reason>[], method: DayExplanation['method']): readonly Share<Reason>[] {
  return [...Map.groupBy(parts, ({ source }) => source).entries()].flatMap(([source, own]) => {
    const largest = own.reduce<Part<Reason> | undefined>(
      (most, part) => (most === undefined || part.amount > most.amount ? part : most),
      undefined,
    );
    if (largest === undefined) return [];
    const times = (pick: (part: Part<Reason>) => string | undefined): readonly string[] =>
      own.flatMap((part) => pick(part) ?? []).toSorted();
    return [
      {
        source,
        amount:
          method === 'minute-means'
            ? weighed(own)
            : method === 'newest'
              ? largest.amount
              : own.reduce((sum, { amount }) => sum + amount, 0),
        from: times(({ from }) => from)[0],
        to: times(({ to }) => to).at(-1),
        reason: largest.reason,
        why: largest.why,
        instead: largest.instead,
      },
    ];
  });
}

function weighed(parts: readonly Part<unknown>[]): number {
  const minutes = parts.reduce((sum, part) => sum + (part.minutes ?? 1), 0);
  return parts.reduce((sum, part) => sum + part.amount * (part.minutes ?? 1), 0) / minutes;
}
