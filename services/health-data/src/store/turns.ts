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
      const before = current.get(uploadId);
      const { promise: gone, resolve } = Promise.withResolvers<void>();
      const turn = { content, gone };
      current.set(uploadId, turn);
      stop(before?.content);
      await before?.gone;
      try {
        return await run();
      } finally {
        if (current.get(uploadId) === turn) current.delete(uploadId);
        resolve();
      }
    },
    end: (uploadId) => stop(current.get(uploadId)?.content),
  };
}

/** Without an error: whoever still reads hears that the content closed early, and where nobody reads nobody need hear of it. */
function stop(content: Readable | undefined): void {
  if (content !== undefined && !content.readableEnded) content.destroy();
}
