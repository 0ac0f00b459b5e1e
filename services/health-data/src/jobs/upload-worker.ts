import { Fault, spanAround, withRemoteParent, type Telemetry } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import type { Readers } from '../ingest/load-readers.ts';
import { summarise } from '../ingest/summarise.ts';
import { peopleWithStaleDays } from '../store/stale.ts';
import { claimUpload, keepClaim, releaseClaim } from '../store/upload-claims.ts';
import { failUpload, importUpload } from './import-upload.ts';
import { CLAIM_MS, NoLongerOurs } from './claim.ts';
import { packRows } from './pack-rows.ts';
import { ReaderThread } from './read-in-thread.ts';
import { removeOldFiles } from './remove-old-files.ts';
import { SWEEP_EVERY_MS, sweepUploads } from './sweep-uploads.ts';

/** Looks for uploads whose process was killed. */
const LOOK_EVERY_MS = 1_000;
const UNREADABLE = 'The file could not be read to its end. What was read before is stored.';

export interface UploadWorker {
  wake(): void;
  stop(): Promise<void>;
}

export interface WorkerDeps extends Deps {
  readonly readers: Readers;
  readonly telemetry: Telemetry;
}

/** Reads uploads one after the other, for as long as the service runs; goes on where a killed process ended. */
export function startUploadWorker(deps: WorkerDeps): UploadWorker {
  const stopping = new AbortController();
  const thread = new ReaderThread();
  let running: Promise<void> | undefined;
  let isAskedAgain = false;
  let sweptAt = -Infinity;
  const turn = async (): Promise<void> => {
    do {
      isAskedAgain = false;
      while (!stopping.signal.aborted && (await importNext({ ...deps, thread }, stopping.signal)));
      if (!stopping.signal.aborted)
        for (const personId of await peopleWithStaleDays(deps.db)) await summarise(deps, personId, stopping.signal);
      if (performance.now() - sweptAt < SWEEP_EVERY_MS || stopping.signal.aborted) continue;
      await sweepUploads(deps);
      await removeOldFiles(deps);
      await packRows(deps, stopping.signal);
      sweptAt = performance.now();
    } while (isAskedAgain && !stopping.signal.aborted);
  };
  const wake = (): void => {
    isAskedAgain = true;
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
      await thread[Symbol.asyncDispose]();
    },
  };
}

/** Claims one upload and reads it. False when none waits. */
async function importNext(deps: WorkerDeps & { readonly thread: ReaderThread }, stopping: AbortSignal): Promise<boolean> {
  const until = (): Date => new Date(deps.now().getTime() + CLAIM_MS);
  const upload = await claimUpload(deps.db, deps.now(), until());
  if (upload === undefined) return false;
  const lost = new AbortController();
  const keeping = setInterval(() => {
    keepClaim(deps.db, upload, until()).then(
      (isOurs) => {
        if (!isOurs) lost.abort(new NoLongerOurs('the upload was cancelled or taken over'));
      },
      () => undefined, // The database is away: the reading itself will fail and say so.
    );
  }, CLAIM_MS / 3);
  try {
    const signal = AbortSignal.any([stopping, lost.signal]);
    await withRemoteParent(upload.traceparent, () =>
      spanAround(deps.telemetry.tracer, 'import upload', {}, () => importUpload(deps, upload, signal)),
    );
  } catch (cause) {
    if (stopping.aborted) await releaseClaim(deps.db, upload);
    if (stopping.aborted || lost.signal.aborted || cause instanceof NoLongerOurs) return !stopping.aborted;
    // A database that is away is no fault of the file: the claim runs out, and reading goes on.
    if (cause instanceof Fault && cause.status >= 500) throw cause;
    deps.log.error({ err: cause, uploadId: upload.uploadId }, 'an upload cannot be read');
    await failUpload(deps, upload, cause instanceof Fault ? cause.message : UNREADABLE);
  } finally {
    clearInterval(keeping);
  }
  return true;
}
