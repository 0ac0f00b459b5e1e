import process from 'node:process';
import type { Delivery } from '@aceso/integrations/kit';
import type { Db } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import type { Calendar } from '../domain/local-days.ts';
import { Senders } from '../ingest/senders.ts';
import { storeDelivery } from '../ingest/store-delivery.ts';
import { markStale } from '../store/stale.ts';
import { lockPerson } from '../store/people.ts';
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
    const { counts, stale } = await storeDelivery(
      tx,
      { personId, senders: this.#senders, calendar: this.#context.calendar, notes: this.#deps.notes },
      delivery,
      true,
    );
    for (const days of stale) await markStale(tx, personId, days.byMetric());
    return counts;
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

function summed(parts: readonly ReadonlyMap<string, StoredCount>[]): ReadonlyMap<string, StoredCount> {
  const sums = new Map<string, StoredCount>();
  for (const part of parts)
    for (const [type, { stored, alreadyThere }] of part) {
      const known = sums.get(type) ?? { stored: 0, alreadyThere: 0 };
      sums.set(type, { stored: known.stored + stored, alreadyThere: known.alreadyThere + alreadyThere });
    }
  return sums;
}
