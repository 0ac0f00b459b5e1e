import { healthData } from '@aceso/contracts/health-data';
import type { Importer } from '@aceso/integrations/kit';
import { Fault, spanAround, withRemoteParent, type Telemetry } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { summarise } from '../ingest/summarise.ts';
import { peopleWithStaleDays } from '../store/days.ts';
import { claimUpload, endUpload, findUpload, finishReading, keepClaim, type UploadRow } from '../store/uploads.ts';
import { importReport } from './import-report.ts';
import { CLAIM_MS, NoLongerOurs, readUpload } from './read-upload.ts';

/** Looks for uploads whose process was killed. */
const LOOK_EVERY_MS = 1_000;
const HEAD_BYTES = 65_536;

export interface UploadWorker {
  wake(): void;
  stop(): Promise<void>;
}

export interface WorkerDeps extends Deps {
  readonly importers: readonly Importer[];
  readonly telemetry: Telemetry;
}

/** Reads uploads one after the other, for as long as the service runs; goes on where a killed process ended. */
export function startUploadWorker(deps: WorkerDeps): UploadWorker {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  let again = false;
  const turn = async (): Promise<void> => {
    do {
      again = false;
      while (!stopping.signal.aborted && (await importNext(deps, stopping.signal)));
      if (!stopping.signal.aborted)
        for (const personId of await peopleWithStaleDays(deps.db)) await summarise(deps, personId, stopping.signal);
    } while (again && !stopping.signal.aborted);
  };
  const wake = (): void => {
    again = true;
    running ??= turn()
      .catch((cause: unknown) => {
        if (!stopping.signal.aborted) deps.log.error({ err: cause }, 'uploads cannot be read now; trying again');
      })
      .finally(() => {
        running = undefined;
      });
  };
  const looking = setInterval(wake, LOOK_EVERY_MS);
  wake();
  return {
    wake,
    async stop() {
      clearInterval(looking);
      stopping.abort();
      await running;
    },
  };
}

async function importNext(deps: WorkerDeps, signal: AbortSignal): Promise<boolean> {
  const now = deps.now();
  const upload = await claimUpload(deps.db, now, new Date(now.getTime() + CLAIM_MS));
  if (upload === undefined) return false;
  const lost = new AbortController();
  const keeping = setInterval(() => {
    keepClaim(deps.db, upload.uploadId, new Date(deps.now().getTime() + CLAIM_MS)).then(
      (ours) => {
        if (!ours) lost.abort(new NoLongerOurs('the upload was cancelled'));
      },
      () => undefined, // The database is away: the reading itself will fail and say so.
    );
  }, CLAIM_MS / 3);
  try {
    const reading = AbortSignal.any([signal, lost.signal]);
    await withRemoteParent(upload.traceparent, () => spanAround(deps.telemetry.tracer, 'import upload', {}, () => importOne(deps, upload, reading)));
  } catch (cause) {
    if (signal.aborted || cause instanceof NoLongerOurs || lost.signal.aborted) return !signal.aborted;
    if (cause instanceof Fault && cause.status >= 500) throw cause;
    deps.log.error({ err: cause, uploadId: upload.uploadId }, 'an upload cannot be read');
    await fail(deps, upload, 'The file could not be read to its end. What was read before is stored.');
  } finally {
    clearInterval(keeping);
  }
  return true;
}

async function importOne(deps: WorkerDeps, upload: UploadRow, signal: AbortSignal): Promise<void> {
  if (upload.status !== 'summarising') {
    const importer = await recognised(deps, upload);
    if (importer === undefined) return await fail(deps, upload, 'This is no file of a source that Aceso knows.');
    const { content, sha256 } = deps.files.read(upload.personId, upload.uploadId);
    const read = await readUpload(deps, upload, importer, content, signal);
    const report = importReport(importer, read.report.bytesRead, read);
    if (Object.keys(report.types).length === 0) return await fail(deps, upload, emptyReason(report.problems.map(({ reason }) => reason)));
    await deps.db.tx((tx) =>
      finishReading(tx, upload.uploadId, { report, sha256: sha256(), done: read.report.bytesRead, source: importer.id }),
    );
  }
  await summarise(deps, upload.personId, signal);
  await finish(deps, upload);
}

const emptyReason = (reasons: readonly string[]): string =>
  reasons.length === 0 ? 'There is no health data in this file.' : `There is no health data in this file (${reasons.join(', ')}).`;

async function recognised({ files, importers }: WorkerDeps, upload: UploadRow): Promise<Importer | undefined> {
  const head = await headOf(files.read(upload.personId, upload.uploadId).content);
  const judged = importers.map((importer) => ({ importer, verdict: importer.recognise(head) }));
  return (judged.find(({ verdict }) => verdict === 'yes') ?? judged.find(({ verdict }) => verdict === 'maybe'))?.importer;
}

async function headOf(content: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  for await (const block of content) return block.subarray(0, HEAD_BYTES);
  return new Uint8Array();
}

async function finish(deps: WorkerDeps, upload: UploadRow): Promise<void> {
  const { personId, uploadId } = upload;
  await deps.db.tx(async (tx) => {
    if (!(await endUpload(tx, uploadId, 'done', undefined, deps.now()))) return;
    const ended = await findUpload(tx, personId, uploadId);
    const counts = Object.values(ended?.counts ?? {});
    await deps.bus.append(tx, healthData.events.uploadFinished, personId, {
      personId,
      uploadId,
      status: 'done',
      ...(ended?.source === undefined ? {} : { source: ended.source }),
      stored: counts.reduce((sum, { stored }) => sum + stored, 0),
      alreadyThere: counts.reduce((sum, { alreadyThere }) => sum + alreadyThere, 0),
    });
  });
  const ended = await findUpload(deps.db, personId, uploadId);
  if (ended?.sha256 === undefined) return;
  if (deps.settings.get('keepRawUploads')) await deps.files.keep(personId, uploadId, ended.sha256);
  else await deps.files.drop(personId, uploadId);
}

async function fail(deps: WorkerDeps, { personId, uploadId }: UploadRow, reason: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    if (await endUpload(tx, uploadId, 'failed', reason, deps.now()))
      await deps.bus.append(tx, healthData.events.uploadFinished, personId, {
        personId,
        uploadId,
        status: 'failed',
        stored: 0,
        alreadyThere: 0,
      });
  });
  await deps.files.drop(personId, uploadId);
}
