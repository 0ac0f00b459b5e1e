import type { Readable } from 'node:stream';

/** Lets one sender at a time write to an upload. */
export interface Turns {
  /** Ends the sender before, waits until it has gone, then runs. */
  take<T>(uploadId: string, content: Readable, run: () => Promise<T>): Promise<T>;
  /** Ends the sender of an upload, if there is one. */
  end(uploadId: string): void;
}

/** Turns of the uploads of this process: content arrives where the file is. */
export function openTurns(): Turns {
  const current = new Map<string, { readonly content: Readable; readonly gone: Promise<void> }>();
  return {
    async take(uploadId, content, run) {
      // Ended from outside it may fail when nobody reads it any more; whoever still reads hears of it by the reading.
      content.on('error', () => undefined);
      const before = current.get(uploadId);
      const { promise: gone, resolve } = Promise.withResolvers<void>();
      const turn = { content, gone };
      current.set(uploadId, turn);
      before?.content.destroy(new Error('another part took over'));
      await before?.gone;
      try {
        return await run();
      } finally {
        if (current.get(uploadId) === turn) current.delete(uploadId);
        resolve();
      }
    },
    end: (uploadId) => void current.get(uploadId)?.content.destroy(new Error('the upload was ended')),
  };
}
