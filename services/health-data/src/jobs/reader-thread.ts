import { parentPort } from 'node:worker_threads';
import type { Delivery, ReadOptions, ReadReport } from '@aceso/integrations/kit';
import { loadImporter } from '../ingest/load-readers.ts';
import { openRawFiles } from '../store/raw-files.ts';
import type { UploadPlace } from '../store/uploads.ts';

/** What the thread is told to read. */
export interface ReaderTask {
  /** Folder of the raw files. */
  readonly folder: string;
  readonly place: UploadPlace;
  /** What the person's files are sealed with. */
  readonly key: Uint8Array;
  readonly importerId: string;
  readonly options: Omit<ReadOptions, 'signal'>;
}

/** What the thread says; after a delivery it waits for the word that it is stored. */
export type ReaderNews =
  | { readonly kind: 'delivery'; readonly delivery: Delivery }
  | { readonly kind: 'done'; readonly report: ReadReport; readonly sha256: string };

/** The word that a delivery is stored. */
export const STORED = 'stored';

/** Reads one file in a thread of its own: unpacking and reading a large export go on while its parts are stored. */
async function readAll({ folder, place, key, importerId, options }: ReaderTask, port: NonNullable<typeof parentPort>): Promise<void> {
  const importer = await loadImporter(importerId);
  const { content, sha256 } = openRawFiles(folder, async () => key).read(place);
  const tell = (news: ReaderNews, moved: ArrayBuffer[] = []): void => port.postMessage(news, moved);
  const report = await importer.read(
    content,
    (delivery) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      port.once('message', () => resolve());
      tell({ kind: 'delivery', delivery }, buffersOf(delivery));
      return promise;
    },
    options,
  );
  tell({ kind: 'done', report, sha256: sha256() });
}

/** Columns are moved, not copied: their importer has given them away. */
function buffersOf({ batches }: Delivery): ArrayBuffer[] {
  const columns = batches.flatMap(({ start, end, value, original, context }) => [start, end, value, original, context]);
  return [...new Set(columns.flatMap((column) => (column?.buffer instanceof ArrayBuffer ? [column.buffer] : [])))];
}

// The thread is started by `ReaderThread` alone, which hands over one task after the other. What fails ends the thread.
parentPort?.on('message', (task: ReaderTask | typeof STORED) => {
  if (task !== STORED && parentPort !== null) void readAll(task, parentPort);
});
