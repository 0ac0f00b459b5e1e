import { constants, createGunzip } from 'node:zlib';
import { Readable } from 'node:stream';
import type { OneFile } from './one-file.ts';
import { isTar, readTar } from './tar.ts';
import { isBomb, readZip } from './zip/read-zip.ts';

const HEAD_BYTES = 65_536;
/** Archives in archives: Garmin's export has one level, Takeout of several accounts two. */
const DEPTH_MAX = 3;

/**
 * Every file of an upload, front to back: archives within archives are opened, compressed files are inflated. A file must be read, or is
 * skipped, before the next is asked for.
 *
 * @param read is told of each piece of content that was read
 * @param name of the upload: the path of a file that stands alone
 */
export async function* filesIn(
  content: AsyncIterable<Uint8Array>,
  problem: (reason: string, example?: string) => void,
  read: (bytes: number) => void,
  name = '',
): AsyncGenerator<OneFile> {
  for await (const file of walk('', content, 0, problem, read)) yield file.path === '' ? { ...file, path: nameOf(name) } : file;
}

async function* walk(
  path: string,
  content: AsyncIterable<Uint8Array>,
  depth: number,
  problem: (reason: string, example?: string) => void,
  read: (bytes: number) => void,
): AsyncGenerator<OneFile> {
  const { head, all } = await withHead(content);
  if (isZip(head) || isTar(head)) {
    if (depth >= DEPTH_MAX) return problem('archive-too-deep');
    for await (const entry of isZip(head) ? readZip(all, problem) : readTar(all, problem)) {
      // Some programs of Windows write its own sign between folders.
      const name = entry.name.replaceAll('\\', '/');
      if (!isLeftOut(name)) yield* walk(path === '' ? name : `${path}/${name}`, entry.content, depth + 1, problem, read);
    }
  } else if (isEmptyZip(head)) {
    problem('archive-empty');
  } else if (isGzip(head)) {
    if (depth >= DEPTH_MAX) return problem('archive-too-deep');
    yield* walk(path.replace(/\.t?gz$/i, ''), gunzipped(all, problem), depth + 1, problem, read);
  } else {
    yield { path, head, content: counted(all, read) };
  }
}

const isZip = (head: Buffer): boolean => head.length >= 4 && head.readUInt32LE(0) === 0x04034b50;
/** The end of a directory, and nothing before it. */
const isEmptyZip = (head: Buffer): boolean => head.length >= 4 && head.readUInt32LE(0) === 0x06054b50;
const isGzip = (head: Buffer): boolean => head.length >= 3 && head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;

/** The last part of a name, without what compression added to it. */
const nameOf = (name: string): string => name.replaceAll('\\', '/').replace(/^.*\//, '').replace(/\.gz$/i, '');

/** AppleDouble twins and folder views that systems add, and folders. */
const isLeftOut = (name: string): boolean => /(^|\/)(__MACOSX\/|\.DS_Store$|\._|Thumbs\.db$|desktop\.ini$)|\/$/.test(name);

async function* gunzipped(content: AsyncIterable<Buffer>, problem: (reason: string) => void): AsyncGenerator<Buffer> {
  // SYNC_FLUSH at the end, because FINISH would throw away what a cut file still holds.
  const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
  let [packed, plain] = [0, 0];
  const input = Readable.from(counted(content, (bytes) => void (packed += bytes)));
  input.on('error', (cause) => gunzip.destroy(cause));
  input.pipe(gunzip);
  try {
    for await (const piece of gunzip as AsyncIterable<Buffer>) {
      plain += piece.length;
      if (isBomb(plain, packed)) return problem('archive-bomb');
      yield piece;
    }
  } catch (cause) {
    if (!(cause instanceof Error) || !('code' in cause) || !String(cause.code).startsWith('Z_')) throw cause;
    problem('archive-entry-corrupt');
  } finally {
    input.destroy();
  }
}

async function* counted(content: AsyncIterable<Buffer>, read: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const piece of content) {
    read(piece.length);
    yield piece;
  }
}

/** The first 64 KiB of content, and the whole of it again. */
async function withHead(content: AsyncIterable<Uint8Array>): Promise<{ readonly head: Buffer; readonly all: AsyncIterable<Buffer> }> {
  const pieces = content[Symbol.asyncIterator]();
  const first: Buffer[] = [];
  let isDone = false;
  for (let bytes = 0; bytes < HEAD_BYTES && !isDone;) {
    const piece = await pieces.next();
    isDone = piece.done === true;
    if (piece.done === true) break;
    first.push(bufferOf(piece.value));
    bytes += piece.value.length;
  }
  const head = Buffer.concat(first);
  async function* all(): AsyncGenerator<Buffer> {
    if (head.length > 0) yield head;
    for (let piece = await pieces.next(); piece.done !== true; piece = await pieces.next()) yield bufferOf(piece.value);
  }
  return { head: head.subarray(0, HEAD_BYTES), all: all() };
}

const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer => Buffer.from(buffer, byteOffset, byteLength);
