import { steadyName } from '@aceso/integrations/kit';
import type { Db } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { calendarOf } from '../domain/local-days.ts';
import type { Brought } from '../store/connection-items.ts';
import type { Person } from '../store/people.ts';
import { findPushed, markPushedDeleted, savePushed } from '../store/push-items.ts';
import { listSources } from '../store/sources.ts';
import type { Deleted } from '../store/tombstones.ts';
import { buryLate } from './bury-late.ts';
import { deleteRecords } from './delete-records.ts';
import { deleteSamples } from './delete-samples.ts';
import { foldTails } from './fold-tails.ts';
import { idsIn, sortPhoneBatch, type DeletedTimes, type PhoneBatch, type Rejected } from './sort-phone-batch.ts';
import type { StaleDays } from './stale-days.ts';
import { buriedOf, storeItems, type ItemOwner } from './store-items.ts';
import { takeAway } from './take-away.ts';

/** Folder of integrations has none of this name: what phones send comes by no vendor and no file. */
const INTEGRATION = 'phone';

export interface StoredPhoneBatch {
  readonly stored: number;
  readonly alreadyThere: number;
  readonly quarantined: number;
  readonly deleted: number;
  readonly notKnown: number;
  readonly deletedBefore: number;
  readonly rejected: readonly Rejected[];
  readonly stale: readonly StaleDays[];
}

/** Stores what a phone sent, inside the caller's transaction and under the person's lock: first what is new, then what is gone. */
export async function storePhoneBatch(
  deps: Pick<Deps, 'bus' | 'now' | 'notes'>,
  tx: Db,
  person: Person,
  batch: PhoneBatch,
): Promise<StoredPhoneBatch> {
  const { personId } = person;
  const { platform } = batch.device;
  const named = idsIn(batch.items);
  const gone = new Set([...(await findPushed(tx, personId, platform, named))].flatMap(([id, { isDeleted }]) => (isDeleted ? [id] : [])));
  const sorted = sortPhoneBatch(batch, gone);
  // A deletion is by device, whatever way its samples came.
  if (batch.deletions.length > 0) await foldTails(deps, tx, personId);
  const owner: ItemOwner = {
    personId,
    integration: INTEGRATION,
    calendar: calendarOf(person.timeZone),
    find: async (db, ids) =>
      new Map([...(await findPushed(db, personId, platform, ids))].map(([id, { brought }]): [string, Brought] => [id, brought])),
    save: (db, items) => savePushed(db, personId, platform, new Map([...items].map(([id, { brought }]) => [id, brought]))),
  };
  const kept = await storeItems(deps, tx, owner, sorted.incoming);
  const late = await buryLate(deps, tx, owner, sorted.late);
  const byId = await deleteByIds(deps, tx, owner, platform, sorted.deletedIds);
  const byTimes = await deleteByTimes(deps, tx, owner, sorted.deletedTimes);
  return {
    stored: kept.stored,
    alreadyThere: kept.alreadyThere,
    quarantined: sorted.incoming.quarantined.length,
    deleted: byId.deleted + byTimes.deleted,
    notKnown: byId.notKnown + byTimes.notKnown,
    deletedBefore: named.filter((id) => gone.has(id)).length,
    rejected: [...sorted.rejected, ...byTimes.rejected],
    stale: [...kept.stale, ...late, ...byId.stale, ...byTimes.stale],
  };
}

interface Ended {
  readonly deleted: number;
  readonly notKnown: number;
  readonly stale: readonly StaleDays[];
}

/** Takes away what items became, from every way by which their devices deliver. */
async function deleteByIds(
  deps: Pick<Deps, 'now'>,
  tx: Db,
  { personId, calendar }: ItemOwner,
  platform: string,
  ids: readonly string[],
): Promise<Ended> {
  if (ids.length === 0) return { deleted: 0, notKnown: 0, stale: [] };
  const known = [...(await findPushed(tx, personId, platform, ids)).values()].filter(({ isDeleted }) => !isDeleted);
  const brought = known.map((one) => one.brought);
  const samples = buriedOf(
    brought.map((one) => ({ ...one, records: [] })),
    [],
  );
  const { stale } = await deleteSamples(tx, personId, samples, calendar, deps.now());
  const records = await takeAway(
    tx,
    personId,
    brought.map((one) => ({ ...one, samples: [] })),
    calendar,
  );
  const gone = buriedOf(
    brought.map((one) => ({ ...one, samples: [] })),
    records.records,
  );
  const elsewhere = gone.length === 0 ? [] : [await deleteRecords(tx, personId, gone, calendar, deps.now())];
  await markPushedDeleted(tx, personId, platform, ids, deps.now());
  return { deleted: known.length, notKnown: ids.length - known.length, stale: [stale, records.stale, ...elsewhere] };
}

/** Takes away samples that came without an id, by their source and times. */
async function deleteByTimes(
  deps: Pick<Deps, 'now'>,
  tx: Db,
  { personId, calendar }: ItemOwner,
  wanted: readonly DeletedTimes[],
): Promise<Ended & { readonly rejected: readonly Rejected[] }> {
  if (wanted.length === 0) return { deleted: 0, notKnown: 0, stale: [], rejected: [] };
  const own = new Map(
    (await listSources(tx, personId)).flatMap(({ integration, key, sourceId }) => (integration === INTEGRATION ? [[key, sourceId]] : [])),
  );
  const rejected: Rejected[] = [];
  const found = wanted.flatMap(({ index, subject, source, start, end }): Deleted[] => {
    const sourceId = own.get(steadyName(source));
    if (sourceId !== undefined) return [{ subject, sourceId, start, end }];
    rejected.push({
      list: 'deletions',
      index,
      code: 'source-unknown',
      path: `/body/deletions/${index}/source`,
      message: 'has sent nothing yet',
      fix: 'Name the source as it was named when the sample was sent.',
    });
    return [];
  });
  const { removed, stale } = await deleteSamples(tx, personId, found, calendar, deps.now());
  return { deleted: removed, notKnown: Math.max(0, found.length - removed), stale: [stale], rejected };
}
