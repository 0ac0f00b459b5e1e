import { readZip } from '../kit/index.ts';
import { takeAttachment } from './attachment.ts';
import type { Collector } from './collector.ts';
import { scanDocument } from './scan.ts';
import { ByteWindow } from './window.ts';

/** The document type of version 14 has 9 KB and stands before the root. */
const HEAD_BYTES = 32 * 1024;

/** Reads an `export.zip`: each file is judged by its content, because names are translated and some are not what they seem. */
export async function readArchive(input: AsyncIterable<Uint8Array>, collector: Collector): Promise<void> {
  let entry = 0;
  let hasData = false;
  for await (const { name, content } of readZip(input, (reason) => collector.problems.note(reason))) {
    const pieces = content[Symbol.asyncIterator]();
    const head = await headOf(pieces);
    const counted = counting(head, pieces);
    if (isHealthData(head)) {
      hasData = true;
      await scanDocument(new ByteWindow(counted.pieces), collector, { entry });
    } else if (!isLeftOut(name)) {
      await takeAttachment(name, head, rest(pieces), collector);
    }
    for await (const left of counted.pieces) void left;
    collector.bytesBefore += counted.bytes();
    entry++;
    if (collector.isDue || isHealthData(head)) await collector.deliver({ entry, offset: 0 });
  }
  if (!hasData) collector.problems.note('no-health-data');
  await collector.deliver({ entry, offset: 0 });
}

/** Whether a file begins like an export, with or without a document type. */
export function isHealthData(head: Uint8Array): boolean {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1', 0, HEAD_BYTES);
  return /<HealthData[\s>]|<!DOCTYPE\s+HealthData\b/.test(text);
}

/** AppleDouble twins and folder views that macOS adds, and the CDA twin of the data. */
export const isLeftOut = (name: string): boolean => /(^|\/)(__MACOSX|\.DS_Store|\._)|_cda\.xml$|\/$/.test(name);

async function headOf(pieces: AsyncIterator<Buffer>): Promise<Buffer> {
  const head: Buffer[] = [];
  for (let bytes = 0; bytes < HEAD_BYTES;) {
    const piece = await pieces.next();
    if (piece.done === true) break;
    head.push(piece.value);
    bytes += piece.value.length;
  }
  return Buffer.concat(head);
}

async function* rest(pieces: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  for (let piece = await pieces.next(); piece.done !== true; piece = await pieces.next()) yield piece.value;
}

/** The whole content again, counted; it may be read on after somebody stopped. */
function counting(head: Buffer, pieces: AsyncIterator<Buffer>): { pieces: AsyncIterable<Buffer>; bytes: () => number } {
  let bytes = head.length;
  let isHeadGiven = false;
  const next = async (): Promise<IteratorResult<Buffer>> => {
    if (!isHeadGiven) {
      isHeadGiven = true;
      return { done: false, value: head };
    }
    const piece = await pieces.next();
    if (piece.done !== true) bytes += piece.value.length;
    return piece;
  };
  return { pieces: { [Symbol.asyncIterator]: () => ({ next }) }, bytes: () => bytes };
}
