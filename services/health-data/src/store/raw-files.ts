import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { openTurns } from './turns.ts';
import type { UploadPlace } from './uploads.ts';

const READ_BLOCK = 1_048_576;
const UUID = /^[0-9a-f-]{36}$/;
const INCOMING = 'incoming-';

/** Content of an upload while it is read. */
export interface RawContent {
  readonly content: AsyncIterable<Uint8Array>;
  /** Bytes of the file handed out so far. */
  readonly taken: () => number;
  /** Of all that was handed out. */
  readonly sha256: () => string;
}

/** Raw files of people: what is coming in, and afterwards under the hash of the content. */
export interface RawFiles {
  /** Where they are, for a reader in a thread of its own. */
  readonly folder: string;
  /**
   * Waits until nobody else writes to an upload, then writes.
   *
   * A sender that comes while an older one still hangs has lost its connection: the older one is ended.
   */
  inTurn<T>(uploadId: string, content: Readable, write: () => Promise<T>): Promise<T>;
  /** Writes a part behind `offset` and makes it durable. Returns the size that is safely on disk, also when the sender broke off. */
  append(place: UploadPlace, offset: number, content: Readable): Promise<{ readonly received: number; readonly error: unknown }>;
  read(place: UploadPlace): RawContent;
  /** Some bytes of the content; fewer at its end. */
  peek(place: UploadPlace, from: number, length: number): Promise<Uint8Array>;
  /** Keeps a file that was read under its hash; doing it again changes nothing. */
  keep(place: UploadPlace, sha256: string): Promise<void>;
  drop(place: UploadPlace): Promise<void>;
  /** Ends whoever is sending content of an upload. */
  endSender(uploadId: string): void;
  /** Every content that has neither been kept nor dropped. */
  incoming(): Promise<readonly UploadPlace[]>;
  /** Removes all files of a person. Returns how many there were. */
  erase(personId: string): Promise<number>;
}

/** Opens the store of raw files in a folder. */
export function openRawFiles(folder: string): RawFiles {
  const root = join(folder, 'raw');
  const placeOf = (personId: string): string => {
    if (!UUID.test(personId)) throw new Error('not the id of a person');
    return join(root, personId);
  };
  const fileOf = ({ personId, uploadId }: UploadPlace): string => join(placeOf(personId), `${INCOMING}${uploadId}`);
  const turns = openTurns();
  return {
    folder,
    inTurn: (uploadId, content, write) => turns.take(uploadId, content, write),
    append: async (place, offset, content) => {
      await mkdir(placeOf(place.personId), { recursive: true, mode: 0o700 });
      return await append(fileOf(place), offset, content);
    },
    read: (place) => read(fileOf(place)),
    async peek(place, from, length) {
      await using handle = await open(fileOf(place), 'r');
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from);
      return buffer.subarray(0, bytesRead);
    },
    async keep(place, sha256) {
      if (existsSync(fileOf(place))) await rename(fileOf(place), join(placeOf(place.personId), sha256));
    },
    endSender: (uploadId) => turns.end(uploadId),
    async drop(place) {
      await rm(fileOf(place), { force: true });
    },
    async incoming() {
      if (!existsSync(root)) return [];
      const files = await readdir(root, { recursive: true });
      return files.flatMap((file) => {
        const [personId, name] = file.split('/');
        return personId !== undefined && name?.startsWith(INCOMING) ? [{ personId, uploadId: name.slice(INCOMING.length) }] : [];
      });
    },
    async erase(personId) {
      if (!existsSync(placeOf(personId))) return 0;
      const files = await readdir(placeOf(personId));
      for (const file of files) if (file.startsWith(INCOMING)) turns.end(file.slice(INCOMING.length));
      await rm(placeOf(personId), { recursive: true, force: true });
      return files.length;
    },
  };
}

async function append(file: string, offset: number, content: Readable): Promise<{ readonly received: number; readonly error: unknown }> {
  await using handle = await open(file, existsSync(file) ? 'r+' : 'w', 0o600);
  let at = offset;
  let error: unknown;
  // What a killed program wrote beyond the acknowledged size was never promised.
  await handle.truncate(offset);
  try {
    for await (const block of content as AsyncIterable<Buffer>) {
      await handle.write(block, 0, block.length, at);
      at += block.length;
    }
  } catch (cause) {
    error = cause;
  }
  await handle.datasync();
  return { received: at, error };
}

function read(file: string): RawContent {
  const hash = createHash('sha256');
  let taken = 0;
  async function* hashed(): AsyncGenerator<Uint8Array> {
    for await (const block of createReadStream(file, { highWaterMark: READ_BLOCK }) as AsyncIterable<Buffer>) {
      hash.update(block);
      taken += block.length;
      yield block;
    }
  }
  return { content: hashed(), taken: () => taken, sha256: () => hash.digest('hex') };
}
