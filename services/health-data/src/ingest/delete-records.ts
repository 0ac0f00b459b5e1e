import type { Db } from '@aceso/kit';
import { secondsOf } from '../domain/deletions.ts';
import type { Calendar } from '../domain/local-days.ts';
import { orderOf } from '../domain/source-order.ts';
import { dropRecords, recordsStarting } from '../store/records.ts';
import { listSources } from '../store/sources.ts';
import { bury, type Deleted } from '../store/tombstones.ts';
import type { StaleDays } from './stale-days.ts';
import { staleNights } from './take-away.ts';

/**
 * Removes records that their source has deleted, from every route of its device, and remembers the deletion, as `deleteSamples` does with
 * samples: whether an export with the same came before or comes afterwards makes no difference. Call it under the person's lock.
 */
export async function deleteRecords(
  tx: Db,
  personId: string,
  deleted: readonly Deleted[],
  calendar: Calendar,
  now: Date,
): Promise<StaleDays> {
  const [kinds, starts] = [[...new Set(deleted.map(({ subject }) => subject))], deleted.map(({ start }) => start)];
  const { deviceOf } = orderOf(await listSources(tx, personId));
  const nameOf = (kind: string, sourceId: string, start: number, end: number): string =>
    `${kind}|${deviceOf(sourceId)}|${secondsOf(start, end)}`;
  const gone = new Set(deleted.map(({ subject, sourceId, start, end }) => nameOf(subject, sourceId, start, end)));
  const there = await recordsStarting(tx, personId, kinds, Math.min(...starts) - 1000, Math.max(...starts) + 1000);
  const dropped = await dropRecords(
    tx,
    personId,
    there.flatMap(({ kind, key, sourceId, start, end }) => (gone.has(nameOf(kind, sourceId, start, end)) ? [[kind, key] as const] : [])),
  );
  await bury(tx, personId, deleted, now);
  return staleNights(dropped, calendar);
}
