import type { Collector } from './collector.ts';
import { DATE_BYTES, FastDates, FastNumbers } from './fast-fields.ts';
import { readHead, type Head } from './fast-head.ts';
import { FastMetadata, isSame } from './fast-metadata.ts';

const HEADS_KEPT = 6;
const TO_START = Buffer.from('" startDate="');
const TO_END = Buffer.from('" endDate="');
const TO_VALUE = Buffer.from('" value="');
const QUOTE = 0x22;
const BLANK = 0x20;
const PLUS = 0x2b;
const COLON = 0x3a;
const SLASH = 0x2f;
const GREATER = 0x3e;
/** Room for three dates, their names, a number and the end of the tag. */
const TAIL_BYTES_MAX = 160;

/**
 * Takes quantity records of the usual form without making an object or a string.
 *
 * Apple groups records by type, so the 200 to 300 bytes before the first date mostly equal those of a record shortly before: one comparison
 * replaces reading them. Dates stand at fixed distances, numbers are read digit by digit. Whatever deviates by one byte is left untouched
 * to the strict way.
 */
export class FastRecords {
  readonly #collector: Collector;
  readonly #heads: Head[] = [];
  readonly #dates = new FastDates();
  readonly #numbers = new FastNumbers();
  readonly #metadata = new FastMetadata();

  constructor(collector: Collector) {
    this.#collector = collector;
  }

  /** Takes the record at `at` and tells where it ends; 0 when the strict way must take it. */
  take(bytes: Buffer, at: number, end: number): number {
    const head = this.#head(bytes, at, end);
    if (head?.stream === undefined) return 0;
    let to = at + head.bytes.length;
    if (to + TAIL_BYTES_MAX > end) return 0;
    if (head.hasCreation) {
      if (!isDateLike(bytes, to) || !isSame(bytes, to + DATE_BYTES, end, TO_START)) return 0;
      to += DATE_BYTES + TO_START.length;
    }
    const start = this.#dates.read(bytes, to);
    if (!isSame(bytes, to + DATE_BYTES, end, TO_END)) return 0;
    to += DATE_BYTES + TO_END.length;
    const stop = this.#dates.read(bytes, to);
    if (!isSame(bytes, to + DATE_BYTES, end, TO_VALUE)) return 0;
    to += DATE_BYTES + TO_VALUE.length;
    const value = this.#numbers.read(bytes, to);
    to = this.#numbers.next;
    if (bytes[to] !== QUOTE || Number.isNaN(start) || Number.isNaN(stop) || Number.isNaN(value)) return 0;
    if (bytes[to + 1] === SLASH && bytes[to + 2] === GREATER) {
      this.#collector.sample(head.stream, start, stop, value, 0);
      return to + 3;
    }
    return bytes[to + 1] === GREATER ? this.#withMetadata(bytes, to + 2, end, head, start, stop, value) : 0;
  }

  #withMetadata(bytes: Buffer, at: number, end: number, head: Head, start: number, stop: number, value: number): number {
    const metadata = this.#metadata.read(bytes, at, end);
    if (metadata === undefined || head.stream === undefined) return 0;
    const { type, unit } = head.stream;
    const stream = metadata.isManual ? this.#collector.stream(type, head.sourceName, head.device, unit, true) : head.stream;
    if (stream === undefined) return 0;
    this.#collector.sample(stream, start, stop, value, metadata.context);
    return at + metadata.bytes.length;
  }

  /** The head that stands at `at`, from memory when it was met lately. The last one met is tried first. */
  #head(bytes: Buffer, at: number, end: number): Head | undefined {
    const heads = this.#heads;
    for (let i = 0; i < heads.length; i++) {
      const known = heads[i];
      if (known === undefined || !isSame(bytes, at, end, known.bytes)) continue;
      if (i > 0) {
        heads.splice(i, 1);
        heads.unshift(known);
      }
      return known;
    }
    const head = readHead(bytes, at, end, this.#collector);
    if (head !== undefined) heads.unshift(head);
    if (heads.length > HEADS_KEPT) heads.pop();
    return head;
  }
}

/** Whether 25 bytes hold nothing but what dates are made of: no quote may hide among them. */
function isDateLike(bytes: Buffer, at: number): boolean {
  for (let i = at; i < at + DATE_BYTES; i++) {
    const byte = bytes[i] ?? 0;
    if (byte > COLON || (byte < PLUS && byte !== BLANK)) return false;
  }
  return true;
}
