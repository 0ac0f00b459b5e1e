/**
 * Samples of one metric and source as columns, oldest first: by start, then by end.
 *
 * Times are whole milliseconds since the epoch. `end` is absent when every sample is an instant, `context` when nothing is told.
 */
export interface Columns {
  readonly count: number;
  readonly start: Float64Array;
  readonly end?: Float64Array;
  readonly value: Float64Array;
  readonly context?: Uint8Array;
}

/** What can be said about a chunk without decoding it. `first` and `last` are values, by time. */
export interface Statistics {
  readonly count: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly sum: number;
  readonly first: number;
  readonly last: number;
}

/** Columns with nothing in them. */
export const EMPTY_COLUMNS: Columns = { count: 0, start: new Float64Array(), value: new Float64Array() };

/** Statistics of at least one sample. */
export function statisticsOf({ count, value }: Columns): Statistics {
  let minimum = Infinity;
  let maximum = -Infinity;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const at = value[i] ?? Number.NaN;
    if (at < minimum) minimum = at;
    if (at > maximum) maximum = at;
    sum += at;
  }
  return { count, minimum, maximum, sum, first: value[0] ?? Number.NaN, last: value[count - 1] ?? Number.NaN };
}

/** End of sample `i`: its start when samples are instants. */
export const endAt = (columns: Columns, i: number): number => (columns.end ?? columns.start)[i] ?? Number.NaN;

/** The same samples in order; the given columns themselves when they are in order already. Equal times keep their order. */
export function inOrder(columns: Columns): Columns {
  const { count, start } = columns;
  const end = columns.end ?? start;
  let isSorted = true;
  for (let i = 1; i < count && isSorted; i++) {
    const before = start[i - 1] ?? 0;
    const now = start[i] ?? 0;
    isSorted = before < now || (before === now && (end[i - 1] ?? 0) <= (end[i] ?? 0));
  }
  if (isSorted) return columns;
  const order = Uint32Array.from({ length: count }, (_, i) => i).toSorted(
    (a, b) => (start[a] ?? 0) - (start[b] ?? 0) || (end[a] ?? 0) - (end[b] ?? 0) || a - b,
  );
  return pick(columns, order);
}

/** The samples at the given places, in that order. */
export function pick(columns: Columns, order: Uint32Array): Columns {
  const take = (column: Float64Array): Float64Array => {
    const taken = new Float64Array(order.length);
    for (let i = 0; i < taken.length; i++) taken[i] = column[order[i] ?? 0] ?? Number.NaN;
    return taken;
  };
  return {
    count: order.length,
    start: take(columns.start),
    ...(columns.end && { end: take(columns.end) }),
    value: take(columns.value),
    ...(columns.context && { context: Uint8Array.from(order, (i) => columns.context?.[i] ?? 0) }),
  };
}

/** The samples from one place to another, as views: nothing is copied. */
export function slice(columns: Columns, from: number, to: number): Columns {
  if (from === 0 && to === columns.count) return columns;
  return {
    count: to - from,
    start: columns.start.subarray(from, to),
    ...(columns.end && { end: columns.end.subarray(from, to) }),
    value: columns.value.subarray(from, to),
    ...(columns.context && { context: columns.context.subarray(from, to) }),
  };
}

/** Samples that begin from one instant on and before another, as views. */
export const startingWithin = (columns: Columns, from: number, to: number): Columns =>
  slice(columns, firstFrom(columns, from), firstFrom(columns, to));

/** One after the other; the parts must follow each other in time. What a sample tells beside its value is left out. */
export function joined(parts: readonly Columns[]): Columns {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const join = (columnOf: (part: Columns) => Float64Array): Float64Array => {
    const neighbours = asOne(parts.map((part) => columnOf(part).subarray(0, part.count)));
    if (neighbours !== undefined) return neighbours;
    const whole = new Float64Array(count);
    let at = 0;
    for (const part of parts) {
      whole.set(columnOf(part).subarray(0, part.count), at);
      at += part.count;
    }
    return whole;
  };
  const lasts = parts.some(({ end }) => end !== undefined);
  return {
    count,
    start: join(({ start }) => start),
    ...(lasts && { end: join(({ start, end }) => end ?? start) }),
    value: join(({ value }) => value),
  };
}

/** Columns that lie one behind the other in the same room, as those of the days of a month do: nothing is copied. */
function asOne(columns: readonly Float64Array[]): Float64Array | undefined {
  const [first] = columns;
  if (first === undefined) return undefined;
  let end = first.byteOffset;
  for (const column of columns) {
    if (column.buffer !== first.buffer || column.byteOffset !== end) return undefined;
    end += column.byteLength;
  }
  return new Float64Array(first.buffer, first.byteOffset, (end - first.byteOffset) / Float64Array.BYTES_PER_ELEMENT);
}

/** As `joined`, with everything that samples tell. */
export function chained(parts: readonly Columns[]): Columns {
  const whole = joined(parts);
  if (parts.length === 1 || parts.every(({ context }) => context === undefined)) return whole;
  const context = new Uint8Array(whole.count);
  let at = 0;
  for (const part of parts) {
    if (part.context !== undefined) context.set(part.context.subarray(0, part.count), at);
    at += part.count;
  }
  return { ...whole, context };
}

/** Place of the first sample that begins at an instant or later. */
export function firstFrom({ count, start }: Pick<Columns, 'count' | 'start'>, at: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((start[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
