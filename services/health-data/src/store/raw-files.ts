import { createHash, createHmac, type Decipheriv } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, readdir, rm, type FileHandle } from 'node:fs/promises';
import { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { free, giveAway, giveBack } from '@aceso/integrations/kit';
import { openFolderObjects, type ObjectStore } from './objects.ts';
import { HEADER_BYTES, newHeader, sealOf, type FileSeal } from './sealed-file.ts';
import { openTurns } from './turns.ts';
import type { UploadPlace } from './uploads.ts';

const READ_BLOCK = 1_048_576;
/** A network gives pieces of 64 KB; a call of the system for each would cost as much as sealing them. */
const WRITE_BLOCK = 524_288;
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

/** Raw files of people, sealed under a key of each: what is coming in, and afterwards in the store of objects. */
export interface RawFiles {
  /** Where content comes in, for a reader in a thread of its own. */
  readonly folder: string;
  /** The key of a person's files. */
  readonly keyOf: KeyOf;
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
  /** Name that content of a person is kept under: the same for the same content. */
  nameOf(personId: string, sha256: string): Promise<string>;
  /** Keeps a file that was read; doing it again changes nothing. */
  keep(place: UploadPlace, name: string): Promise<void>;
  /** Content that was kept; undefined when it is not there any more. Ends in an error when it is not what the hash tells. */
  readKept(personId: string, name: string, sha256: string): Promise<Readable | undefined>;
  removeKept(personId: string, name: string): Promise<void>;
  drop(place: UploadPlace): Promise<void>;
  /** Ends whoever is sending content of an upload. */
  endSender(uploadId: string): void;
  /** Every content that has neither been kept nor dropped. */
  incoming(): Promise<readonly UploadPlace[]>;
  /** Removes all files of a person. Returns how many there were. */
  erase(personId: string): Promise<number>;
}

export type KeyOf = (personId: string) => Promise<Uint8Array>;

/** Opens the raw files of a folder, and of the store for what is kept. */
export function openRawFiles(folder: string, keyOf: KeyOf, kept: ObjectStore = openFolderObjects(join(folder, 'raw'))): RawFiles {
  const root = join(folder, 'raw');
  const placeOf = (personId: string): string => {
    if (!UUID.test(personId)) throw new Error('not the id of a person');
    return join(root, personId);
  };
  const fileOf = ({ personId, uploadId }: UploadPlace): string => join(placeOf(personId), `${INCOMING}${uploadId}`);
  const turns = openTurns();
  return {
    folder,
    keyOf,
    inTurn: (uploadId, content, write) => turns.take(uploadId, content, write),
    append: async (place, offset, content) => {
      const key = await keyOf(place.personId);
      await mkdir(placeOf(place.personId), { recursive: true, mode: 0o700 });
      return await append(fileOf(place), key, offset, content);
    },
    read: (place) => read(fileOf(place), () => keyOf(place.personId)),
    async peek(place, from, length) {
      await using handle = await open(fileOf(place), 'r');
      const { seal, contentAt } = await sealIn(handle, await keyOf(place.personId));
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, contentAt + from);
      const bytes = buffer.subarray(0, bytesRead);
      return seal === undefined ? bytes : seal.decryptorAt(from).update(bytes);
    },
    // Not the hash itself: whoever sees the names must not be able to tell whether two people have the same file.
    nameOf: async (personId, sha256) =>
      createHmac('sha256', await keyOf(personId))
        .update(sha256)
        .digest('hex'),
    keep: (place, name) => kept.take(`${place.personId}/${name}`, fileOf(place)),
    async readKept(personId, name, sha256) {
      const stored = await kept.read(`${personId}/${name}`);
      return stored && Readable.from(opened(stored, await keyOf(personId), sha256));
    },
    removeKept: (personId, name) => kept.remove(`${personId}/${name}`),
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
      const folderOf = placeOf(personId);
      const incoming = existsSync(folderOf) ? (await readdir(folderOf)).filter((file) => file.startsWith(INCOMING)) : [];
      for (const file of incoming) {
        turns.end(file.slice(INCOMING.length));
        await rm(join(folderOf, file), { force: true });
      }
      return incoming.length + (await kept.removeFolder(personId));
    },
  };
}

