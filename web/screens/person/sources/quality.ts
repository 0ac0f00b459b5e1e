import type { DataQuality } from '../../../lib/types.ts';

/** How well one source measured over a period. */
export interface Summary {
  readonly source: string;
  readonly days: number;
  /** Of a typical day with data: minutes that readings touch, and in which the device was worn. */
  readonly minutes: number | undefined;
  readonly wornMinutes: number | undefined;
  readonly longestGapDays: number;
  readonly quarantined: number;
}

const middle = (values: readonly number[]): number | undefined => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** One line for each source, in the order in which they count. */
export const summaries = ({ days, sources }: DataQuality): readonly Summary[] =>
  sources.map((source) => {
    const own = days.flatMap((day) => day.sources.filter(({ sourceId }) => sourceId === source.sourceId));
    return {
      source: source.source,
      days: source.days,
      minutes: middle(own.map(({ minutes }) => minutes)),
      wornMinutes: middle(own.flatMap(({ wornMinutes }) => wornMinutes ?? [])),
      longestGapDays: source.gaps[0]?.days ?? 0,
      quarantined: source.quarantined,
    };
  });
