import type { SleepStage } from '@aceso/contracts/vocabulary';
import type { Db } from '@aceso/kit';
import { addDays, DAY_MS, type Calendar } from '../domain/local-days.ts';
import { NIGHT_METRICS, nightMetrics } from '../domain/night-metrics.ts';
import { nightsByDay, type NightsOfDay } from '../domain/nights.ts';
import { TOLD_METRICS, toldNight } from '../domain/told-nights.ts';
import { chunksTouching } from '../store/chunks.ts';
import type { DailyRow } from '../store/days.ts';
import { recordsBetween } from '../store/records.ts';
import { decodeChunks, type DecodedChunks } from './day-columns.ts';

/** Nights that end on the days from one to the other. */
export async function nightsOf(
  db: Db,
  personId: string,
  from: string,
  to: string,
  calendar: Calendar,
): Promise<ReadonlyMap<string, NightsOfDay>> {
  const [start, end] = [calendar.bounds(from).start - DAY_MS, calendar.bounds(to).end + DAY_MS / 2];
  const records = await recordsBetween<{ readonly stage: SleepStage }>(db, personId, 'sleep-stage', new Date(start), new Date(end));
  const spans = records.map(({ content, startAt, endAt, sourceId, source, rank }) => ({
    stage: content.stage,
    start: startAt.getTime(),
    end: endAt.getTime(),
    sourceId,
    source,
    rank,
  }));
  return new Map([...nightsByDay(spans, calendar)].filter(([day]) => day >= from && day <= to));
}

/** Daily rows of all night metrics for these days; a metric without a value has an empty list, so that old rows go. */
export async function nightDays(tx: Db, personId: string, days: readonly string[], calendar: Calendar): Promise<Map<string, DailyRow[]>> {
  const rows = new Map<string, DailyRow[]>(NIGHT_METRICS.map((metric) => [metric, []]));
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return rows;
  const wanted = new Set(days);
  for (const [day, night] of await nightsOf(tx, personId, from, to, calendar)) {
    if (!wanted.has(day)) continue;
    for (const [metric, value] of nightMetrics(night, calendar))
      rows.get(metric)?.push({
        metric,
        day,
        value,
        minimum: undefined,
        maximum: undefined,
        n: night.main.spans.length,
        coverage: 1,
        sourceIds: [night.main.sourceId],
      });
    wanted.delete(day);
  }
  await addTold(tx, personId, [...wanted], calendar, rows);
  return rows;
}

/** Adds totals of days of whose sleep no source tells the course. */
async function addTold(
  tx: Db,
  personId: string,
  days: readonly string[],
  calendar: Calendar,
  rows: Map<string, DailyRow[]>,
): Promise<void> {
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return;
  const chunks = new Map<string, DecodedChunks>();
  for (const metric of TOLD_METRICS)
    chunks.set(metric, decodeChunks(await chunksTouching(tx, personId, metric, addDays(from, -1), addDays(to, 1))));
  if (chunks.get('sleep-duration')?.sources === 0) return;
  for (const day of days) {
    const bounds = calendar.bounds(day);
    const byMetric = new Map([...chunks].map(([metric, decoded]) => [metric, decoded.on(bounds)]));
    for (const { metric, value, sourceId } of toldNight(byMetric, bounds))
      rows.get(metric)?.push({ metric, day, value, minimum: undefined, maximum: undefined, n: 1, coverage: 1, sourceIds: [sourceId] });
  }
}
