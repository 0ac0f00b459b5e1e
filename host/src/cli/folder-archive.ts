import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { makeZip, predictLength } from 'client-zip';

/** A folder as one archive, made while it is sent: never whole in memory or on disk. */
export interface FolderArchive {
  /** Says which folder it was and how its files stood: the same folder, unchanged, has the same name again. */
  readonly name: string;
  readonly bytes: number;
  readonly files: number;
  /** The content from a byte on; the same files give the same bytes. */
  content(from: number): AsyncIterable<Uint8Array>;
}

interface FoundFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly lastModified: Date;
}

/** Views and twins that systems add; hidden files and links are left out, too. */
const LEFT_OUT = /^(\.|__MACOSX$|Thumbs\.db$|desktop\.ini$)/;

/** Looks through a folder and the folders in it; undefined when there is no file. */
export async function folderArchive(folder: string): Promise<FolderArchive | undefined> {
  const files = await filesIn(resolve(folder), resolve(folder));
  if (files.length === 0) return undefined;
  const stand = createHash('sha256');
  for (const { name, size, lastModified } of files) stand.update(`${name}|${size}|${lastModified.getTime()}\n`);
  return {
    name: `${basename(resolve(folder))} ${stand.digest('hex').slice(0, 8)}.zip`,
    bytes: Number(predictLength(files.map(({ name, size, lastModified }) => ({ name, size, lastModified })))),
    files: files.length,
    content: (from) => behind(archived(files), from),
  };
}

async function filesIn(root: string, folder: string): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (LEFT_OUT.test(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await filesIn(root, path)));
    if (!entry.isFile()) continue;
    const { size, mtime } = await stat(path);
    found.push({ path, name: relative(root, path).split(sep).join('/'), size, lastModified: mtime });
  }
  return found;
}

async function* archived(files: readonly FoundFile[]): AsyncGenerator<Uint8Array> {
  async function* entries() {
    // Opened one after the other, as they are needed.
    for (const { path, name, size, lastModified } of files) yield { name, size, lastModified, input: createReadStream(path) };
  }
  yield* makeZip(entries()) as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>; // reason: streams of Node can be iterated
}

async function* behind(content: AsyncIterable<Uint8Array>, from: number): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const piece of content) {
    const skip = Math.min(piece.length, Math.max(0, from - at));
    at += piece.length;
    if (skip < piece.length) yield piece.subarray(skip);
  }
}
