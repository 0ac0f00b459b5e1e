import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ReadReport, Sink } from '@aceso/integrations/kit';
import { STORED, type ReaderNews, type ReaderTask } from './reader-thread.ts';

const ENTRY = join(import.meta.dirname, 'reader-thread.ts');
/** A reader holds one element and one delivery; more is a fault that must not take the program with it. */
const HEAP_MB = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 192 };

/** What came of reading a file. */
export interface ReadInThread {
  readonly report: ReadReport;
  readonly sha256: string;
}

/** Reads a file in a thread of its own and stores its deliveries here, one after the other. Throws what reading or storing throws. */
export async function readInThread(task: ReaderTask, sink: Sink, signal: AbortSignal): Promise<ReadInThread> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<ReadInThread>();
  const thread = new Worker(ENTRY, { workerData: task, resourceLimits: HEAP_MB });
  const stop = (): void => reject(signal.reason);
  let storing: Promise<void> = Promise.resolve();
  thread.on('message', (news: ReaderNews) => {
    if (news.kind === 'done') return resolve(news);
    storing = sink(news.delivery).then(() => thread.postMessage(STORED), reject);
  });
  thread.on('error', reject);
  thread.on('exit', () => reject(new Error('the reader ended before the file did')));
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await promise;
  } finally {
    signal.removeEventListener('abort', stop);
    await Promise.all([thread.terminate(), storing]);
  }
}
