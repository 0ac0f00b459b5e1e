import type { Metric } from '@aceso/contracts/vocabulary';
import type { Db } from '@aceso/kit';
import { unpackChunk } from '../codec/compressed-chunk.ts';
import { clockFaults, type ClockFault } from '../domain/clock-faults.ts';
import { startingWithin } from '../domain/columns.ts';
import { dayValue } from '../domain/day-value.ts';
import { addDays, DAY_MS, daysBetween, utcDay } from '../domain/local-days.ts';
import { conflictsOf, sourceOfDay, type Conflict, type SourceOfDay } from '../domain/quality.ts';
import { chunksBetween, chunksTouching, type ChunkDay } from '../store/chunks.ts';
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
  metric: string,
  held: readonly ChunkDay[],
  now: number,
): Promise<readonly (ClockFault & { readonly sourceId: string })[]> {
  const today = utcDay(now);
  const ahead = held.some(({ day, lastAt }) => day === today && lastAt.getTime() > now)
    ? await chunksBetween(db, personId, [metric], today, today)
    : [];
  const aheadOf = new Map(
    ahead.map(({ sourceId, data }) => [sourceId, startingWithin(unpackChunk(data), now + 1, Infinity).count] as const),
  );
  const bySource = Map.groupBy(held, ({ sourceId }) => sourceId);
  return orders.of('heart').sourceIds.flatMap((sourceId) => {
    const days = bySource.get(sourceId) ?? [];
    const faults = clockFaults(days, today);
    const later = aheadOf.get(sourceId) ?? 0;
    const withToday: readonly ClockFault[] = later === 0 ? faults : [...faults, { kind: 'future', from: today, to: today, samples: later }];
    return withToday.map((fault) => ({ ...fault, sourceId }));
  });
}
