import process from 'node:process';
import { healthData } from '@aceso/contracts/health-data';
import type { Delivery, HealthRecord, Importer, ReadReport, SourceRef } from '@aceso/integrations/kit';
import type { Db } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { calendarOf, type Calendar } from '../domain/local-days.ts';
import { knownPerson } from '../ingest/known-person.ts';
import { firstRank } from '../ingest/source-rank.ts';
import { storeBatches } from '../ingest/store-batches.ts';
import { storeRecords } from '../ingest/store-records.ts';
import { markStale } from '../store/days.ts';
import { lockPerson } from '../store/people.ts';
import { saveQuarantine } from '../store/quarantine.ts';
import { ensureSource, noteActivity } from '../store/sources.ts';
import { advanceUpload, type StoredCount, type UploadRow } from '../store/uploads.ts';
import { quarantineRow } from '../ingest/quarantine-row.ts';

/** How long a claim holds without a word from its process. */
export const CLAIM_MS = 6_000;
const PROGRESS_EVERY_MS = 400;

/** The upload was cancelled, or another process has it. */
export class NoLongerOurs extends Error {
  override readonly name = 'NoLongerOurs';
}

export interface ReadUpload {
  readonly report: ReadReport;
  readonly counts: ReadonlyMap<string, StoredCount>;
  readonly seconds: number;
  readonly peakResidentBytes: number;
}

/** Reads a file into the store, each delivery in one transaction with the place to go on from. */
export async function readUpload(
  deps: Deps,
  upload: UploadRow,
  importer: Importer,
  content: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<ReadUpload> {
  const { timeZone } = await knownPerson(deps, upload.personId);
  const state = new Progress(deps, upload, importer.id, calendarOf(timeZone));
  const resume = upload.position.entry > 0 || upload.position.offset > 0 ? { resumeFrom: upload.position } : {};
  const report = await importer.read(content, (delivery) => state.take(delivery), {
    ...resume,
    signal,
    deliverySamples: deps.settings.get('importBatchSamples'),
  });
  return { report, counts: state.counts, seconds: state.seconds(), peakResidentBytes: state.peakResidentBytes };
}

class Progress {
  readonly counts: Map<string, StoredCount>;
  peakResidentBytes = 0;
  readonly #deps: Deps;
  readonly #upload: UploadRow;
  readonly #integration: string;
  readonly #calendar: Calendar;
  readonly #sources = new Map<string, string>();
  readonly #startedAt = performance.now();
  #toldAt = 0;

  constructor(deps: Deps, upload: UploadRow, integration: string, calendar: Calendar) {
    this.#deps = deps;
    this.#upload = upload;
    this.#integration = integration;
    this.#calendar = calendar;
    this.counts = new Map(Object.entries(upload.counts));
  }

  seconds(): number {
    return this.#upload.seconds + (performance.now() - this.#startedAt) / 1000;
  }

  async take(delivery: Delivery): Promise<void> {
    this.peakResidentBytes = Math.max(this.peakResidentBytes, process.memoryUsage.rss());
    const before = new Map(this.counts);
    await this.#deps.db
      .tx(async (tx) => {
        await lockPerson(tx, this.#upload.personId);
        await this.#store(tx, delivery);
        await this.#advance(tx, delivery);
      })
      .catch((cause: unknown) => {
        this.counts.clear();
        for (const [type, count] of before) this.counts.set(type, count);
        throw cause;
      });
  }

  async #store(tx: Db, delivery: Delivery): Promise<void> {
    const { personId } = this.#upload;
    const sources = [
      ...delivery.batches.map(({ source }) => source),
      ...delivery.records.map(({ source }) => source),
      ...delivery.quarantined.flatMap(({ source }) => source ?? []),
    ];
    for (const source of sources) await this.#know(tx, source);
    const idOf = ({ key }: SourceRef): string => this.#sources.get(key) ?? '';
    const samples = await storeBatches(
      tx,
      personId,
      delivery.batches.map(({ metric, sourceType, source, count, start, end, value, context }) => ({
        metric,
        sourceType,
        sourceId: idOf(source),
        columns: { count, start, end, value, ...(context && { context }) },
      })),
      this.#calendar,
    );
    const records = await storeRecords(tx, personId, delivery.records, (record: HealthRecord) => idOf(record.source), this.#calendar);
    await saveQuarantine(
      tx,
      personId,
      delivery.quarantined.map((item) => quarantineRow(item, item.source && idOf(item.source))),
    );
    await markStale(tx, personId, [...samples.stale, ...records.stale]);
    if (samples.activity.length > 0) await noteActivity(tx, personId, samples.activity);
    for (const counts of [samples.counts, records.counts]) for (const [type, count] of counts) this.#add(type, count);
  }

  async #know(tx: Db, source: SourceRef): Promise<void> {
    if (this.#sources.has(source.key)) return;
    const { sourceId, isNew } = await ensureSource(tx, this.#upload.personId, {
      integration: this.#integration,
      key: source.key,
      name: source.name,
      kind: source.kind,
      model: source.model,
      rank: firstRank(source.kind),
    });
    this.#sources.set(source.key, sourceId);
    if (isNew)
      await this.#deps.bus.append(tx, healthData.events.sourceSeen, this.#upload.personId, {
        personId: this.#upload.personId,
        sourceId,
        integration: this.#integration,
      });
  }

  #add(type: string, count: StoredCount): void {
    const known = this.counts.get(type) ?? { stored: 0, alreadyThere: 0 };
    this.counts.set(type, { stored: known.stored + count.stored, alreadyThere: known.alreadyThere + count.alreadyThere });
  }

  async #advance(tx: Db, delivery: Delivery): Promise<void> {
    const { uploadId, personId } = this.#upload;
    const samples = [...this.counts.values()].reduce((sum, count) => sum + count.stored + count.alreadyThere, 0);
    const until = new Date(this.#deps.now().getTime() + CLAIM_MS);
    const ours = await advanceUpload(
      tx,
      uploadId,
      {
        position: delivery.position,
        counts: Object.fromEntries(this.counts),
        done: delivery.bytesRead,
        samples,
        source: this.#integration,
        seconds: this.seconds(),
      },
      until,
    );
    if (!ours) throw new NoLongerOurs('the upload was cancelled or taken over');
    if (performance.now() - this.#toldAt < PROGRESS_EVERY_MS) return;
    this.#toldAt = performance.now();
    await this.#deps.bus.append(tx, healthData.events.uploadProgressed, personId, {
      personId,
      uploadId,
      status: 'importing',
      done: delivery.bytesRead,
      samples,
    });
  }
}
