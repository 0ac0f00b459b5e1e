import { constants, createInflateRaw } from 'node:zlib';
import { giveAway } from '../given.ts';
import type { ByteSource } from './byte-source.ts';

/** Output per step: large steps keep the thread pool busy while the reader works on the step before. */
const STEP_BYTES = 512 * 1024;
/** Input per step. */
const FEED_BYTES = 128 * 1024;

/** How the content of an entry ended. */
export interface Ending {
  compressed: number;
  isCutOff: boolean;
  isCorrupt: boolean;
}

/**
 * Inflates one entry; `size` is its compressed length, or undefined when only the data tell where it ends.
 *
 * What follows the entry is given back to the source. A cut or corrupt entry yields what came before the fault and says so in `ending`.
 */
export async function* inflateEntry(source: ByteSource, size: number | undefined, ending: Ending): AsyncGenerator<Buffer> {
  // SYNC_FLUSH at the end, because FINISH would throw away what a cut archive still holds.
  const inflate = createInflateRaw({ chunkSize: STEP_BYTES, finishFlush: constants.Z_SYNC_FLUSH });
  const feeding = feed(source, size, ending, inflate);
  try {
    for await (const piece of inflate) yield giveAway(piece as Buffer); // reason: no encoding is set, so the stream yields buffers
  } catch {
    ending.isCorrupt = true;
  }
  inflate.destroy();
  await feeding;
  if (size !== undefined && ending.compressed < size) await skip(source, size - ending.compressed, ending);
}

async function feed(
  source: ByteSource,
  size: number | undefined,
  ending: Ending,
  inflate: ReturnType<typeof createInflateRaw>,
): Promise<void> {
  let fed = 0;
  const hasClosed = new Promise<void>((resolve) => inflate.once('end', resolve).once('close', resolve));
  let isOver = false;
  void hasClosed.then(() => (isOver = true));
  while (!isOver && fed < (size ?? Infinity)) {
    const piece = await source.some(Math.min(FEED_BYTES, (size ?? Infinity) - fed));
    if (piece.length === 0) {
      ending.isCutOff = true;
      break;
    }
    fed += piece.length;
    ending.compressed = fed;
    // Past the end of the data zlib ends the stream instead of answering the write.
    await Promise.race([new Promise<void>((resolve) => inflate.write(piece, () => resolve())), hasClosed]);
    const unread = fed - inflate.bytesWritten;
    if (isOver || unread > 0) {
      source.giveBack(piece.subarray(piece.length - Math.min(unread, piece.length)));
      fed -= Math.min(unread, piece.length);
      break;
    }
  }
  ending.compressed = fed;
  inflate.end();
}

/** Leaves a stretch unread. */
export async function skip(source: ByteSource, count: number, ending: Ending): Promise<void> {
  for (let left = count; left > 0;) {
    const piece = await source.some(left);
    if (piece.length === 0) {
      ending.isCutOff = true;
      return;
    }
    left -= piece.length;
    ending.compressed += piece.length;
  }
}
