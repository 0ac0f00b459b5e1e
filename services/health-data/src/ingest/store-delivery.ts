import type { Delivery, SampleBatch, SourceRef } from '@aceso/integrations/kit';
import type { Db } from '@aceso/kit';
import type { Calendar } from '../domain/local-days.ts';
import type { NoteKeys } from '../store/notes.ts';
import { saveQuarantine } from '../store/quarantine.ts';
import { noteActivity, noteExport } from '../store/sources.ts';
import type { StoredCount } from '../store/uploads.ts';
import { withoutDeleted } from './deleted-before.ts';
import { storeOriginals, type OriginalBatch } from './originals.ts';
import { quarantineRow } from './quarantine-row.ts';
import type { Senders } from './senders.ts';
import type { StaleDays } from './stale-days.ts';
import { storeBatches, type IncomingBatch } from './store-batches.ts';
import { storeRecords } from './store-records.ts';

export interface DeliveryOwner {
  readonly personId: string;
  readonly senders: Senders;
  readonly calendar: Calendar;
  readonly notes: NoteKeys;
}

export interface StoredDelivery {
  /** By the source's own types; what was left out because it was deleted counts as already there. */
  readonly counts: readonly ReadonlyMap<string, StoredCount>[];
  readonly stale: readonly StaleDays[];
}

/**
 * Stores what a reader of files hands over, inside the caller's transaction and under the person's lock.
 *
 * @param isFile whether it is of a file and not of a small push in a file's form: see `storeBatches`
 */
export async function storeDelivery(
  tx: Db,
  { personId, senders, calendar, notes }: DeliveryOwner,
  delivery: Pick<Delivery, 'batches' | 'records' | 'quarantined' | 'exportedAt'>,
  isFile = false,
): Promise<StoredDelivery> {
  const sources = sourcesOf(delivery);
  const idOf = await senders.known(tx, sources);
  const older =
    delivery.exportedAt === undefined
      ? new Set<string>()
      : await noteExport(tx, personId, [...new Set(sources.map(idOf))], new Date(delivery.exportedAt));
  const { batches, records, deleted } = await withoutDeleted(
    tx,
    personId,
    delivery.batches.flatMap((batch) => incomingOf(batch, idOf(batch.source), older)),
    delivery.records,
    ({ source }) => idOf(source),
  );
  const samples = await storeBatches(
    tx,
    personId,
    batches.flatMap((batch) => (isOriginal(batch) ? [] : [batch])),
    calendar,
    isFile ? 'as-file' : 'delivered',
  );
  await storeOriginals(tx, personId, batches.filter(isOriginal));
  const kept = await storeRecords(tx, personId, records, ({ source }) => idOf(source), calendar, notes, older);
  await saveQuarantine(
    tx,
    personId,
    delivery.quarantined.map((item) => quarantineRow(item, item.source && idOf(item.source))),
  );
  await noteActivity(tx, personId, samples.activity);
  const leftOut = new Map([...deleted].map(([type, alreadyThere]) => [type, { stored: 0, alreadyThere }]));
  return { counts: [samples.counts, kept.counts, leftOut], stale: [samples.stale, kept.stale] };
}

const isOriginal = (batch: IncomingBatch | OriginalBatch): batch is OriginalBatch => 'unit' in batch;

/** The samples of a batch in the stored unit, and as they were written where that is another. */
function incomingOf(
  { metric, sourceType, sourceUnit, isDerived, count, start, end, value, context, original }: SampleBatch,
  sourceId: string,
  older: ReadonlySet<string>,
): readonly (IncomingBatch | OriginalBatch)[] {
  const stored: IncomingBatch = {
    metric,
    sourceType: isDerived === true ? undefined : sourceType,
    sourceId,
    columns: { count, start, end, value, ...(context && { context }) },
    isOlder: older.has(sourceId),
  };
  return original === undefined
    ? [stored]
    : [stored, { metric, sourceId, unit: sourceUnit, columns: { count, start, end, value: original } } satisfies OriginalBatch];
}

/** Each once: thousands of records share a handful. */
function sourcesOf({ batches, records, quarantined }: Pick<Delivery, 'batches' | 'records' | 'quarantined'>): readonly SourceRef[] {
  const sources = new Set<SourceRef>();
  for (const { source } of batches) sources.add(source);
  for (const { source } of records) sources.add(source);
  for (const { source } of quarantined) if (source !== undefined) sources.add(source);
  return [...sources];
}
