import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

const READ_BLOCK = 1_048_576;
const UUID = /^[0-9a-f-]{36}$/;

/** Raw files of people: what is coming in, and afterwards under the hash of the content. */
export interface RawFiles {
  /** Writes a part behind `offset` and makes it durable. Returns the size that is safely on disk, also when the sender broke off. */
  append(
    personId: string,
    uploadId: string,
    offset: number,
    content: Readable,
  ): Promise<{ readonly received: number; readonly error: unknown }>;
  read(personId: string, uploadId: string): { readonly content: AsyncIterable<Uint8Array>; readonly sha256: () => string };
  /** Keeps a file that was read under its hash, once. */
  keep(personId: string, uploadId: string, sha256: string): Promise<void>;
  drop(personId: string, uploadId: string): Promise<void>;
  /** Removes all files of a person. Returns how many there were. */
  erase(personId: string): Promise<number>;
}

/** Opens the store of raw files in a folder. */
export function openRawFiles(folder: string): RawFiles {
  const place = (personId: string): string => {
    if (!UUID.test(personId)) throw new Error('not the id of a person');
    return join(folder, 'raw', personId);
  };
  const incoming = (personId: string, uploadId: string): string => join(place(personId), `incoming-${uploadId}`);
  return {
    async append(personId, uploadId, offset, content) {
      await mkdir(place(personId), { recursive: true, mode: 0o700 });
      const file = incoming(personId, uploadId);
      const handle = await open(file, existsSync(file) ? 'r+' : 'w', 0o600);
      let at = offset;
      let error: unknown;
      try {
        // What a killed program wrote beyond the acknowledged size was never promised.
        await handle.truncate(offset);
        for await (const block of content as AsyncIterable<Buffer>) {
          await handle.write(block, 0, block.length, at);
          at += block.length;
        }
      } catch (cause) {
        error = cause;
      } finally {
        await handle.datasync();
        await handle.close();
      }
      return { received: at, error };
    },
    read(personId, uploadId) {
      const kept = incoming(personId, uploadId);
      const hash = createHash('sha256');
      const stream = createReadStream(kept, { highWaterMark: READ_BLOCK });
      return {
        content: (async function* hashed() {
          for await (const block of stream as AsyncIterable<Buffer>) {
            hash.update(block);
            yield block;
          }
        })(),
        sha256: () => hash.digest('hex'),
      };
    },
    async keep(personId, uploadId, sha256) {
      if (existsSync(incoming(personId, uploadId))) await rename(incoming(personId, uploadId), join(place(personId), sha256));
    },
    async drop(personId, uploadId) {
      await rm(incoming(personId, uploadId), { force: true });
    },
    async erase(personId) {
      if (!existsSync(place(personId))) return 0;
      const files = await readdir(place(personId));
      await rm(place(personId), { recursive: true, force: true });
      return files.length;
    },
  };
}
