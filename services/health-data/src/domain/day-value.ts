import type { Metric } from '@aceso/contracts/vocabulary';
import { amountAlone, meanAlone } from './alone.ts';
import { byWaking, isOfANight } from './by-waking.ts';
import { endAt } from './columns.ts';
import { fuseAmounts, type RankedColumns } from './fuse-amounts.ts';
import { fuseInstants } from './fuse-instants.ts';
import { MINUTE_MS, type LocalDay } from './local-days.ts';
import { newestOf } from './newest.ts';

/** What one day of one metric comes to, after merging sources. */
export interface DayValue {
  readonly value: number;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly n: number;
  /** Share of the hours of the day that the readings speak for; 1 for a value that stands for its day or night. */
  readonly coverage: number;
  readonly sourceIds: readonly string[];
}

/** Value of a day by the metric's own aggregation; undefined when there is no sample: missing is never zero. */
export function dayValue(metric: Metric, sources: readonly RankedColumns[], day: LocalDay): DayValue | undefined {
  const value = aggregated(metric, byWaking(metric, sources), day);
  // What a vendor says of a night is of the whole night.
  return value !== undefined && (metric.category === 'sleep' || isOfANight(metric)) ? { ...value, coverage: 1 } : value;
}

function aggregated(metric: Metric, sources: readonly RankedColumns[], day: LocalDay): DayValue | undefined {
  switch (metric.aggregation) {
    case 'sum':
    case 'duration':
      return summed(metric, sources, day);
    case 'mean':
      return averaged(sources, day);
    case 'last':
      return newest(sources, day);
    default:
      return metric.aggregation satisfies never;
  }
}

/** Most metrics come from one device: then there is nothing to decide, minute by minute. */
const onlyOf = (sources: readonly RankedColumns[]): RankedColumns | undefined => (sources.length === 1 ? sources[0] : undefined);

const MINUTES_OF_HOUR = 60;
const minutesOf = (day: LocalDay): number => Math.round((day.end - day.start) / MINUTE_MS);

function summed(metric: Metric, sources: readonly RankedColumns[], day: LocalDay): DayValue | undefined {
  const amounts = amountsOf(metric, sources);
  const only = onlyOf(amounts);
  if (only !== undefined && only.worn === undefined) {
    const alone = amountAlone(only.columns, day);
    return alone && { ...alone, minimum: undefined, maximum: undefined, sourceIds: alone.value > 0 ? [only.sourceId] : [] };
  }
  const { total, winner, counted, samples } = fuseAmounts(amounts, day.start, minutesOf(day));
  if (samples === 0) return undefined;
  return {
    value: total,
    minimum: undefined,
    maximum: undefined,
    n: samples,
    coverage: coveredHours(winner),
    sourceIds: sources.filter((_, place) => (counted[place] ?? 0) > 0).map(({ sourceId }) => sourceId),
  };
}

/** A duration is its own amount: minutes that a sample lasts, whatever its value says. */
export function amountsOf(metric: Metric, sources: readonly RankedColumns[]): readonly RankedColumns[] {
  if (metric.aggregation !== 'duration') return sources;
  return sources.map((source) => {
    const { columns } = source;
    const value = Float64Array.from(columns.start, (start, i) => (endAt(columns, i) - start) / MINUTE_MS);
    return { ...source, columns: { ...columns, value } };
  });
}

/**
 * Mean of the minutes' means, each minute from its best source.
 *
 * By minutes and not by readings: a watch reads every few seconds in a workout and every few minutes at rest.
 */
function averaged(sources: readonly RankedColumns[], day: LocalDay): DayValue | undefined {
  const only = onlyOf(sources);
  const alone = only && meanAlone(only.columns, day);
  if (only !== undefined && alone !== undefined) return { ...alone, sourceIds: [only.sourceId] };
  const { winner, mean, minimum, maximum, n, counted } = fuseInstants(sources, day);
  if (n === 0) return undefined;
  let [total, filled] = [0, 0];
  for (let minute = 0; minute < winner.length; minute++) {
    if (winner[minute] === 0) continue;
    total += mean[minute] ?? 0;
    filled++;
  }
  const covered = lastingMinutes(sources, winner, day);
  return {
    value: total / filled,
    minimum,
    maximum,
    n,
    coverage: coveredHours(covered),
    sourceIds: sources.filter((_, place) => (counted[place] ?? 0) > 0).map(({ sourceId }) => sourceId),
  };
}

/**
 * Minutes that the readings which count speak for, 0 for none: a resting heart rate is one of most of a day, not of its first minute.
 *
 * Readings at instants speak for the minutes that they won.
 */
function lastingMinutes(sources: readonly RankedColumns[], winner: Uint16Array, { start: dayStart }: LocalDay): Uint16Array {
  if (sources.every(({ columns }) => columns.end === undefined)) return winner;
  const covered = winner.slice();
  sources.forEach(({ columns }, place) => {
    if (columns.end === undefined) return;
    for (let i = 0; i < columns.count; i++) {
      const from = Math.floor(((columns.start[i] ?? 0) - dayStart) / MINUTE_MS);
      const to = Math.ceil((endAt(columns, i) - dayStart) / MINUTE_MS);
      if (from >= 0 && winner[from] === place + 1) covered.fill(1, from, Math.max(from + 1, Math.min(winner.length, to)));
    }
  });
  return covered;
}

function newest(sources: readonly RankedColumns[], day: LocalDay): DayValue | undefined {
  for (const { sourceId, columns } of sources) {
    const found = newestOf(columns, day);
    if (found === undefined) continue;
    const { value, n, minimum, maximum } = found;
    return { value, minimum, maximum, n, coverage: 1, sourceIds: [sourceId] };
  }
  return undefined;
}

/** Share of the hours in which a minute is set. */
function coveredHours(minutes: Uint16Array): number {
  const hours = Math.ceil(minutes.length / MINUTES_OF_HOUR);
  let covered = 0;
  for (let hour = 0; hour < hours; hour++) {
    const end = Math.min(minutes.length, (hour + 1) * MINUTES_OF_HOUR);
    let minute = hour * MINUTES_OF_HOUR;
    while (minute < end && minutes[minute] === 0) minute++;
    if (minute < end) covered++;
  }
  return covered / hours;
}
