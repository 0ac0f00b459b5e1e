import { fuseAmounts, type RankedColumns } from './fuse-amounts.ts';
import { MINUTE_MS, type LocalDay } from './local-days.ts';

export interface Explanation {
  readonly stretches: readonly {
    readonly from: string;
    readonly to: string;
    readonly source: string;
    readonly amount: number;
    readonly why: string;
  }[];
  readonly leftOut: readonly { readonly source: string; readonly amount: number; readonly why: string }[];
}

/** Minutes in a row that came from one source, and what was left out. */
export function explainAmounts(sources: readonly RankedColumns[], day: LocalDay, nameOf: (sourceId: string) => string): Explanation {
  const minutes = Math.round((day.end - day.start) / MINUTE_MS);
  const { winner, leftOut } = fuseAmounts(sources, day.start, minutes);
  const stretches: { from: string; to: string; source: string; amount: number; why: string }[] = [];
  for (let from = 0; from < minutes;) {
    const place = winner[from] ?? 0;
    let to = from + 1;
    while (to < minutes && winner[to] === place) to++;
    const source = sources[place - 1];
    if (source !== undefined) {
      const amount = amountBetween(source, day.start + from * MINUTE_MS, day.start + to * MINUTE_MS);
      const why =
        sources.length === 1
          ? 'the only source'
          : place === 1
            ? 'first in your order'
            : 'nothing ranked above it recorded or was worn then';
      stretches.push({
        from: new Date(day.start + from * MINUTE_MS).toISOString(),
        to: new Date(day.start + to * MINUTE_MS).toISOString(),
        source: nameOf(source.sourceId),
        amount,
        why,
      });
    }
    from = to;
  }
  return {
    stretches,
    leftOut: sources.flatMap(({ sourceId }, place) =>
      (leftOut[place] ?? 0) > 0
        ? [{ source: nameOf(sourceId), amount: leftOut[place] ?? 0, why: 'another source with a better place saw the same minutes' }]
        : [],
    ),
  };
}

function amountBetween({ columns }: RankedColumns, from: number, to: number): number {
  let amount = 0;
  for (let i = 0; i < columns.count; i++) {
    const start = columns.start[i] ?? 0;
    const end = Math.max((columns.end ?? columns.start)[i] ?? 0, start);
    const value = columns.value[i] ?? 0;
    if (end === start) amount += start >= from && start < to ? value : 0;
    else amount += (value * Math.max(0, Math.min(end, to) - Math.max(start, from))) / (end - start);
  }
  return amount;
}
