import type { Incoming, IncomingItem } from '@aceso/integrations/kit/connector';
import { notFound, type Db } from '@aceso/kit';
import { calendarOf } from '../domain/local-days.ts';
import { quarantineRow } from '../ingest/quarantine-row.ts';
import { Senders } from '../ingest/senders.ts';
import { storeBatches } from '../ingest/store-batches.ts';
import { shortKey, storeRecords } from '../ingest/store-records.ts';
import { takeAway } from '../ingest/take-away.ts';
import { dropItems, findItems, saveItems, type Brought } from '../store/connection-items.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { findPerson, lockPerson } from '../store/people.ts';
import { saveQuarantine } from '../store/quarantine.ts';
import type { DroppedRecord } from '../store/records.ts';
import { noteActivity } from '../store/sources.ts';
import { markStale } from '../store/stale.ts';
import { bury, type Deleted } from '../store/tombstones.ts';
import type { ConnectDeps } from './deps.ts';

type Owner = Pick<ConnectionRow, 'connectionId' | 'personId' | 'vendor'>;

/**
 * Stores what a page of a vendor brought, inside the caller's transaction: the same page again changes nothing.
 *
 * A record that came before is replaced: what only its earlier version brought is taken away. What the vendor has deleted goes.
 */
export async function storeIncoming(deps: Pick<ConnectDeps, 'bus' | 'now'>, tx: Db, owner: Owner, incoming: Incoming): Promise<void> {
  const { personId, connectionId, vendor } = owner;
  const { batches, records, quarantined, items, deleted } = incoming;
  // Most windows of a long history are empty.
  if ([batches, records, quarantined, items, deleted].every(({ length }) => length === 0)) return;
  await lockPerson(tx, personId);
  const person = await findPerson(tx, personId);
  // Erased between the look and the lock.
  if (person === undefined) throw notFound('no-such-person', 'No such person.');
  const calendar = calendarOf(person.timeZone);
  const senders = [...batches, ...records].map(({ source }) => source).concat(quarantined.flatMap(({ source }) => source ?? []));
  const idOf = await new Senders(deps, personId, vendor).known(tx, senders);

  const before = await findItems(tx, connectionId, [...items.map(({ nativeId }) => nativeId), ...deleted]);
  const fresh = new Map(items.map((item) => [item.nativeId, broughtBy(item, idOf)]));
  const gone = [...before].map(([nativeId, old]) => without(old, fresh.get(nativeId)));
  const taken = await takeAway(tx, personId, gone, calendar);
  // An export that still holds it must not bring it back.
  await bury(
    tx,
    personId,
    buriedOf(
      deleted.flatMap((nativeId) => before.get(nativeId) ?? []),
      taken.records,
    ),
    deps.now(),
  );

  const stored = await storeBatches(
    tx,
    personId,
    batches.map(({ metric, sourceType, source, count, start, end, value }) => ({
      metric,
      sourceType,
      sourceId: idOf(source),
      columns: { count, start, end, value },
    })),
    calendar,
  );
  const kept = await storeRecords(tx, personId, records, ({ source }) => idOf(source), calendar);
  await saveQuarantine(
    tx,
    personId,
    quarantined.map((item) => quarantineRow(item, item.source && idOf(item.source))),
  );
  await dropItems(tx, connectionId, deleted);
  const toSave = items.map(
    ({ nativeId, at }) =>
      [nativeId, { brought: fresh.get(nativeId) ?? NOTHING_BROUGHT, measuredAt: at === undefined ? undefined : new Date(at) }] as const,
  );
  await saveItems(tx, personId, connectionId, new Map(toSave));
  for (const { stale } of [taken, stored, kept]) await markStale(tx, personId, stale.byMetric());
  await noteActivity(tx, personId, stored.activity);
}

const NOTHING_BROUGHT: Brought = { samples: [], records: [] };

const broughtBy = ({ samples, records }: IncomingItem, idOf: (source: { readonly key: string }) => string): Brought => ({
  samples: samples.map(({ metric, sourceKey, start, end }) => [metric, idOf({ key: sourceKey }), start, end]),
  records: records.map(({ kind, key }) => [kind, shortKey(key)]),
});

/** What the vendor has deleted, as it is remembered. */
function buriedOf(deleted: readonly Brought[], dropped: readonly DroppedRecord[]): readonly Deleted[] {
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
