import type { Metric } from '@aceso/contracts/vocabulary';
import type { Db } from '@aceso/kit';
import { addDays, daysBetween } from '../domain/local-days.ts';
import { minuteLine, type MinuteLine } from '../domain/minute-line.ts';
import { chunksTouching } from '../store/chunks.ts';
import { decodeChunks } from './day-columns.ts';
import type { PersonDays } from './person-days.ts';

/** Days that are read and decoded in one go: what bounds memory and keeps others from waiting. */
const DAYS_AT_ONCE = 62;

/** The days of a metric that have samples, oldest first, each minute from its best source. */
export async function* minuteLines(
  db: Db,
  { personId, calendar, orders, wear }: PersonDays,
  metric: Metric,
  from: string,
  to: string,
): AsyncGenerator<MinuteLine> {
  for (let first = from; first <= to; first = addDays(first, DAYS_AT_ONCE)) {
    const until = addDays(first, DAYS_AT_ONCE - 1);
    const last = until < to ? until : to;
    const chunks = decodeChunks(
      await chunksTouching(db, personId, metric.id, addDays(first, -1), addDays(last, 1)),
      orders.of(metric.family),
    );
    if (chunks.sourceIds.length === 0) continue;
    const days = daysBetween(first, last);
    const dependsOnWear = metric.aggregation === 'sum' && chunks.sourceIds.length > 1;
    if (dependsOnWear) await wear.load(db, days);
    for (const day of days) {
      const bounds = calendar.bounds(day);
      const sources = chunks.on(bounds);
      const line = minuteLine(metric, dependsOnWear ? wear.addTo(sources, day) : sources, bounds);
      if (line !== undefined) yield line;
    }
  }
}
