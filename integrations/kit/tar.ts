import { ByteSource } from './zip/byte-source.ts';
import { UNSAFE_NAME, type ZipEntry } from './zip/read-zip.ts';

const BLOCK = 512;
const PIECE_BYTES = 256 * 1024;
/** Bounds against archives made to exhaust us. */
const ENTRIES_MAX = 500_000;
const HEADER_TEXT_MAX = 1024 * 1024;
/** Kinds of entries that are files; links and devices are none. */
const FILE = /^[0\0 7]$/;

/** Whether content begins with the header of a tar archive (POSIX or GNU). */
export const isTar = (head: Buffer): boolean => head.length >= BLOCK && head.toString('latin1', 257, 262) === 'ustar' && isSound(head);

/**
 * Reads a tar archive front to back (POSIX.1-2001 `pax` and GNU long names), as Google's Takeout and backups come.
 *
 * A fault is told to `problem` and ends the reading at that point; what came before it has been handed over.
 */
export async function* readTar(input: AsyncIterable<Uint8Array>, problem: (reason: string) => void): AsyncGenerator<ZipEntry> {
  const source = new ByteSource(input);
  let told: { path?: string; size?: number } = {};
  try {
    for (let entries = 0; ; entries++) {
      const header = await source.take(BLOCK);
      if (header.length < BLOCK) return problem('archive-cut-off');
      if (header.every((byte) => byte === 0)) return;
      if (!isSound(header)) return problem('archive-damaged');
      if (entries >= ENTRIES_MAX) return problem('archive-too-large');
      const kind = header.toString('latin1', 156, 157);
      const size = told.size ?? numberAt(header, 124, 12);
      if (!(size >= 0)) return problem('archive-damaged');
      const rest = { bytes: size };
      if (kind === 'L' || kind === 'x') {
        if (size > HEADER_TEXT_MAX) return problem('archive-damaged');
        const text = await source.take(size);
        rest.bytes -= text.length;
        told = kind === 'L' ? { ...told, path: textIn(text) } : { ...told, ...paxOf(text) };
      } else {
        const name = told.path ?? nameIn(header);
        told = {};
        if (kind === 'S') problem('archive-entry-method-unknown');
        else if (UNSAFE_NAME.test(name)) problem('entry-name-unsafe');
        else if (FILE.test(kind) && !name.endsWith('/')) yield { name, content: contentOf(source, rest) };
      }
      // Whoever stopped early leaves the rest to us.
      for await (const left of contentOf(source, rest)) void left;
      const padding = (BLOCK - (size % BLOCK)) % BLOCK;
      if (rest.bytes > 0 || (await source.take(padding)).length < padding) return problem('archive-cut-off');
    }
  } finally {
    await source.close();
  }
}

/** What is left of an entry; may be read on after somebody stopped. */
async function* contentOf(source: ByteSource, rest: { bytes: number }): AsyncGenerator<Buffer> {
  while (rest.bytes > 0) {
    const piece = await source.some(Math.min(PIECE_BYTES, rest.bytes));
    if (piece.length === 0) return;
    rest.bytes -= piece.length;
    yield piece;
  }
}

/** The sum of the header's bytes, its own field counted as blanks, stands in it. */
function isSound(header: Buffer): boolean {
  let sum = 8 * 0x20;
  for (let i = 0; i < BLOCK; i++) if (i < 148 || i >= 156) sum += header[i] ?? 0;
  return sum === numberAt(header, 148, 8);
}

/** Octal, or, for sizes above 8 GB, binary behind a set bit (GNU). */
function numberAt(header: Buffer, at: number, length: number): number {
  const first = header[at] ?? 0;
  if (first < 0x80) return Number.parseInt(textIn(header.subarray(at, at + length)).trim() || '0', 8);
  return Number(BigInt(`0x${header.toString('hex', at + 4, at + length)}`));
}

function nameIn(header: Buffer): string {
  const [name, prefix] = [textIn(header.subarray(0, 100)), textIn(header.subarray(345, 500))];
  // GNU keeps times where POSIX keeps the beginning of long names.
  const isPosix = header.toString('latin1', 257, 263) === 'ustar\0';
  return isPosix && prefix !== '' ? `${prefix}/${name}` : name;
}

/** Text up to its first zero. */
function textIn(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return bytes.toString('utf8', 0, end === -1 ? bytes.length : end);
}

/** Lines `length key=value` that say what the header has no room for. */
function paxOf(text: Buffer): { readonly path?: string; readonly size?: number } {
  const found: { path?: string; size?: number } = {};
  for (let at = 0; at < text.length;) {
    const length = Number.parseInt(text.toString('latin1', at, at + 12), 10);
    if (!(length > 0)) break;
    const [, key = '', value = ''] = /^\d+ ([^=]+)=([^]*?)\n?$/.exec(text.toString('utf8', at, at + length)) ?? [];
    if (key === 'path') found.path = value;
    if (key === 'size') found.size = Number(value);
    at += length;
  }
  return found;
}
