import type { Incoming } from '@aceso/integrations/kit/connector';
import type { Db } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { secondsOf } from '../domain/deletions.ts';
import { buried, type Deleted } from '../store/tombstones.ts';
import { deleteRecords } from './delete-records.ts';
import { deleteSamples } from './delete-samples.ts';
import { Senders } from './senders.ts';
import type { StaleDays } from './stale-days.ts';
import type { ItemOwner } from './store-items.ts';

/**
 * Items that come after they were deleted: their ids were known to be gone, now it is known what they were. Nothing of them is kept, and
 * what the same device has delivered by another way goes, too, so that it makes no difference whether an item or its deletion came first.
 */
export async function buryLate(
  deps: Pick<Deps, 'bus' | 'now'>,
  tx: Db,
  { personId, integration, calendar }: Pick<ItemOwner, 'personId' | 'integration' | 'calendar'>,
  { batches, records }: Pick<Incoming, 'batches' | 'records'>,
): Promise<readonly StaleDays[]> {
  if (batches.length === 0 && records.length === 0) return [];
  const idOf = await new Senders(deps, personId, integration).known(
    tx,
    [...batches, ...records].map(({ source }) => source),
  );
  const samples = batches.flatMap(({ metric, source, count, start, end }) =>
    Array.from({ length: count }, (_, i): Deleted => {
      const from = start[i] ?? 0;
      return { subject: metric, sourceId: idOf(source), start: from, end: end?.[i] ?? from };
    }),
  );
  const others = records.map(({ kind, source, start, end }): Deleted => ({ subject: kind, sourceId: idOf(source), start, end }));
  const fresh = await notBuried(tx, personId, [...samples, ...others]);
  const [newSamples, newRecords] = [samples.filter((one) => fresh.has(one)), others.filter((one) => fresh.has(one))];
  return [
    ...(newSamples.length === 0 ? [] : [(await deleteSamples(tx, personId, newSamples, calendar, deps.now())).stale]),
    ...(newRecords.length === 0 ? [] : [await deleteRecords(tx, personId, newRecords, calendar, deps.now())]),
  ];
}

/** Those whose times are not remembered as deleted yet: a batch that is repeated costs one look. */
async function notBuried(tx: Db, personId: string, all: readonly Deleted[]): Promise<ReadonlySet<Deleted>> {
  const nameOf = ({ subject, sourceId, start, end }: Deleted): string => `${subject}|${sourceId}|${secondsOf(start, end)}`;
  const starts = all.map(({ start }) => start);
  const [first, last] = [starts.reduce((a, b) => Math.min(a, b), Infinity), starts.reduce((a, b) => Math.max(a, b), -Infinity)];
  const known = new Set((await buried(tx, personId, [...new Set(all.map(({ subject }) => subject))], first, last)).map(nameOf));
  return new Set(all.filter((one) => !known.has(nameOf(one))));
}
