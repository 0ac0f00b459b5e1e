import { readElement } from './element.ts';
import { metadataOf } from './frame.ts';
import { contextOf } from './record.ts';

const KEPT = 8;
/** Longer blocks hold lists of beats or notes, which do not repeat. */
const BLOCK_BYTES_MAX = 512;
const OPEN = Buffer.from('<Record>');
const CLOSE = Buffer.from('</Record>');

/** What the children of a record say, when they are nothing but metadata. */
export interface Metadata {
  readonly bytes: Buffer;
  readonly context: number;
  readonly isManual: boolean;
}

/** Remembers blocks of metadata, because thousands of records carry one of a handful. */
export class FastMetadata {
  readonly #known: Metadata[] = [];

  /** The block from `at` to the end of the record; undefined when it is incomplete, long, or holds more than metadata. */
  read(bytes: Buffer, at: number, end: number): Metadata | undefined {
    for (const known of this.#known) if (isSame(bytes, at, end, known.bytes)) return known;
    const close = bytes.indexOf(CLOSE, at);
    const to = close + CLOSE.length;
    if (close === -1 || to > end || to - at > BLOCK_BYTES_MAX) return undefined;
    const block = Buffer.from(bytes.subarray(at, to));
    const whole = Buffer.concat([OPEN, block]);
    const reading = readElement(whole, 0, whole.length);
    if (reading.kind !== 'element' || reading.isMalformed || reading.next !== whole.length) return undefined;
    if (reading.element.children.some((child) => child.name !== 'MetadataEntry')) return undefined;
    const metadata = metadataOf(reading.element);
    const read = { bytes: block, context: contextOf({ metadata }), isManual: metadata['HKWasUserEntered'] === '1' };
    this.#known.unshift(read);
    if (this.#known.length > KEPT) this.#known.pop();
    return read;
  }
}

/** Shorter runs are compared in a loop; for longer ones the native comparison wins although calling it costs 60 ns. */
const LOOP_BYTES_MAX = 48;

/** Whether `known` stands at `at`. */
export function isSame(bytes: Buffer, at: number, end: number, known: Buffer): boolean {
  const length = known.length;
  if (at + length > end) return false;
  // Both ends of a head are always the same words; a look at the middle turns most strangers away.
  const middle = length >> 1;
  if (bytes[at + middle] !== known[middle]) return false;
  if (length > LOOP_BYTES_MAX) return bytes.compare(known, 0, length, at, at + length) === 0;
  for (let i = 0; i < length; i++) if (bytes[at + i] !== known[i]) return false;
  return true;
}
