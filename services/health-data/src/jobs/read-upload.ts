import type { Importer, ReadReport } from '@aceso/integrations/kit';
import type { Deps } from '../deps.ts';
import { calendarOf } from '../domain/local-days.ts';
import { writablePerson } from '../ingest/known-person.ts';
import type { StoredCount, UploadRow } from '../store/uploads.ts';
import { Deliveries } from './deliveries.ts';

export interface ReadUpload {
  readonly report: ReadReport;
  readonly counts: ReadonlyMap<string, StoredCount>;
  readonly seconds: number;
  readonly peakResidentBytes: number;
  readonly sha256: string;
}

/** Reads a file into the store, each delivery in one transaction with the place to go on from. */
export async function readUpload(deps: Deps, upload: UploadRow, importer: Importer, signal: AbortSignal): Promise<ReadUpload> {
  const { timeZone } = await writablePerson(deps, upload.personId);
  const { content, sha256 } = deps.files.read(upload);
  const plainBytes = await importer.plainBytes((from, length) => deps.files.peek(upload, from, length), upload.received);
  const deliveries = new Deliveries(deps, upload, { integration: importer.id, calendar: calendarOf(timeZone), plainBytes });
  const isBegun = upload.position.entry > 0 || upload.position.offset > 0;
  const report = await importer.read(content, (delivery) => deliveries.take(delivery), {
    ...(isBegun ? { resumeFrom: upload.position } : {}),
    signal,
    timeZone,
    deliverySamples: deps.settings.get('importBatchSamples'),
  });
  const { counts, peakResidentBytes } = deliveries;
  return { report, counts, seconds: deliveries.seconds(), peakResidentBytes, sha256: sha256() };
}
