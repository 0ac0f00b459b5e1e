import { endAt, inOrder, joined, type Columns } from './columns.ts';

/** How a reading is recognised: by its times, or also by its value where one source may log two things at one moment (foods, doses). */
export type Identity = 'times' | 'times-and-value';

/** Rule of a merge: who wins when both sides hold the same reading with another value. */
export interface MergeRule {
  readonly identity: Identity;
  /** Whether the incoming side wins: its revision is the same or higher. */
  readonly incomingWins: boolean;
}

/** Outcome of a merge, with a count for every incoming sample: `added + replaced + alreadyThere` is their number. */
export interface Merged {
  readonly columns: Columns;
  readonly added: number;
  /** Took the place of another value at the same times. */
  readonly replaced: number;
  /** Known already, doubled within the incoming, or outranked. */
  readonly alreadyThere: number;
}

/**
 * Unites two sets of samples of the same metric and source.
 *
 * The result is the same for any number of repetitions: merging the same samples again adds and replaces nothing. Of samples with the same
 * times within the incoming the last wins.
 */
export function mergeColumns(existing: Columns, incomingInAnyOrder: Columns, rule: MergeRule): Merged {
  const incoming = inOrder(incomingInAnyOrder);
  // Most of what comes lies after all that is there, or is the first of its day.
  if (isBehind(existing, incoming) && areTimesDistinct(incoming)) {
    const columns =
      existing.count === 0 ? trimmed({ ...incoming, end: incoming.end ?? incoming.start }, incoming.count) : appended(existing, incoming);
    return { columns, added: incoming.count, replaced: 0, alreadyThere: 0 };
  }
  const total = existing.count + incoming.count;
  const out = {
    start: new Float64Array(total),
    end: new Float64Array(total),
    value: new Float64Array(total),
    context: new Uint8Array(total),
  };
  let count = 0;
  const emit = (from: Columns, i: number, at: number): void => {
    out.start[at] = from.start[i] ?? Number.NaN;
    out.end[at] = endAt(from, i);
    out.value[at] = from.value[i] ?? Number.NaN;
    out.context[at] = from.context?.[i] ?? 0;
  };
  let added = 0;
  let replaced = 0;
  let i = 0;
  /** Place in `out` where the run of equal times that is being written began; samples before `ofExisting` in it were stored before. */
  for (let j = 0; i < existing.count || j < incoming.count;) {
    const [start, end] = firstOf(existing, i, incoming, j);
    const runFrom = count;
    while (i < existing.count && existing.start[i] === start && endAt(existing, i) === end) emit(existing, i++, count++);
    const known = count;
    let isTouched = false;
    let change: 'none' | 'added' | 'replaced' = 'none';
    while (j < incoming.count && incoming.start[j] === start && endAt(incoming, j) === end) {
      const same = placeOf(out.value, runFrom, count, incoming.value[j] ?? Number.NaN);
      if (rule.identity === 'times-and-value') {
        if (same === -1) {
          emit(incoming, j, count++);
          added++;
        }
      } else if (count === runFrom) {
        emit(incoming, j, count++);
        change = 'added';
      } else if (known === runFrom || rule.incomingWins) {
        isTouched = true;
        emit(incoming, j, count - 1);
      }
      j++;
    }
    if (isTouched && known > runFrom) change = differs(existing, i - 1, out, count - 1) ? 'replaced' : 'none';
    if (change === 'added') added++;
    if (change === 'replaced') replaced++;
  }
  return { columns: trimmed(out, count), added, replaced, alreadyThere: incoming.count - added - replaced };
}

function firstOf(existing: Columns, i: number, incoming: Columns, j: number): readonly [number, number] {
  if (i >= existing.count) return [incoming.start[j] ?? 0, endAt(incoming, j)];
  const [start, end] = [existing.start[i] ?? 0, endAt(existing, i)];
  if (j >= incoming.count) return [start, end];
  const [otherStart, otherEnd] = [incoming.start[j] ?? 0, endAt(incoming, j)];
  return otherStart < start || (otherStart === start && otherEnd < end) ? [otherStart, otherEnd] : [start, end];
}

function placeOf(value: Float64Array, from: number, to: number, wanted: number): number {
  for (let i = from; i < to; i++) if (value[i] === wanted) return i;
  return -1;
}

const differs = (existing: Columns, i: number, out: { value: Float64Array; context: Uint8Array }, at: number): boolean =>
  existing.value[i] !== out.value[at] || (existing.context?.[i] ?? 0) !== out.context[at];

function isBehind(existing: Columns, incoming: Columns): boolean {
  return existing.count === 0 || incoming.count === 0 || (existing.start[existing.count - 1] ?? 0) < (incoming.start[0] ?? 0);
}

/** Whether no two samples, given in order, share both their times. */
export function areTimesDistinct(columns: Columns): boolean {
  const { count, start } = columns;
  const end = columns.end ?? start;
  for (let i = 1; i < count; i++) if (start[i] === start[i - 1] && end[i] === end[i - 1]) return false;
  return true;
}

function appended(existing: Columns, incoming: Columns): Columns {
  const count = existing.count + incoming.count;
  const context = new Uint8Array(count);
  if (existing.context !== undefined) context.set(existing.context.subarray(0, existing.count));
  if (incoming.context !== undefined) context.set(incoming.context.subarray(0, incoming.count), existing.count);
  const { start, value, ...rest } = joined([existing, incoming]);
  return trimmed({ start, end: rest.end ?? start, value, context }, count);
}

function trimmed(
  out: { readonly start: Float64Array; readonly end: Float64Array; readonly value: Float64Array; readonly context?: Uint8Array },
  count: number,
): Columns {
  const [start, end, context] = [out.start.subarray(0, count), out.end.subarray(0, count), out.context?.subarray(0, count)];
  let lasts = false;
  for (let i = 0; i < count && !lasts; i++) lasts = end[i] !== start[i];
  return {
    count,
    start,
    ...(lasts && { end }),
    value: out.value.subarray(0, count),
    ...(context?.some((code) => code !== 0) && { context }),
  };
}
