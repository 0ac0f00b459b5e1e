import process from 'node:process';
import type { Delivery, SampleBatch, SourceRef } from '@aceso/integrations/kit';
import type { Db } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import type { Calendar } from '../domain/local-days.ts';
import { withoutDeleted } from '../ingest/deleted-before.ts';
import { storeOriginals, type OriginalBatch } from '../ingest/originals.ts';
import { quarantineRow } from '../ingest/quarantine-row.ts';
import { Senders } from '../ingest/senders.ts';
import { storeBatches, type IncomingBatch } from '../ingest/store-batches.ts';
import { storeRecords } from '../ingest/store-records.ts';
import { markStale } from '../store/stale.ts';
import { lockPerson } from '../store/people.ts';
import { saveQuarantine } from '../store/quarantine.ts';
import { noteActivity, noteExport } from '../store/sources.ts';
import { advanceUpload, holdUpload } from '../store/upload-claims.ts';
import type { StoredCount, UploadRow } from '../store/uploads.ts';
import { ImportProgress } from './import-progress.ts';
import { CLAIM_MS, NoLongerOurs } from './claim.ts';

export interface DeliveryContext {
  readonly integration: string;
  readonly calendar: Calendar;
  /** Bytes of the content without compression, when known. */
  readonly plainBytes: number | undefined;
}

/** Stores what an importer hands over: samples, records and the place to go on from in one transaction. */
export class Deliveries {
  peakResidentBytes = 0;
  #counts: ReadonlyMap<string, StoredCount>;
  readonly #deps: Deps;
  readonly #upload: UploadRow;
  readonly #context: DeliveryContext;
  readonly #senders: Senders;
  readonly #progress: ImportProgress;
  readonly #startedAt = performance.now();

  constructor(deps: Deps, upload: UploadRow, context: DeliveryContext) {
    this.#deps = deps;
    this.#upload = upload;
    this.#context = context;
    this.#counts = new Map(Object.entries(upload.counts));
    this.#senders = new Senders(deps, upload.personId, context.integration);
    this.#progress = new ImportProgress(deps, upload);
  }

  /** By the source's own types, since the first delivery of the upload. */
  get counts(): ReadonlyMap<string, StoredCount> {
    return this.#counts;
  }

  /** Spent on reading, that of killed processes included. */
  seconds(): number {
    return this.#upload.seconds + (performance.now() - this.#startedAt) / 1000;
  }

  async take(delivery: Delivery): Promise<void> {
    this.peakResidentBytes = Math.max(this.peakResidentBytes, process.memoryUsage.rss());
    // Counted only when it is durable.
    this.#counts = await this.#deps.db.tx(async (tx) => {
      await lockPerson(tx, this.#upload.personId);
      if (!(await holdUpload(tx, this.#upload))) throw new NoLongerOurs('the upload was cancelled or taken over');
      const counts = summed([this.#counts, ...(await this.#store(tx, delivery))]);
      await this.#advance(tx, delivery, counts);
      return counts;
    });
  }

  async #store(tx: Db, delivery: Delivery): Promise<readonly ReadonlyMap<string, StoredCount>[]> {
    const { personId } = this.#upload;
    const { calendar } = this.#context;
    const idOf = await this.#senders.known(tx, sourcesOf(delivery));
    const older =
      delivery.exportedAt === undefined
        ? new Set<string>()
        : await noteExport(tx, personId, [...new Set(sourcesOf(delivery).map(idOf))], new Date(delivery.exportedAt));
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
    );
    await storeOriginals(tx, personId, batches.filter(isOriginal));
    const kept = await storeRecords(tx, personId, records, ({ source }) => idOf(source), calendar, older);
    await saveQuarantine(
      tx,
      personId,
      delivery.quarantined.map((item) => quarantineRow(item, item.source && idOf(item.source))),
    );
    for (const { stale } of [samples, kept]) await markStale(tx, personId, stale.byMetric());
    await noteActivity(tx, personId, samples.activity);
    // Known, and gone on purpose: counted as what was there already.
    return [samples.counts, kept.counts, new Map([...deleted].map(([type, alreadyThere]) => [type, { stored: 0, alreadyThere }]))];
  }

  async #advance(tx: Db, { position, bytesRead }: Delivery, counts: ReadonlyMap<string, StoredCount>): Promise<void> {
    const advance = {
      position,
      counts: Object.fromEntries(counts),
      done: bytesRead,
      // An archive may turn out longer than its directory says.
      total: this.#context.plainBytes === undefined ? undefined : Math.max(this.#context.plainBytes, bytesRead),
      samples: [...counts.values()].reduce((sum, count) => sum + count.stored + count.alreadyThere, 0),
      source: this.#context.integration,
      seconds: this.seconds(),
    };
    await advanceUpload(tx, this.#upload, advance, new Date(this.#deps.now().getTime() + CLAIM_MS));
    await this.#progress.tell(tx, advance);
  }
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

const sourcesOf = ({ batches, records, quarantined }: Delivery): readonly SourceRef[] => [
  ...batches.map(({ source }) => source),
  ...records.map(({ source }) => source),
  ...quarantined.flatMap(({ source }) => source ?? []),
];

function summed(parts: readonly ReadonlyMap<string, StoredCount>[]): ReadonlyMap<string, StoredCount> {
  const sums = new Map<string, StoredCount>();
  for (const part of parts)
    for (const [type, { stored, alreadyThere }] of part) {
      const known = sums.get(type) ?? { stored: 0, alreadyThere: 0 };
      sums.set(type, { stored: known.stored + stored, alreadyThere: known.alreadyThere + alreadyThere });
    }
  return sums;
}
