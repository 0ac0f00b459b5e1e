import { open } from 'node:fs/promises';
import type { Writable } from 'node:stream';

/** Where bytes go; a write settles when the bytes have been taken, so that nothing piles up. */
export interface Sink {
  readonly write: (bytes: Buffer) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Writes a new file, or replaces the one at the path. */
export async function fileSink(path: string): Promise<Sink> {
  const file = await open(path, 'w');
  return {
    write: async (bytes) => {
      for (let at = 0; at < bytes.length;) at += (await file.write(bytes, at)).bytesWritten;
    },
    close: () => file.close(),
  };
}

/** Writes into a stream of the caller and ends it at the close. */
export function streamSink(stream: Writable): Sink {
  // A failure reaches the caller through the rejected write; the listener keeps it from ending the process as well.
  stream.on('error', () => undefined);
  const settled = (start: (done: (error?: Error | null) => void) => void): Promise<void> =>
    new Promise((resolve, reject) => start((error) => (error === undefined || error === null ? resolve() : reject(error))));
  return {
    write: (bytes) => settled((done) => void stream.write(bytes, done)),
    // A failed stream cannot be ended; its own error says more than that.
    close: () => (stream.errored === null ? settled((done) => void stream.end(done)) : Promise.reject(stream.errored)),
  };
}
