import { inflateRawSync, constants } from 'node:zlib';
import type { Glimpse, Peek } from './importer.ts';
import { directoryOf } from './zip/directory.ts';
import { LOCAL_HEADER, LOCAL_HEADER_BYTES, localHeader } from './zip/local-header.ts';
import { namesInHead } from './zip/names-in-head.ts';

const HEAD_BYTES = 65_536;
/** Files of an archive that are looked into: exporters put what matters under few names. */
const LOOKED_INTO_MAX = 64;
const LOOKED_AT_MAX = 10_000;
const ENTRY_HEAD_BYTES = 16_384;

/** Looks at an upload without reading it through: in an archive by its directory, or by its beginning when that is cut off. */
export async function glimpseOf(peek: Peek, fileBytes: number): Promise<Glimpse> {
  const head = Buffer.from(await peek(0, Math.min(HEAD_BYTES, fileBytes)));
  if (head.length < 4 || head.readUInt32LE(0) !== LOCAL_HEADER) return { head, entries: [] };
  const directory = await directoryOf(peek, fileBytes);
  if (directory === undefined || directory.length === 0) {
    const first = await entryHead(peek, 0);
    return { head, entries: namesInHead(head).map((path, i) => ({ path, head: i === 0 ? first : Buffer.alloc(0) })) };
  }
  const entries: { path: string; head: Buffer }[] = [];
  let looked = 0;
  // An export's own data is one large file among many small ones, wherever it stands.
  const largest = new Set(directory.toSorted((a, b) => b.plainBytes - a.plainBytes).slice(0, LOOKED_INTO_MAX));
  for (const entry of directory.slice(0, LOOKED_AT_MAX)) {
    const isLookedInto = largest.has(entry) && looked < LOOKED_INTO_MAX && !Number.isNaN(entry.headerAt);
    if (isLookedInto) looked++;
    entries.push({ path: entry.name, head: isLookedInto ? await entryHead(peek, entry.headerAt) : Buffer.alloc(0) });
  }
  return { head, entries };
}

/** The first bytes of a file in an archive; empty when it cannot be read. */
async function entryHead(peek: Peek, headerAt: number): Promise<Buffer> {
  const bytes = Buffer.from(await peek(headerAt, ENTRY_HEAD_BYTES));
  if (bytes.length < LOCAL_HEADER_BYTES || bytes.readUInt32LE(0) !== LOCAL_HEADER) return Buffer.alloc(0);
  const from = LOCAL_HEADER_BYTES + bytes.readUInt16LE(26) + bytes.readUInt16LE(28);
  const header = localHeader(bytes.subarray(0, LOCAL_HEADER_BYTES), bytes.subarray(LOCAL_HEADER_BYTES, from));
  if (header.isEncrypted) return Buffer.alloc(0);
  const known = header.hasDescriptor && header.compressedBytes === 0 ? bytes.length : from + header.compressedBytes;
  const content = bytes.subarray(from, known);
  if (header.method === 0) return content;
  try {
    return inflateRawSync(content, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return Buffer.alloc(0);
  }
}
