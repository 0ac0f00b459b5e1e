import { crc32 } from 'node:zlib';
import { ByteSource } from './byte-source.ts';
import { inflateEntry, skip, type Ending } from './inflate.ts';
import {
  CENTRAL_HEADER,
  END_OF_DIRECTORY,
  LOCAL_HEADER,
  LOCAL_HEADER_BYTES,
  descriptorBytes,
  localHeader,
  unreadDescriptorBytes,
  type LocalHeader,
} from './local-header.ts';
import { storedEntry, storedUntilDescriptor } from './stored.ts';

const STORED = 0;
const DEFLATED = 8;
/** Bounds against archives made to exhaust us; the largest real exports have some thousand entries and 4 GB. */
const ENTRIES_MAX = 500_000;
const PLAIN_BYTES_MAX = 64 * 1024 ** 3;
/** Health data pack to a twentieth, a column of equal values to a two-hundredth; what unpacks to more, beyond a size, is made to do harm. */
export const BOMB_RATIO = 250;
export const BOMB_FLOOR_BYTES = 256 * 1024 ** 2;
/** Names that lead out of the archive. Nothing is written under them, but no exporter makes such. */
export const UNSAFE_NAME = /(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:[\\/]|\0/;

/** Whether content unpacks to more than any data does. */
export const isBomb = (plain: number, packed: number): boolean => plain > BOMB_FLOOR_BYTES && plain > BOMB_RATIO * Math.max(1, packed);

/** One file of an archive; its content must be read, or is skipped, before the next entry is asked for. */
export interface ZipEntry {
  readonly name: string;
  readonly content: AsyncIterable<Buffer>;
}

/**
 * Reads an archive front to back, as it arrives: no seeking, no directory, sizes may stand after the content, ZIP64 is understood.
 *
 * A fault is told to `problem` and ends the reading at that point; what came before it has been handed over.
 */
export async function* readZip(input: AsyncIterable<Uint8Array>, problem: (reason: string) => void): AsyncGenerator<ZipEntry> {
  const source = new ByteSource(input);
  let [plainTotal, packedTotal] = [0, 0];
  let opened: AsyncGenerator<Buffer> | undefined;
  try {
    for (let entries = 0; ; entries++) {
      const fixed = await source.take(LOCAL_HEADER_BYTES);
      const mark = fixed.length < 4 ? undefined : fixed.readUInt32LE(0);
      if (mark === CENTRAL_HEADER || mark === END_OF_DIRECTORY) return;
      if (mark !== LOCAL_HEADER) return problem(fixed.length === 0 || mark === undefined ? 'archive-cut-off' : 'archive-damaged');
      if (fixed.length < LOCAL_HEADER_BYTES) return problem('archive-cut-off');
      const variable = await source.take(fixed.readUInt16LE(26) + fixed.readUInt16LE(28));
      const header = localHeader(fixed, variable);
      if (entries >= ENTRIES_MAX || plainTotal > PLAIN_BYTES_MAX) return problem('archive-too-large');
      const size = header.hasDescriptor && header.compressedBytes === 0 ? undefined : header.compressedBytes;
      const ending: Ending = { compressed: 0, isCutOff: false, isCorrupt: false };
      if (header.isEncrypted || (header.method !== STORED && header.method !== DEFLATED)) {
        problem(header.isEncrypted ? 'archive-entry-encrypted' : 'archive-entry-method-unknown');
        if (size === undefined) return;
        await skip(source, size, ending);
        if (header.hasDescriptor) await source.take(unreadDescriptorBytes(await source.peek(26)));
        continue;
      }
      const check = { crc32: 0, plain: 0, isBomb: false };
      opened = open(source, header.method, size, ending);
      const judge = (): boolean =>
        isBomb(plainTotal + check.plain, packedTotal + ending.compressed) || isBomb(check.plain, ending.compressed);
      const content = checked(opened, check, PLAIN_BYTES_MAX - plainTotal, judge);
      if (UNSAFE_NAME.test(header.name)) problem('entry-name-unsafe');
      else yield { name: header.name, content };
      // Whoever stopped early leaves the rest to us: the next entry begins after it.
      for await (const rest of content) void rest;
      if (check.isBomb) return problem('archive-bomb');
      plainTotal += check.plain;
      packedTotal += ending.compressed;
      if (ending.isCutOff) return problem('archive-cut-off');
      const promised = header.hasDescriptor ? await descriptor(source, ending.compressed, check.plain) : header.crc32;
      if (ending.isCorrupt || promised === undefined || promised !== check.crc32) problem('archive-entry-corrupt');
      if (size === undefined && (ending.isCorrupt || promised === undefined)) return;
    }
  } finally {
    await opened?.return(undefined);
    await source.close();
  }
}

function open(source: ByteSource, method: LocalHeader['method'], size: number | undefined, ending: Ending): AsyncGenerator<Buffer> {
  if (method === DEFLATED) return inflateEntry(source, size, ending);
  return size === undefined ? storedUntilDescriptor(source, ending) : storedEntry(source, size, ending);
}

/** Passes content on, counting and checking it. Unlike a generator it survives a reader that stops early. */
function checked(
  content: AsyncGenerator<Buffer>,
  check: { crc32: number; plain: number; isBomb: boolean },
  limit: number,
  judge: () => boolean,
): AsyncIterable<Buffer> {
  const next = async (): Promise<IteratorResult<Buffer>> => {
    const piece = await content.next();
    check.isBomb ||= judge();
    if (piece.done === true || check.plain > limit || check.isBomb) {
      await content.return(undefined);
      return { done: true, value: undefined };
    }
    check.crc32 = crc32(piece.value, check.crc32);
    check.plain += piece.value.length;
    return piece;
  };
  return { [Symbol.asyncIterator]: () => ({ next }) };
}

/** The checksum that follows an entry; undefined when no descriptor with the counted sizes stands there. */
async function descriptor(source: ByteSource, compressed: number, plain: number): Promise<number | undefined> {
  const ahead = await source.peek(24);
  const length = descriptorBytes(ahead, compressed, plain);
  if (length === 0) return undefined;
  const bytes = await source.take(length);
  return bytes.readUInt32LE(length === 16 || length === 24 ? 4 : 0);
}
