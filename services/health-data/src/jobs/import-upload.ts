import { healthData } from '@aceso/contracts/health-data';
import type { Db } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { problemWords } from '../domain/problem-words.ts';
import type { Readers } from '../ingest/load-readers.ts';
import { recogniseUpload } from '../ingest/recognise-upload.ts';
import { summarise } from '../ingest/summarise.ts';
import { noteKept } from '../store/kept-files.ts';
import { lockPerson } from '../store/people.ts';
import { awaitMapping } from '../store/table-mappings.ts';
import { finishReading } from '../store/upload-claims.ts';
import { endUpload, findUpload, type UploadRow } from '../store/uploads.ts';
import { importReport } from './import-report.ts';
import { NoLongerOurs } from './claim.ts';
import { packMonths } from './pack-rows.ts';
import type { ReaderThread } from './read-in-thread.ts';
import { readUpload } from './read-upload.ts';

/** Takes an upload from wherever it stands to its end: reads it, sums up the days that changed, keeps the file, tells. */
export async function importUpload(
  deps: Deps & { readonly readers: Readers; readonly thread: ReaderThread },
  upload: UploadRow,
  signal: AbortSignal,
): Promise<void> {
  let sha256 = upload.sha256;
  if (upload.status !== 'summarising') {
    const recognised = await recogniseUpload(deps, upload);
    if (recognised.kind === 'table') return await waitForMapping(deps, upload);
    if (recognised.kind === 'unknown') return await failUpload(deps, upload, recognised.why);
    const { importer } = recognised;
    const read = await readUpload(deps, upload, importer, signal);
    const report = importReport(importer, read);
    if (Object.keys(report.types).length === 0) return await failUpload(deps, upload, emptyReason(report.problems));
    sha256 = read.sha256;
    const end = { report, sha256, done: read.report.bytesRead, source: read.report.source?.id ?? importer.id };
    if (!(await finishReading(deps.db, upload, end))) throw new NoLongerOurs('the upload was cancelled or taken over');
  }
  await packMonths(deps, signal, upload.personId);
  await summarise(deps, upload.personId, signal);
  await keepOrDrop(deps, upload, sha256);
  await deps.db.tx((tx) => end(deps, tx, upload, 'done', undefined));
}

/**
 * The name is noted first: whoever removes the same content of an older upload then sees that it is needed. Killed in between, the next
 * turn does the rest.
 */
async function keepOrDrop({ db, files, settings }: Deps, upload: UploadRow, sha256: string | undefined): Promise<void> {
  if (!settings.get('keepRawUploads') || sha256 === undefined) return await files.drop(upload);
  const { personId, uploadId } = upload;
  const name = await files.nameOf(personId, sha256);
  await db.tx(async (tx) => {
    await lockPerson(tx, personId);
    await noteKept(tx, uploadId, name);
  });
  await files.keep(upload, name);
}

/** Ends an upload that cannot be read; what was read before stays. */
export async function failUpload(deps: Deps, upload: UploadRow, reason: string): Promise<void> {
  await deps.db.tx((tx) => end(deps, tx, upload, 'failed', reason));
  await deps.files.drop(upload);
}

const emptyReason = (problems: readonly { readonly reason: string }[]): string => {
  const words = problems.map(({ reason }) => problemWords(reason) ?? `(${reason})`);
  return ['There is no health data in this file.', ...words].join(' ');
};

/** Lays a table aside that nobody has explained yet, and tells whoever watches. */
async function waitForMapping(deps: Deps, upload: UploadRow): Promise<void> {
  const { personId, uploadId, received, samples } = upload;
  await deps.db.tx(async (tx) => {
    if (!(await awaitMapping(tx, upload))) throw new NoLongerOurs('the upload was cancelled or taken over');
    const progress = { personId, uploadId, status: 'waiting' as const, done: 0, total: received, samples };
    await deps.bus.append(tx, healthData.events.uploadProgressed, personId, progress);
  });
}

async function end(deps: Deps, tx: Db, upload: UploadRow, status: 'done' | 'failed', failure: string | undefined): Promise<void> {
  const { personId, uploadId } = upload;
  if (!(await endUpload(tx, uploadId, status, failure, deps.now()))) return;
  const ended = await findUpload(tx, personId, uploadId);
  const counts = Object.values(ended?.counts ?? {});
  await deps.bus.append(tx, healthData.events.uploadFinished, personId, {
    personId,
    uploadId,
    status,
    ...(ended?.source === undefined ? {} : { source: ended.source }),
    stored: counts.reduce((sum, { stored }) => sum + stored, 0),
    alreadyThere: counts.reduce((sum, { alreadyThere }) => sum + alreadyThere, 0),
  });
}
