import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { KeyOf } from './raw-files.ts';
import { openPart, sealPart } from './sealed-part.ts';

/** Text of a file, and whose it is. What is nobody's may not be in an export. */
export interface ExportPiece {
  readonly personId: string;
  readonly text: string;
}

/**
 * Files of bulk exports: gone when the export has expired or somebody in it is erased.
 *
 * A file is a folder of parts, compressed and each sealed under the key of the one person whose resources it holds: whoever is erased
 * cannot be read any more in a copy of the folder either, and the others can.
 */
export interface ExportFiles {
  /** Writes a file as its pieces come. Killed in between, the next attempt writes it anew. */
  write(exportId: string, name: string, pieces: AsyncIterable<ExportPiece>): Promise<void>;
  /** The file as it was written; undefined when it is not there. Breaks off at a part that was changed, or whose key is gone. */
  read(exportId: string, name: string): Promise<Readable | undefined>;
  remove(exportId: string): Promise<void>;
  /** Ids of all exports of which there are files. */
  list(): Promise<readonly string[]>;
}

/** Keys of people: one that is made when there is none, and one that must be there. */
export interface ExportKeys {
  readonly toSeal: KeyOf;
  readonly toOpen: KeyOf;
}

const FAST = 1;
const EXPORT = /^[0-9a-f-]{36}$/;
const PART = /^(\d{6})-([0-9a-f-]{36})$/;

/** Opens the folder of exports, below the folder of the service. */
export function openExportFiles(home: string, keys: ExportKeys): ExportFiles {
  const folderOf = (exportId: string): string => join(home, 'exports', exportId);
  const contextOf = (exportId: string, name: string, part: string): string => `${exportId}/${name}/${part}`;
  return {
    async write(exportId, name, pieces) {
      const folder = join(folderOf(exportId), name);
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true, mode: 0o700 });
      let nth = 0;
      for await (const { personId, texts } of byPerson(pieces)) {
        const part = `${String(nth++).padStart(6, '0')}-${personId}`;
        const key = await keys.toSeal(personId);
        await pipeline(
          Readable.from(texts),
          createGzip({ level: FAST }),
          (compressed: AsyncIterable<Uint8Array>) => sealPart(compressed, key, contextOf(exportId, name, part)),
          createWriteStream(join(folder, part), { mode: 0o600 }),
        );
      }
    },
    async read(exportId, name) {
      const folder = join(folderOf(exportId), name);
      const parts = await readdir(folder).catch(() => undefined);
      if (parts === undefined) return undefined;
      const opened = async function* (): AsyncGenerator<Uint8Array> {
        for (const part of parts.toSorted()) {
          const personId = PART.exec(part)?.[2];
          if (personId === undefined) continue;
          const key = await keys.toOpen(personId);
          yield* unpacked(openPart(createReadStream(join(folder, part)), key, contextOf(exportId, name, part)));
        }
      };
      return Readable.from(opened(), { objectMode: false });
    },
    remove: (exportId) => rm(folderOf(exportId), { recursive: true, force: true }),
    list: async () => (await readdir(join(home, 'exports')).catch(() => [])).filter((name) => EXPORT.test(name)),
  };
}

/** Decompresses; an error of the content ends in an error of what is read, and a reader that goes away closes the file. */
async function* unpacked(compressed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const plain = createGunzip();
  const done = pipeline(Readable.from(compressed), plain);
  // Told by the loop below as well: without a listener it would end the program.
  done.catch(() => undefined);
  yield* plain as AsyncIterable<Uint8Array>;
  await done;
}

/** Runs of pieces of one person. The texts of a run must be read before the next. */
async function* byPerson(
  pieces: AsyncIterable<ExportPiece>,
): AsyncGenerator<{ readonly personId: string; readonly texts: AsyncGenerator<string> }> {
  const iterator = pieces[Symbol.asyncIterator]();
  let next = await iterator.next();
  while (next.done !== true) {
    const { personId } = next.value;
    yield { personId, texts: texts(personId) };
  }
  async function* texts(personId: string): AsyncGenerator<string> {
    for (; next.done !== true && next.value.personId === personId; next = await iterator.next()) yield next.value.text;
  }
}
