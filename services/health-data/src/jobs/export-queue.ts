import type { Db } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { deleteExpiredExports, hasExports, knownExports } from '../store/fhir-exports.ts';
import { runBulkExport } from './bulk-export.ts';

const QUEUE = 'health-data-bulk-export';
const SWEEP = 'health-data-sweep-exports';
const HOURLY = '7 * * * *';
/** An export of many people may take this long. */
const EXPIRE_SECONDS = 6 * 3_600;

/** The queue of bulk exports. It is opened when there is one: most installations never export in bulk. */
export interface ExportQueue {
  /** Puts an export in the queue, in the transaction that made it. */
  send(tx: Db, exportId: string): Promise<void>;
  /** Goes on with what an earlier process has left. */
  resume(): Promise<void>;
}

/** Opens the queue for this process at its first use. */
export function createExportQueue(deps: Deps): ExportQueue {
  let opening: Promise<void> | undefined;
  const open = async (): Promise<void> => {
    await deps.jobs.work<{ exportId: string }>(QUEUE, { retries: 2, expireSeconds: EXPIRE_SECONDS }, ({ exportId }, signal) =>
      runBulkExport(deps, exportId, signal),
    );
    await deps.jobs.work(SWEEP, { retries: 2 }, () => sweepExports(deps));
    await deps.jobs.schedule(SWEEP, HOURLY);
  };
  const opened = (): Promise<void> =>
    (opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    }));
  return {
    async send(tx, exportId) {
      await opened();
      await deps.jobs.send(QUEUE, { exportId }, { tx, singletonKey: exportId });
    },
    async resume() {
      if ((await hasExports(deps.db)) || (await deps.exports.list()).length > 0) await opened();
    },
  };
}

/** Takes expired exports away, rows first: a file without a row is not found by anybody, and goes, too. */
export async function sweepExports({ db, now, exports }: Pick<Deps, 'db' | 'now' | 'exports'>): Promise<void> {
  for (const exportId of await deleteExpiredExports(db, now())) await exports.remove(exportId);
  // Killed between the row and the files: listed before the rows are read, since an export that begins has its row first.
  const there = await exports.list();
  const known = await knownExports(db, there);
  for (const exportId of there) if (!known.has(exportId)) await exports.remove(exportId);
}
