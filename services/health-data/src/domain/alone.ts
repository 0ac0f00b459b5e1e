import { endAt, type Columns } from './columns.ts';
import { PARTS_IN_ONE } from './fuse-amounts.ts';
import { MINUTE_MS, type LocalDay } from './local-days.ts';
import { MinuteMeans } from './minute-means.ts';

const HOUR_MS = 60 * MINUTE_MS;

/** What a day of a single source comes to. */
export interface AloneDay {
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly n: number;
  /** Share of the hours of the day that samples speak for. */
  readonly coverage: number;
}

/**
 * Mean of the minutes' means of one source: what `fuseInstants` finds when nobody else measured, without a table of the minutes.
 *
 * @returns undefined when no reading begins on the day, or they are not in order of time
 */
export function meanAlone(columns: Columns, { start, end }: LocalDay): AloneDay | undefined {
  const hours = new HoursCovered(end - start);
  const means = new MinuteMeans();
  for (let i = 0; i < columns.count; i++) {
    const at = columns.start[i] ?? 0;
    if (at < start || at >= end) continue;
    const minute = Math.floor((at - start) / MINUTE_MS);
    if (minute < means.minute) return undefined;
    means.add(minute, columns.value[i] ?? 0);
    const until = columns.end === undefined ? at : Math.max(at, (columns.end[i] ?? at) - 1);
    hours.cover(minute * MINUTE_MS, until - start);
  }
  const { minimum, maximum, n } = means;
  return n === 0 ? undefined : { value: means.mean(), minimum, maximum, n, coverage: hours.share() };
}

/**
 * Amount of one source over a day: what `fuseAmounts` finds when nobody else counted. A sample gives the part that lies within the day, in
 * whole millionths.
 *
 * @returns undefined when no sample touches the day
 */
export function amountAlone(
  columns: Columns,
  { start: dayStart, end: dayEnd }: LocalDay,
): Pick<AloneDay, 'value' | 'n' | 'coverage'> | undefined {
  const dayMs = Math.round((dayEnd - dayStart) / MINUTE_MS) * MINUTE_MS;
  const hours = new HoursCovered(dayMs);
  let [parts, n] = [0, 0];
  for (let i = 0; i < columns.count; i++) {
    const start = (columns.start[i] ?? 0) - dayStart;
    const end = endAt(columns, i) - dayStart;
    if (end < 0 || start >= dayMs || (end === 0 && start < 0)) continue;
    if (end <= start && start < 0) continue;
    const units = Math.round((columns.value[i] ?? 0) * PARTS_IN_ONE);
    parts += end <= start ? units : within(units, start, end, dayMs);
    n++;
    hours.cover(Math.max(0, start), Math.max(end - 1, start));
  }
  return n === 0 ? undefined : { value: parts / PARTS_IN_ONE, n, coverage: hours.share() };
}

/** Of what is spread evenly between two times, the part within a day: rounded at its ends, so that the days of a sample add up to it. */
function within(units: number, start: number, end: number, dayMs: number): number {
  const perMs = units / (end - start);
  const before = start < 0 ? Math.round(-start * perMs) : 0;
  return (end <= dayMs ? units : Math.round((dayMs - start) * perMs)) - before;
}

/** Hours of a day in which something was measured. */
class HoursCovered {
  readonly #hours: number;
  #mask = 0;

  constructor(dayMs: number) {
    this.#hours = Math.ceil(Math.round(dayMs / MINUTE_MS) / 60);
  }

  /** From one time to another, both included; what lies beyond the day is left out. */
  cover(from: number, to: number): void {
    const last = Math.min(this.#hours - 1, Math.floor(to / HOUR_MS));
    for (let hour = Math.floor(from / HOUR_MS); hour <= last; hour++) this.#mask |= 1 << hour;
  }

  share(): number {
    let covered = 0;
    for (let rest = this.#mask; rest !== 0; rest &= rest - 1) covered++;
    return covered / this.#hours;
  }
}
