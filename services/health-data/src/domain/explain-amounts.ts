import type { CountedStretch, Explanation, LeftOutStretch } from './explanation.ts';
import { fuseAmounts, PARTS_IN_ONE, type Fusion, type LeftOutReason, type RankedColumns } from './fuse-amounts.ts';
import { MINUTE_MS, type LocalDay } from './local-days.ts';

/** Minutes in a row that came from one source, and what was left out, as the merging itself tells it. */
export function explainAmounts(sources: readonly RankedColumns[], day: LocalDay): Explanation {
  const minutes = Math.round((day.end - day.start) / MINUTE_MS);
  const left = new LeftOut(sources, day);
  const fusion = fuseAmounts(sources, day.start, minutes, (...args) => left.note(...args));
  return { method: 'amounts', stretches: stretchesOf(fusion, sources, day), leftOut: left.list() };
}

function stretchesOf({ winner, parts }: Fusion, sources: readonly RankedColumns[], day: LocalDay): readonly CountedStretch[] {
  const stretches: CountedStretch[] = [];
  for (let from = 0; from < winner.length;) {
    const place = winner[from] ?? 0;
    let [to, amount] = [from, 0];
    while (to < winner.length && winner[to] === place) amount += parts[to++] ?? 0;
    const source = sources[place - 1];
    if (source !== undefined)
      stretches.push({
        from: day.start + from * MINUTE_MS,
        to: day.start + to * MINUTE_MS,
        sourceId: source.sourceId,
        amount: amount / PARTS_IN_ONE,
        reason: sources.length === 1 ? 'only-source' : amount === 0 ? 'worn' : isFirst(sources, place - 1) ? 'first' : 'next',
      });
    from = to;
  }
  return stretches;
}

/** Whether the source is a route of the best device. */
const isFirst = (sources: readonly RankedColumns[], place: number): boolean =>
  place === 0 || (sources[0]?.device !== undefined && sources[place]?.device === sources[0].device);

interface Run {
  readonly place: number;
  readonly winner: number;
  readonly reason: LeftOutReason;
  readonly from: number;
  to: number;
  parts: number;
}

/** Gathers what does not count into stretches: minutes in a row with one reason. */
class LeftOut {
  readonly #sources: readonly RankedColumns[];
  readonly #day: LocalDay;
  /** By source, reason and who counts instead, then by minute: samples of a source may overlap. */
  readonly #minutes = new Map<string, Map<number, Run>>();

  constructor(sources: readonly RankedColumns[], day: LocalDay) {
    this.#sources = sources;
    this.#day = day;
  }

  note(place: number, minute: number, parts: number, winner: number, reason: LeftOutReason): void {
    const key = `${place}|${winner}|${reason}`;
    const minutes = this.#minutes.get(key) ?? new Map<number, Run>();
    this.#minutes.set(key, minutes);
    const known = minutes.get(minute);
    if (known === undefined) minutes.set(minute, { place, winner, reason, from: minute, to: minute + 1, parts });
    else known.parts += parts;
  }

  list(): readonly LeftOutStretch[] {
    return [...this.#minutes.values()]
      .flatMap((minutes) => joinedRuns([...minutes.values()]))
      .filter(({ parts }) => parts !== 0)
      .toSorted((a, b) => a.from - b.from || a.place - b.place || a.winner - b.winner)
      .map(({ place, winner, reason, from, to, parts }) => {
        const instead = this.#sources[winner]?.sourceId;
        return {
          from: this.#day.start + from * MINUTE_MS,
          to: this.#day.start + to * MINUTE_MS,
          sourceId: this.#sources[place]?.sourceId ?? '',
          amount: parts / PARTS_IN_ONE,
          reason,
          ...(instead === undefined ? {} : { insteadId: instead }),
        };
      });
  }
}

function joinedRuns(runs: readonly Run[]): readonly Run[] {
  const joined: Run[] = [];
  for (const run of runs.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last?.to === run.from) [last.to, last.parts] = [run.to, last.parts + run.parts];
    else joined.push({ ...run });
  }
  return joined;
}
