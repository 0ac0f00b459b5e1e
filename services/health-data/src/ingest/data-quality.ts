import type { Metric } from '@aceso/contracts/vocabulary';
import type { Db } from '@aceso/kit';
import { clockFaults, type ClockFault } from '../domain/clock-faults.ts';
import { dayValue } from '../domain/day-value.ts';
import { addDays, DAY_MS, daysBetween, utcDay } from '../domain/local-days.ts';
import { conflictsOf, sourceOfDay, type Conflict, type SourceOfDay } from '../domain/quality.ts';
import { chunkCounts } from '../store/chunk-overview.ts';
import { chunksTouching } from '../store/chunks.ts';
import { decodeChunks } from './day-columns.ts';
import type { PersonDays } from './person-days.ts';

export interface QualityOfDay {
  readonly day: string;
  readonly coverage: number | undefined;
  readonly sources: readonly (SourceOfDay & { readonly isUsed: boolean })[];
  readonly conflicts: readonly Conflict[];
}

/** How much each source has of each day of a period, and where sources disagree; days without data are left out. */
export async function qualityOfDays(
  db: Db,
  { personId, calendar, orders, wear }: PersonDays,
  metric: Metric,
  from: string,
  to: string,
  now: number,
): Promise<readonly QualityOfDay[]> {
  const rows = await chunksTouching(db, personId, metric.id, addDays(from, -1), addDays(to, 1));
  const chunks = decodeChunks(rows, orders.of(metric.family));
  const days = daysBetween(from, to);
  if (chunks.sourceIds.length > 0) await wear.load(db, days);
  return days.flatMap((day) => {
    const bounds = calendar.bounds(day);
    const sources = chunks.on(bounds).map((source) => {
      const worn = wear.of(source.sourceId, day);
      return worn === undefined ? source : { ...source, worn };
    });
    const seen = sources.map((source) => sourceOfDay(source, bounds, now)).filter(({ minutes }) => minutes > 0);
    if (seen.length === 0) return [];
    const value = dayValue(metric, sources, bounds);
    const used = new Set(value?.sourceIds);
    return [
      {
        day,
        coverage: value?.coverage,
        sources: seen.map((source) => ({ ...source, isUsed: used.has(source.sourceId) })),
        conflicts: conflictsOf(metric, sources, bounds),
      },
    ];
  });
}

const GAPS_SHOWN = 10;

/** The longest runs of days without data between days with data, which must be in order. */
export function gapsOf(days: readonly string[]): readonly { readonly from: string; readonly to: string; readonly days: number }[] {
  return days
    .flatMap((day, i) => {
      const before = days[i - 1];
      const missing = before === undefined ? 0 : (Date.parse(day) - Date.parse(before)) / DAY_MS - 1;
      return before === undefined || missing < 1 ? [] : [{ from: addDays(before, 1), to: addDays(day, -1), days: missing }];
    })
    .toSorted((a, b) => b.days - a.days || (a.from < b.from ? 1 : -1))
    .slice(0, GAPS_SHOWN);
}

/** Times of a metric that its sources cannot have measured at. */
export async function clockFaultsOf(
  db: Db,
  { personId, orders }: PersonDays,
  metric: Metric,
  now: number,
): Promise<readonly (ClockFault & { readonly sourceId: string })[]> {
  const bySource = Map.groupBy(await chunkCounts(db, personId, metric.id, new Date(now)), ({ sourceId }) => sourceId);
  return orders.of(metric.family).sourceIds.flatMap((sourceId) => {
    const chunks = bySource.get(sourceId) ?? [];
    const counts = new Map<string, number>();
    let ahead = 0;
    for (const chunk of chunks) {
      for (const { day, n } of chunk.days) counts.set(day, (counts.get(day) ?? 0) + n);
      for (const at of chunk.times) if (at > now && utcDay(at) === utcDay(now)) ahead++;
    }
    const days = [...counts].map(([day, n]) => ({ day, n })).toSorted((a, b) => (a.day < b.day ? -1 : 1));
    return clockFaults(days, utcDay(now), ahead).map((fault) => ({ ...fault, sourceId }));
  });
}
