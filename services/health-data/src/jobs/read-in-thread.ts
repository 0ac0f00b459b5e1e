import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ReadReport, Sink } from '@aceso/integrations/kit';
import { STORED, type ReaderNews, type ReaderTask } from './reader-thread.ts';

const ENTRY = join(import.meta.dirname, 'reader-thread.ts');
/** A reader holds one element and one delivery; more is a fault that must not take the program with it. */
const HEAP_MB = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 192 };
/** A thread that has read one file reads the next in two thirds of the time; its memory is held no longer than this for a next one. */
const KEPT_MS = 60_000;

/** What came of reading a file. */
export interface ReadInThread {
  readonly report: ReadReport;
  readonly sha256: string;
}

/** Reads files in a thread beside this one, one after the other. */
export class ReaderThread implements AsyncDisposable {
  readonly #keptMs: number;
  #idle: Worker | undefined;
  #letGo: NodeJS.Timeout | undefined;

  /** @param keptMs how long a thread waits for another file */
  constructor(keptMs = KEPT_MS) {
    this.#keptMs = keptMs;
  }

  /** Reads a file and stores its deliveries here, one after the other. Throws what reading or storing throws. */
  async read(task: ReaderTask, sink: Sink, signal: AbortSignal): Promise<ReadInThread> {
    signal.throwIfAborted();
    const thread = this.#take();
    const { promise, resolve, reject } = Promise.withResolvers<ReadInThread>();
    let storing: Promise<void> = Promise.resolve();
    const hear = (news: ReaderNews): void => {
      if (news.kind === 'done') return resolve(news);
      storing = sink(news.delivery).then(() => thread.postMessage(STORED), reject);
    };
    const stop = (): void => reject(signal.reason);
    const ended = (): void => reject(new Error('the reader ended before the file did'));
    thread.on('message', hear).on('error', reject).on('exit', ended);
    signal.addEventListener('abort', stop, { once: true });
    let isKept = false;
    try {
      thread.postMessage(task);
      const { report, sha256 } = await promise;
      isKept = true;
      return { report, sha256 };
    } finally {
      signal.removeEventListener('abort', stop);
      if (isKept) {
        thread.off('message', hear).off('error', reject).off('exit', ended);
        this.#keep(thread);
      } else await thread.terminate();
      await storing;
    }
  }

  /** Lets the waiting thread go. */
  async [Symbol.asyncDispose](): Promise<void> {
    clearTimeout(this.#letGo);
    const thread = this.#idle;
    this.#idle = undefined;
    await thread?.terminate();
  }

  #take(): Worker {
    clearTimeout(this.#letGo);
    const thread = this.#idle ?? this.#start();
    this.#idle = undefined;
    thread.ref();
    return thread;
  }

  #start(): Worker {
    const thread = new Worker(ENTRY, { resourceLimits: HEAP_MB });
    // What ends while it waits is started anew for the next file.
    const forget = (): void => {
      if (this.#idle === thread) this.#idle = undefined;
    };
    return thread.on('error', forget).on('exit', forget);
  }

  #keep(thread: Worker): void {
    this.#idle = thread;
    // Whoever ends the program need not wait for it.
    thread.unref();
    this.#letGo = setTimeout(() => void this[Symbol.asyncDispose](), this.#keptMs).unref();
  }
}
