import type { Importer, ReadReport, Sink } from '@aceso/integrations/kit';
import type { Deps } from '../deps.ts';
import { calendarOf } from '../domain/local-days.ts';
import { writablePerson } from '../ingest/known-person.ts';
import type { Readers } from '../ingest/load-readers.ts';
import type { StoredCount, UploadRow } from '../store/uploads.ts';
import { Deliveries } from './deliveries.ts';
import type { ReaderThread, ReadInThread } from './read-in-thread.ts';
import type { ReaderTask } from './reader-thread.ts';

/** A thread is ready after a twentieth of a second; smaller files are read by then. */
const THREAD_FROM_BYTES = 1_000_000;

export interface ReadUpload {
  readonly report: ReadReport;
  readonly counts: ReadonlyMap<string, StoredCount>;
  readonly seconds: number;
  readonly peakResidentBytes: number;
  readonly sha256: string;
}

/** Reads a file into the store, each delivery in one transaction with the place to go on from. */
export async function readUpload(
  deps: Deps & { readonly readers: Readers; readonly thread: ReaderThread },
  upload: UploadRow,
  importer: Importer,
  signal: AbortSignal,
): Promise<ReadUpload> {
  const { timeZone } = await writablePerson(deps, upload.personId);
  const plainBytes = await importer.plainBytes((from, length) => deps.files.peek(upload, from, length), upload.received);
  const deliveries = new Deliveries(deps, upload, { integration: importer.id, calendar: calendarOf(timeZone), plainBytes });
  const isBegun = upload.position.entry > 0 || upload.position.offset > 0;
  const options = {
    ...(isBegun ? { resumeFrom: upload.position } : {}),
    timeZone,
    name: upload.name,
    deliverySamples: deps.settings.get('importBatchSamples'),
  };
  const sink: Sink = (delivery) => deliveries.take(delivery);
  // The box of all formats is put together for each upload; what has a folder of its own can be loaded by a thread.
  const isInThread = upload.received >= THREAD_FROM_BYTES && deps.readers.importers.includes(importer);
  const { report, sha256 } = isInThread
    ? await deps.thread.read(
        {
          folder: deps.files.folder,
          place: placeOf(upload),
          key: await deps.files.keyOf(upload.personId),
          importerId: importer.id,
          options,
        },
        sink,
        signal,
      )
    : await readHere(deps, upload, importer, options, sink, signal);
  const { counts, peakResidentBytes } = deliveries;
  return { report, counts, seconds: deliveries.seconds(), peakResidentBytes, sha256 };
}

const placeOf = ({ personId, uploadId }: UploadRow): ReaderTask['place'] => ({ personId, uploadId });

async function readHere(
  { files }: Pick<Deps, 'files'>,
  upload: UploadRow,
  importer: Importer,
  options: ReaderTask['options'],
  sink: Sink,
  signal: AbortSignal,
): Promise<ReadInThread> {
  const { content, sha256 } = files.read(upload);
  const report = await importer.read(content, sink, { ...options, signal });
  return { report, sha256: sha256() };
}
