import type { SampleBatch } from '@aceso/integrations/kit';
import type { Incoming, IncomingItem } from '@aceso/integrations/kit/connector';
import type { Db } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import type { Calendar } from '../domain/local-days.ts';
import type { Brought, ItemToSave } from '../store/connection-items.ts';
import { saveQuarantine } from '../store/quarantine.ts';
import type { DroppedRecord } from '../store/record-rows.ts';
import { noteActivity } from '../store/sources.ts';
import { bury, type Deleted } from '../store/tombstones.ts';
import type { StoredCount } from '../store/uploads.ts';
import { storeOriginals } from './originals.ts';
import { quarantineRow } from './quarantine-row.ts';
import { Senders } from './senders.ts';
import type { StaleDays } from './stale-days.ts';
import { storeBatches } from './store-batches.ts';
import { shortKey } from '../codec/record-key.ts';
import { storeRecords } from './store-records.ts';
import { takeAway } from './take-away.ts';

/** Who delivers items, and where it is remembered what each became. */
export interface ItemOwner {
  readonly personId: string;
  readonly integration: string;
  readonly calendar: Calendar;
  find(tx: Db, nativeIds: readonly string[]): Promise<ReadonlyMap<string, Brought>>;
  save(tx: Db, items: ReadonlyMap<string, ItemToSave>): Promise<void>;
}

export interface StoredItems extends StoredCount {
  readonly stale: readonly StaleDays[];
}

const NOTHING_BROUGHT: Brought = { samples: [], records: [] };

/**
 * Stores what a source brought item by item, inside the caller's transaction and under the person's lock: the same again changes nothing.
 *
 * An item that came before is replaced: what only its earlier version brought is taken away. What the source has deleted goes, and an
 * export that still holds it does not bring it back.
 */
export async function storeItems(
  deps: Pick<Deps, 'bus' | 'now' | 'notes'>,
  tx: Db,
  owner: ItemOwner,
  incoming: Incoming,
): Promise<StoredItems> {
  const { personId, integration, calendar } = owner;
  const { batches, records, quarantined, items, deleted } = incoming;
  const senders = [...batches, ...records].map(({ source }) => source).concat(quarantined.flatMap(({ source }) => source ?? []));
  const idOf = await new Senders(deps, personId, integration).known(tx, senders);

  const before = await owner.find(tx, [...items.map(({ nativeId }) => nativeId), ...deleted]);
  const fresh = new Map(items.map((item) => [item.nativeId, broughtBy(item, idOf)]));
  const gone = [...before].map(([nativeId, old]) => without(old, fresh.get(nativeId)));
  const taken = await takeAway(tx, personId, gone, calendar);
  const ended = deleted.flatMap((nativeId) => before.get(nativeId) ?? []);
  await bury(tx, personId, buriedOf(ended, taken.records), deps.now());

  const stored = await storeBatches(
    tx,
    personId,
    batches.map(({ metric, sourceType, source, count, start, end, value, context }) => ({
      metric,
      sourceType,
      sourceId: idOf(source),
      columns: { count, start, end, value, ...(context && { context }) },
    })),
    calendar,
  );
  await storeOriginals(
    tx,
    personId,
    batches.flatMap((batch) => originalOf(batch, idOf(batch.source))),
  );
  const kept = await storeRecords(tx, personId, records, ({ source }) => idOf(source), calendar, deps.notes);
  await saveQuarantine(
    tx,
    personId,
    quarantined.map((item) => quarantineRow(item, item.source && idOf(item.source))),
  );
  const toSave = items.map(
    ({ nativeId, at }) =>
      [nativeId, { brought: fresh.get(nativeId) ?? NOTHING_BROUGHT, measuredAt: at === undefined ? undefined : new Date(at) }] as const,
  );
  await owner.save(tx, new Map(toSave));
  await noteActivity(tx, personId, stored.activity);
  const counts = [...stored.counts.values(), ...kept.counts.values()];
  return {
    stored: counts.reduce((sum, count) => sum + count.stored, 0),
    alreadyThere: counts.reduce((sum, count) => sum + count.alreadyThere, 0),
    stale: [taken.stale, stored.stale, kept.stale],
  };
}

const originalOf = ({ metric, sourceUnit, count, start, end, original }: SampleBatch, sourceId: string) =>
  original === undefined ? [] : [{ metric, sourceId, unit: sourceUnit, columns: { count, start, end, value: original } }];

const broughtBy = ({ samples, records }: IncomingItem, idOf: (source: { readonly key: string }) => string): Brought => ({
  samples: samples.map(({ metric, sourceKey, start, end }) => [metric, idOf({ key: sourceKey }), start, end]),
  records: records.map(({ kind, key }) => [kind, shortKey(key)]),
});

/** What a source has deleted, as it is remembered; `dropped` are the records that went. */
export function buriedOf(deleted: readonly Brought[], dropped: readonly DroppedRecord[]): readonly Deleted[] {
  const names = new Set(deleted.flatMap(({ records }) => records.map(String)));
  return [
    ...deleted.flatMap(({ samples }) => samples.map(([subject, sourceId, start, end]) => ({ subject, sourceId, start, end }))),
    ...dropped.flatMap(({ kind, key, ...record }) => (names.has(String([kind, key])) ? [{ subject: kind, ...record }] : [])),
  ];
}

/** What the earlier version brought and the present one does not. */
function without(old: Brought, now: Brought | undefined): Brought {
  if (now === undefined) return old;
  const [samples, records] = [new Set(now.samples.map(String)), new Set(now.records.map(String))];
  return {
    samples: old.samples.filter((sample) => !samples.has(String(sample))),
    records: old.records.filter((record) => !records.has(String(record))),
  };
}
