import type { Metric } from '@aceso/contracts/vocabulary';
import { endAt } from './columns.ts';
import { fuseAmounts, type RankedColumns } from './fuse-amounts.ts';
import { MINUTE_MS, type LocalDay } from './local-days.ts';

/** What one day of one metric comes to, after merging sources. */
export interface DayValue {
  readonly value: number;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly n: number;
  /** Share of the hours of the day with data. */
  readonly coverage: number;
  readonly sourceIds: readonly string[];
}

/** Value of a day by the metric's own aggregation; undefined when there is no sample: missing is never zero. */
export function dayValue(metric: Metric, sources: readonly RankedColumns[], day: LocalDay): DayValue | undefined {
  switch (metric.aggregation) {
    case 'sum':
    case 'duration':
      return summed(sources, day, metric.aggregation === 'duration');
    case 'mean':
      return averaged(sources, day);
    case 'last':
      return newest(sources, day);
    default:
      return metric.aggregation satisfies never;
  }
}

const minutesOf = (day: LocalDay): number => Math.round((day.end - day.start) / MINUTE_MS);

function summed(sources: readonly RankedColumns[], day: LocalDay, isDuration: boolean): DayValue | undefined {
  const minutes = minutesOf(day);
  const given = isDuration ? sources.map(asDurations) : sources;
  const { total, winner, counted, samples } = fuseAmounts(given, day.start, minutes);
  if (samples === 0) return undefined;
  return {
    value: total,
    minimum: undefined,
    maximum: undefined,
    n: samples,
    coverage: coveredHours((minute) => winner[minute] !== 0, minutes),
    sourceIds: sources.filter((_, place) => (counted[place] ?? 0) > 0).map(({ sourceId }) => sourceId),
  };
}

/** A duration is its own amount: minutes that a sample lasts, whatever its value says. */
function asDurations(source: RankedColumns): RankedColumns {
  const { columns } = source;
  return {
    ...source,
    columns: { ...columns, value: Float64Array.from(columns.start, (start, i) => (endAt(columns, i) - start) / MINUTE_MS) },
  };
}

/**
 * Mean of the minutes' means, each minute from its best source.
 *
 * By minutes and not by readings: a watch reads every few seconds in a workout and every few minutes at rest.
 */
function averaged(sources: readonly RankedColumns[], day: LocalDay): DayValue | undefined {
  const minutes = minutesOf(day);
  const sum = new Float64Array(minutes);
  const count = new Uint32Array(minutes);
  const winner = new Uint16Array(minutes);
  let [minimum, maximum, n] = [Infinity, -Infinity, 0];
  const used: string[] = [];
  sources.forEach(({ sourceId, columns }, place) => {
    let took = 0;
    for (let i = 0; i < columns.count; i++) {
      const at = columns.start[i] ?? 0;
      if (at < day.start || at >= day.end) continue;
      const minute = Math.floor((at - day.start) / MINUTE_MS);
      if (winner[minute] !== 0 && winner[minute] !== place + 1) continue;
      const value = columns.value[i] ?? 0;
      winner[minute] = place + 1;
      sum[minute] = (sum[minute] ?? 0) + value;
      count[minute] = (count[minute] ?? 0) + 1;
      minimum = Math.min(minimum, value);
      maximum = Math.max(maximum, value);
      took++;
    }
    n += took;
    if (took > 0) used.push(sourceId);
  });
  if (n === 0) return undefined;
  let [total, filled] = [0, 0];
  for (let minute = 0; minute < minutes; minute++) {
    const readings = count[minute] ?? 0;
    if (readings === 0) continue;
    total += (sum[minute] ?? 0) / readings;
    filled++;
  }
  return { value: total / filled, minimum, maximum, n, coverage: coveredHours((minute) => winner[minute] !== 0, minutes), sourceIds: used };
}

function newest(sources: readonly RankedColumns[], day: LocalDay): DayValue | undefined {
  for (const { sourceId, columns } of sources) {
    let [n, minimum, maximum, value] = [0, Infinity, -Infinity, Number.NaN];
    for (let i = 0; i < columns.count; i++) {
      const at = columns.start[i] ?? 0;
      if (at < day.start || at >= day.end) continue;
      value = columns.value[i] ?? Number.NaN;
      minimum = Math.min(minimum, value);
      maximum = Math.max(maximum, value);
      n++;
    }
    if (n > 0) return { value, minimum, maximum, n, coverage: 1, sourceIds: [sourceId] };
  }
  return undefined;
}

function coveredHours(has: (minute: number) => boolean, minutes: number): number {
  const hours = Math.ceil(minutes / 60);
  let covered = 0;
  for (let hour = 0; hour < hours; hour++) {
    for (let minute = hour * 60; minute < Math.min(minutes, hour * 60 + 60); minute++)
      if (has(minute)) {
        covered++;
        break;
      }
  }
  return covered / hours;
}
