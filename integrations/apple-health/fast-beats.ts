import { BeatRun, type Beats } from './beats.ts';
import { FastNumbers } from './fast-fields.ts';
import { isSame } from './same-bytes.ts';

const BEAT = Buffer.from('<InstantaneousBeatsPerMinute bpm="');
const TO_TIME = Buffer.from('" time="');
const BEAT_END = Buffer.from('"/>');
const LIST_END = Buffer.from('</HeartRateVariabilityMetadataList>');
/** The narrow no-break blank that newer phones write before AM and PM. */
const NARROW_BLANK = Buffer.from('\u202f');
const ZERO = 0x30;
const DOT = 0x2e;
const COLON = 0x3a;
const QUOTE = 0x22;
const LESS = 0x3c;
const BLANK = 0x20;
const LINE_FEED = 0x0a;
const LETTER_A = 0x41;
const LETTER_M = 0x4d;
const LETTER_P = 0x50;

/** Reads lists of beats as phones with English times write them, byte by byte; every other form is left to the strict way. */
export class FastBeats {
  /** Place of the byte after the last list read. */
  next = 0;
  readonly #numbers = new FastNumbers();

  /** The beats of the list whose content begins at `from`; undefined when one byte is unusual or missing. */
  read(bytes: Buffer, from: number, end: number): Beats | undefined {
    const run = new BeatRun();
    let at = afterBlanks(bytes, from, end);
    for (; isSame(bytes, at, end, BEAT); at = afterBlanks(bytes, at, end)) {
      const rate = this.#numbers.read(bytes, at + BEAT.length);
      at = this.#numbers.next;
      if (Number.isNaN(rate) || !isSame(bytes, at, end, TO_TIME)) return undefined;
      const time = this.#timeOfDay(bytes, at + TO_TIME.length, end);
      at = this.next;
      if (Number.isNaN(time) || !isSame(bytes, at, end, BEAT_END)) return undefined;
      run.add(time, rate);
      at += BEAT_END.length;
    }
    if (!isSame(bytes, at, end, LIST_END)) return undefined;
    this.next = afterBlanks(bytes, at + LIST_END.length, end);
    return run;
  }

  /** `7:47:41.86 AM` or `07:47:41.86`, in milliseconds since midnight; NaN for anything else. */
  #timeOfDay(bytes: Buffer, from: number, end: number): number {
    let at = from;
    if (at + 24 > end) return Number.NaN;
    let hour = digit(bytes, at++);
    if (bytes[at] !== COLON) hour = hour * 10 + digit(bytes, at++);
    const minute = digit(bytes, at + 1) * 10 + digit(bytes, at + 2);
    const second = digit(bytes, at + 4) * 10 + digit(bytes, at + 5);
    const hundredths = digit(bytes, at + 7) * 10 + digit(bytes, at + 8);
    if (bytes[at] !== COLON || bytes[at + 3] !== COLON || bytes[at + 6] !== DOT) return Number.NaN;
    at += 9;
    if (bytes[at] !== QUOTE) {
      if (bytes[at] === BLANK) at++;
      else if (isSame(bytes, at, end, NARROW_BLANK)) at += NARROW_BLANK.length;
      const half = bytes[at];
      if ((half !== LETTER_A && half !== LETTER_P) || bytes[at + 1] !== LETTER_M) return Number.NaN;
      hour = (hour % 12) + (half === LETTER_P ? 12 : 0);
      at += 2;
    }
    this.next = at;
    return hour * 3_600_000 + minute * 60_000 + second * 1000 + hundredths * 10;
  }
}

/** A digit as a number, NaN when it is none. */
function digit(bytes: Buffer, at: number): number {
  const value = (bytes[at] ?? 0) - ZERO;
  return value >= 0 && value <= 9 ? value : Number.NaN;
}

function afterBlanks(bytes: Buffer, from: number, end: number): number {
  let at = from;
  while (at < end && bytes[at] !== LESS && (bytes[at] === BLANK || bytes[at] === LINE_FEED)) at++;
  return at;
}
