import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import type { Sink } from './sink.ts';
import { descriptor, directory, localHeader } from './headers.ts';
import type { WrittenEntry } from './headers.ts';

/** A file to be put into an archive; its content is asked for only when its turn has come. */
export interface Entry {
  readonly name: string;
  readonly content: Iterable<Buffer>;
  /** Must be true when the content may reach 4 GB. */
  readonly isZip64: boolean;
}

/** Blocks that may wait for the compressor. */
const WAITING_BLOCKS = 2;
const MAX_CLASSIC_BYTES = 0xfffffffe;

/** Compresses one entry into the sink; the compressor works in its own thread while the next block is made. */
async function writeEntry(sink: Sink, entry: Entry, offset: number, level: number): Promise<WrittenEntry> {
  let [crc, bytes, compressedBytes] = [0, 0, 0];
  function* counted(): Generator<Buffer> {
    for (const block of entry.content) {
      crc = crc32(block, crc);
      bytes += block.length;
      yield block;
    }
  }
  const deflate = createDeflateRaw({ level, chunkSize: 256 * 1024, memLevel: 9 });
  await pipeline(Readable.from(counted(), { highWaterMark: WAITING_BLOCKS }), deflate, async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      compressedBytes += chunk.length;
      await sink.write(chunk);
    }
  });
  if (!entry.isZip64 && Math.max(bytes, compressedBytes) > MAX_CLASSIC_BYTES)
    throw new RangeError(`${entry.name} passed 4 GB without ZIP64`);
  return { name: entry.name, offset, crc, bytes, compressedBytes, isZip64: entry.isZip64 };
}

/** Writes an archive in one pass with data descriptors; returns its entries and its size. */
export async function writeZip(
  sink: Sink,
  entries: readonly Entry[],
  options: { readonly modified: Date; readonly level: number },
): Promise<{ readonly entries: readonly WrittenEntry[]; readonly bytes: number }> {
  const written: WrittenEntry[] = [];
  let offset = 0;
  const put = async (bytes: Buffer): Promise<void> => {
    await sink.write(bytes);
    offset += bytes.length;
  };
  for (const entry of entries) {
    const start = offset;
    await put(localHeader(entry.name, options.modified, entry.isZip64));
    const done = await writeEntry(sink, entry, start, options.level);
    offset += done.compressedBytes;
    await put(descriptor(done));
    written.push(done);
  }
  await put(directory(written, offset, options.modified));
  return { entries: written, bytes: offset };
}
