import { PieceRoom } from './piece-room.ts';

/** Numbers are written three digits at a time, from tables of words of four bytes. */
const GROUP = 1_000;
/** Longest text of a number, with its comma. */
const NUMBER_BYTES_MAX = 32;
/** Numbers between two looks at the room. */
const AT_ONCE = 512;
const [COMMA, POINT, ZERO] = [44, 46, 48] as const;

/** Three digits and a comma, and without leading zeros with how long that is. */
const PADDED = new Uint32Array(GROUP);
const SHORT = new Uint32Array(GROUP);
const LENGTHS = new Uint8Array(GROUP);
for (let number = 0; number < GROUP; number++) {
  const digits = [...String(number)].map((digit) => ZERO + Number(digit));
  SHORT[number] = wordOf([...digits, COMMA]);
  LENGTHS[number] = digits.length + 1;
  PADDED[number] = wordOf([...[ZERO, ZERO, ZERO, ...digits].slice(-3), COMMA]);
}

function wordOf(bytes: readonly number[]): number {
  return bytes.reduce((word, byte, place) => word + byte * 256 ** place, 0);
}

/** Writes finite numbers as JSON writes them, each with a comma behind it. */
export class NumberText {
  readonly #room: PieceRoom;
  readonly #taken: Uint8Array<ArrayBuffer>[] = [];
  readonly #full: Uint8Array[] = [];
  #bytes = new Uint8Array(0);
  #view = new DataView(this.#bytes.buffer);
  #at = 0;

  constructor(room = new PieceRoom()) {
    this.#room = room;
  }

  /** Numbers from one place to another. */
  addAll(numbers: Float64Array, from: number, to: number): void {
    for (let next = from; next < to; next += AT_ONCE) {
      const end = Math.min(to, next + AT_ONCE);
      this.#reserve();
      let at = this.#at;
      for (let i = next; i < end; i++) at = write(this.#view, at, numbers[i] ?? 0);
      this.#at = at;
    }
  }

  /** The same number so many times. */
  addSame(number: number, count: number): void {
    for (let rest = count; rest > 0; rest -= AT_ONCE) {
      this.#reserve();
      const from = this.#at;
      const size = write(this.#view, from, number) - from;
      const end = size * Math.min(rest, AT_ONCE);
      this.#at += end;
      // Twice as much with every step.
      for (let done = size; done < end; done *= 2) this.#bytes.copyWithin(from + done, from, from + Math.min(done, end - done));
    }
  }

  /** All of them, without the last comma: pieces to be put together. */
  pieces(): readonly Uint8Array[] {
    return this.#at === 0 ? [] : [...this.#full, this.#bytes.subarray(0, this.#at - 1)];
  }

  /** Gives the room back: what `pieces` gave is not to be looked at any more. */
  release(): void {
    this.#room.give(this.#taken.splice(0));
  }

  /** Makes room for the numbers of one step: in a new piece, so that nothing is copied when there are many. */
  #reserve(): void {
    if (this.#at + AT_ONCE * NUMBER_BYTES_MAX <= this.#bytes.length) return;
    if (this.#at > 0) this.#full.push(this.#bytes.subarray(0, this.#at));
    this.#bytes = this.#room.take();
    this.#taken.push(this.#bytes);
    this.#view = new DataView(this.#bytes.buffer);
    this.#at = 0;
  }
}

/** Writes a number with its comma; returns the place behind it. */
function write(to: DataView, at: number, number: number): number {
  const whole = number | 0;
  if (whole >= 0 && whole < GROUP) {
    to.setUint32(at, SHORT[whole] ?? 0, true);
    const end = at + (LENGTHS[whole] ?? 0);
    return whole === number ? end : writeDecimals(to, at, end, number, whole);
  }
  if (whole === number && whole > 0 && whole < GROUP * GROUP) {
    const upper = Math.trunc(whole / GROUP);
    to.setUint32(at, SHORT[upper] ?? 0, true);
    const end = at + (LENGTHS[upper] ?? 0) - 1;
    to.setUint32(end, PADDED[whole - upper * GROUP] ?? 0, true);
    return end + 4;
  }
  return writeAny(to, at, number);
}

/** Up to three decimals behind a whole number that is written; `end` is behind its comma. */
function writeDecimals(to: DataView, at: number, end: number, number: number, whole: number): number {
  const decimals = Math.round((number - whole) * GROUP);
  // Exactly the number that a reader makes of this text, or the text is another one.
  if (!(number > 0 && decimals > 0 && decimals < GROUP && (whole * GROUP + decimals) / GROUP === number)) return writeAny(to, at, number);
  to.setUint8(end - 1, POINT);
  to.setUint32(end, PADDED[decimals] ?? 0, true);
  let last = end + 3;
  while (to.getUint8(last - 1) === ZERO) last--;
  to.setUint8(last, COMMA);
  return last + 1;
}

function writeAny(to: DataView, at: number, number: number): number {
  const text = JSON.stringify(number);
  for (let i = 0; i < text.length; i++) to.setUint8(at + i, text.charCodeAt(i));
  to.setUint8(at + text.length, COMMA);
  return at + text.length + 1;
}