/** What a file is sealed with, and where its content begins. */
async function sealIn(handle: FileHandle, key: Uint8Array): Promise<{ readonly seal: FileSeal | undefined; readonly contentAt: number }> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
  const seal = sealOf(key, buffer.subarray(0, bytesRead));
  return { seal, contentAt: seal === undefined ? 0 : HEADER_BYTES };
}

async function append(
  file: string,
  key: Uint8Array,
  offset: number,
  content: Readable,
): Promise<{ readonly received: number; readonly error: unknown }> {
  await using handle = await open(file, existsSync(file) ? 'r+' : 'w+', 0o600);
  // A file is begun anew as long as nothing of it was acknowledged: a killed program may have left half a header.
  if (offset === 0) {
    await handle.truncate(0);
    await handle.write(newHeader(), 0, HEADER_BYTES, 0);
  }
  const { seal, contentAt } = await sealIn(handle, key);
  let at = offset;
  let error: unknown;
  // What a killed program wrote beyond the acknowledged size was never promised.
  await handle.truncate(contentAt + offset);
  const encryptor = seal?.encryptorAt(offset);
  // What comes over HTTP is nobody else's, and what is sealed is ours.
  const isOurs = content instanceof IncomingMessage;
  let [gathered, size]: [Uint8Array[], number] = [[], 0];
  const write = async (): Promise<void> => {
    const parts = gathered;
    gathered = [];
    at += await writeAll(handle, parts, contentAt + at);
    size = 0;
  };
  try {
    for await (const block of content as AsyncIterable<Buffer>) {
      size += block.length;
      if (encryptor === undefined) gathered.push(isOurs ? giveAway(block) : block);
      else {
        gathered.push(giveAway(encryptor.update(block)));
        if (isOurs) free(block);
      }
      if (size >= WRITE_BLOCK) await write();
    }
  } catch (cause) {
    error = cause;
  }
  try {
    if (gathered.length > 0) await write();
  } catch (cause) {
    error ??= cause;
  }
  await handle.datasync();
  return { received: at, error };
}

/** Writes bytes, and gives the memory of what was given away back. Returns how many they were. */
async function writeAll(handle: FileHandle, parts: readonly Uint8Array[], at: number): Promise<number> {
  const size = parts.reduce((sum, { length }) => sum + length, 0);
  const { bytesWritten } = await handle.writev([...parts], at);
  if (bytesWritten !== size) throw new Error('the disk took less than it was given');
  parts.forEach(giveBack);
  return size;
}

function read(file: string, keyOf: () => Promise<Uint8Array>): RawContent {
  const hash = createHash('sha256');
  let taken = 0;
  async function* hashed(): AsyncGenerator<Uint8Array> {
    for await (const block of plain(ours(createReadStream(file, { highWaterMark: READ_BLOCK })), await keyOf())) {
      hash.update(block);
      taken += block.length;
      yield giveAway(block);
    }
  }
  return { content: hashed(), taken: () => taken, sha256: () => hash.digest('hex') };
}

async function* ours(blocks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const block of blocks) yield giveAway(block);
}

/** The content of a file, sealed or not. */
async function* plain(stored: AsyncIterable<Uint8Array>, key: Uint8Array): AsyncGenerator<Uint8Array> {
  let head = Buffer.alloc(0);
  let decryptor: Decipheriv | undefined;
  let isBegun = false;
  for await (const block of stored) {
    if (isBegun) {
      if (decryptor === undefined) yield block;
      else {
        const opened = decryptor.update(block);
        giveBack(block);
        yield opened;
      }
      continue;
    }
    head = Buffer.concat([head, block]);
    if (head.length < HEADER_BYTES) continue;
    isBegun = true;
    decryptor = sealOf(key, head)?.decryptorAt(0);
    yield decryptor?.update(head.subarray(HEADER_BYTES)) ?? head;
  }
  if (!isBegun && head.length > 0) yield head;
}

/** As `plain`, and held against the hash before the last block is given: the reader of a file that was changed never gets it whole. */
async function* opened(stored: AsyncIterable<Uint8Array>, key: Uint8Array, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let last: Uint8Array | undefined;
  for await (const block of plain(stored, key)) {
    hash.update(block);
    if (last !== undefined) yield last;
    last = block;
  }
  if (hash.digest('hex') !== sha256) throw new Error('a kept file is not what was read');
  if (last !== undefined) yield last;
}
