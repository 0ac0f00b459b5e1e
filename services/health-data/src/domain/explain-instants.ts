import type { CountedStretch, Explanation, LeftOutStretch } from './explanation.ts';
import type { RankedColumns } from './fuse-amounts.ts';
import { fuseInstants } from './fuse-instants.ts';
import { MINUTE_MS, type LocalDay } from './local-days.ts';
import { newestOf } from './newest.ts';

/** Which source gave the readings of which minutes; what other sources read in the same minutes is left out. */
export function explainInstants(sources: readonly RankedColumns[], day: LocalDay): Explanation {
  const { winner, mean } = fuseInstants(sources, day);
  const stretches: CountedStretch[] = [];
  for (let from = 0; from < winner.length;) {
    const place = winner[from] ?? 0;
    // Empty minutes between two readings of one source do not end a stretch.
    let [next, last, sum, minutes] = [from, from, 0, 0];
    for (; next < winner.length && (winner[next] === place || winner[next] === 0); next++) {
      if (winner[next] === 0) continue;
      [last, sum, minutes] = [next, sum + (mean[next] ?? 0), minutes + 1];
    }
    const source = sources[place - 1];
    if (place === 0 || source === undefined) {
      from++;
      continue;
    }
    stretches.push({
      from: day.start + from * MINUTE_MS,
      to: day.start + (last + 1) * MINUTE_MS,
      sourceId: source.sourceId,
      amount: sum / minutes,
      minutes,
      reason: sources.length === 1 ? 'only-source' : place === 1 ? 'first' : 'next',
    });
    from = next;
  }
  return { method: 'minute-means', stretches, leftOut: sources.flatMap((_, place) => leftOutOf(sources, place, winner, day)) };
}

/** Readings of a source in minutes that belong to a better one, as one line: their mean and how many minutes they fill. */
function leftOutOf(sources: readonly RankedColumns[], place: number, winner: Uint16Array, day: LocalDay): readonly LeftOutStretch[] {
  const source = sources[place];
  if (source === undefined) return [];
  const own = fuseInstants([source], day);
  let [first, last, minutes, sum, same] = [-1, -1, 0, 0, 0];
  const instead = new Map<number, number>();
  for (let minute = 0; minute < winner.length; minute++) {
    const holder = (winner[minute] ?? 0) - 1;
    if (own.winner[minute] === 0 || holder === place) continue;
    if (first === -1) first = minute;
    [last, minutes, sum] = [minute, minutes + 1, sum + (own.mean[minute] ?? 0)];
    if (source.device !== undefined && sources[holder]?.device === source.device) same++;
    instead.set(holder, (instead.get(holder) ?? 0) + 1);
  }
  if (minutes === 0) return [];
  const [most] = [...instead].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [-1];
  const insteadId = sources[most]?.sourceId;
  return [
    {
      from: day.start + first * MINUTE_MS,
      to: day.start + (last + 1) * MINUTE_MS,
      sourceId: source.sourceId,
      amount: sum / minutes,
      minutes,
      reason: same * 2 > minutes ? 'same-device' : 'better-source',
      ...(insteadId === undefined ? {} : { insteadId }),
    },
  ];
}

/** The reading that stands for the day, and those of other sources that do not. */
export function explainNewest(sources: readonly RankedColumns[], day: LocalDay): Explanation {
  const found = sources.flatMap((source) => {
    const newest = newestOf(source.columns, day);
    return newest === undefined ? [] : [{ ...newest, source }];
  });
  const [best, ...others] = found;
  if (best === undefined) return { method: 'newest', stretches: [], leftOut: [] };
  const spanOf = ({ at, value, source }: (typeof found)[number]) => ({
    from: at,
    to: at + 1,
    sourceId: source.sourceId,
    amount: value,
  });
  return {
    method: 'newest',
    stretches: [{ ...spanOf(best), reason: others.length === 0 ? 'only-source' : 'newest' }],
    leftOut: others.map((other) => ({
      ...spanOf(other),
      reason:
        other.source.device !== undefined && other.source.device === best.source.device ? ('same-device' as const) : ('older' as const),
      insteadId: best.source.sourceId,
    })),
  };
}
