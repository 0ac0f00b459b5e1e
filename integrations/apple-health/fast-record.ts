import type { Collector } from './collector.ts';
import { DATE_BYTES, FastDates, FastNumbers } from './fast-fields.ts';
import { readHead, type Head } from './fast-head.ts';
import { FastMetadata, NO_METADATA, RECORD_END, type Metadata } from './fast-metadata.ts';
import { FastBeats } from './fast-beats.ts';
import { FastWords } from './fast-words.ts';
import type { ElementFrame } from './frame.ts';
import { contextOf, takeBeats, takeNamed, valueOf } from './record.ts';
import { isSame } from './same-bytes.ts';
import type { SampleStream } from './stream.ts';

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
 * Takes quantity records of the usual form without making an object or a string, and those of categories with what is kept of them only.
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
  readonly #words = new FastWords();
  readonly #beats = new FastBeats();

  constructor(collector: Collector) {
    this.#collector = collector;
  }

  /** Takes the record at `at` and tells where it ends; 0 when the strict way must take it. */
  take(bytes: Buffer, at: number, end: number): number {
    const head = this.#head(bytes, at, end);
    if (head === undefined || head.isStrict) return 0;
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
    if (Number.isNaN(start) || Number.isNaN(stop)) return 0;
    return head.isCategory ? this.#category(bytes, to, end, head, start, stop) : this.#quantity(bytes, to, end, head, start, stop);
  }

  #quantity(bytes: Buffer, at: number, end: number, head: Head, start: number, stop: number): number {
    const { stream } = head;
    const value = this.#numbers.read(bytes, at);
    const to = this.#numbers.next;
    if (stream === undefined || bytes[to] !== QUOTE || Number.isNaN(value)) return 0;
    if (bytes[to + 1] === SLASH && bytes[to + 2] === GREATER) {
      this.#collector.sample(stream, start, stop, value, 0);
      return to + 3;
    }
    const metadata = bytes[to + 1] === GREATER ? this.#metadata.read(bytes, to + 2, end) : undefined;
    if (metadata === undefined) return 0;
    const own = this.#streamOf(head, metadata);
    const next = to + 2 + metadata.bytes.length;
    if (own === undefined) return 0;
    if (metadata.hasBeats) return this.#withBeats(bytes, next, end, own, value, this.#frameOf(head, start, stop, metadata));
    this.#collector.sample(own, start, stop, value, metadata.context);
    return next;
  }

  #withBeats(bytes: Buffer, at: number, end: number, stream: SampleStream, value: number, frame: ElementFrame): number {
    const beats = this.#beats.read(bytes, at, end);
    if (beats === undefined || !isSame(bytes, this.#beats.next, end, RECORD_END)) return 0;
    this.#collector.sample(stream, frame.start, frame.end, value, contextOf(frame));
    takeBeats(beats, stream.type, stream, frame, this.#collector);
    return this.#beats.next + RECORD_END.length;
  }

  #category(bytes: Buffer, at: number, end: number, head: Head, start: number, stop: number): number {
    const text = this.#words.read(bytes, at, end);
    if (text === undefined) return 0;
    const to = this.#words.next + 1;
    const isClosed = bytes[to] === SLASH && bytes[to + 1] === GREATER;
    const metadata = isClosed ? NO_METADATA : bytes[to] === GREATER ? this.#metadata.read(bytes, to + 1, end) : undefined;
    if (metadata === undefined || metadata.hasBeats) return 0;
    if (head.stream === undefined) takeNamed(head.type, text, this.#frameOf(head, start, stop, metadata), this.#collector);
    else {
      const stream = this.#streamOf(head, metadata);
      if (stream === undefined) return 0;
      this.#collector.sample(stream, start, stop, valueOf(head.type, text, { start, end: stop }), metadata.context);
    }
    return isClosed ? to + 2 : to + 1 + metadata.bytes.length;
  }

  /** What was typed in by hand is a source of its own. */
  #streamOf({ stream, type, sourceName, device }: Head, { isManual }: Metadata): SampleStream | undefined {
    return isManual && stream !== undefined ? this.#collector.stream(type, sourceName, device, stream.unit, true) : stream;
  }

  #frameOf(
    { source, sourceName, device }: Head,
    start: number,
    end: number,
    { isManual, timeZone, entries: metadata }: Metadata,
  ): ElementFrame {
    const own = isManual ? this.#collector.sources.of(sourceName, device, true) : source;
    return { sourceName, device, source: own, start, end, isManual, ...(timeZone && { timeZone }), metadata };
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
