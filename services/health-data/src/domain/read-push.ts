import type { Metric } from '@aceso/contracts/vocabulary';
import { ownRoom, type Allocate } from './column-room.ts';
import { DAY_MS } from './local-days.ts';
import { civilDay } from './instant-of.ts';
import { Rows } from './rows.ts';
import type { PushedColumns } from './sort-pushed.ts';

/** A push whose samples can all be stored as they are. */
export interface ReadPush {
  /** Where the source stands in the bytes, an object without objects in it. */
  readonly source: readonly [from: number, to: number];
  readonly accepted: readonly PushedColumns[];
}

/** As the contract has it. */
const SAMPLES_MAX = 10_000;
/** With more digits a number may be none that a double holds exactly. */
const DIGITS_MAX = 15;
const POWERS: readonly number[] = Array.from({ length: DIGITS_MAX + 1 }, (_, power) => 10 ** power);
const [TAB, LINE_FEED, CARRIAGE_RETURN, SPACE] = [9, 10, 13, 32] as const;
const [QUOTE, PLUS, COMMA, MINUS, DOT, ZERO, NINE, COLON] = [34, 43, 44, 45, 46, 48, 57, 58] as const;
const [T, Z, OPEN_LIST, BACKSLASH, CLOSE_LIST, OPEN, CLOSE, DELETE] = [84, 90, 91, 92, 93, 123, 125, 127] as const;
const MINUTE_MS = 60_000;

/** Fields of a sample; each has a bit, to see that it comes once. */
const FIELDS = ['metric', 'start', 'end', 'value', 'unit'] as const;
const [METRIC, START, END, VALUE, UNIT] = FIELDS.map((_, place) => 1 << place) as [number, number, number, number, number];
const NAMES = FIELDS.map((name) => Uint8Array.from(name, (letter) => letter.charCodeAt(0)));
const NEEDED = METRIC | START | VALUE | UNIT;

/**
 * Reads a push from its bytes, without making objects of its samples.
 *
 * Only the form in which programs write JSON: known fields, each once, texts of ASCII without escapes, numbers without exponent and of up to 15
 * digits, instants to the second or millisecond. And only samples that are stored as they are: of a known metric, in its unit, plausible. For
 * such a push it says what `JSON.parse`, the check of the contract and `sortPushed` say; of any other it says nothing, and they decide.
 *
 * @param allocate room for columns; those of the answer lie in it
 * @returns undefined for everything that is not of this form, right or wrong
 */
export function readPush(bytes: Uint8Array, metrics: ReadonlyMap<string, Metric>, allocate: Allocate = ownRoom): ReadPush | undefined {
  const reader = new PushReader(bytes, metrics, allocate);
  return reader.read() ? { source: [reader.sourceFrom, reader.sourceTo], accepted: reader.accepted() } : undefined;
}

class PushReader {
  readonly #bytes: Uint8Array;
  readonly #metrics: ReadonlyMap<string, Metric>;
  readonly #allocate: Allocate;
  readonly #rows = new Map<string, Rows>();
  #at = 0;
  sourceFrom = -1;
  sourceTo = -1;
  /** Metric of the sample before, where its name and unit stand, and its rows: nearly always those of the next one, too. */
  #metric: Metric | undefined;
  #name = [0, 0] as [number, number];
  #own: Rows | undefined;
  /** Civil date that was read last, as `yyyymmdd`, and its midnight. */
  #date = -1;
  #midnight = 0;
  /** What `#number` and `#instant` have read. */
  #value = 0;
  #instantAt = 0;

  constructor(bytes: Uint8Array, metrics: ReadonlyMap<string, Metric>, allocate: Allocate) {
    this.#bytes = bytes;
    this.#metrics = metrics;
    this.#allocate = allocate;
  }

  accepted(): readonly PushedColumns[] {
    return [...this.#rows].map(([metric, rows]) => ({ metric, columns: rows.columns() }));
  }

  /** Source and samples, each once and nothing else. */
  read(): boolean {
    let hasSamples = false;
    if (!this.#takes(OPEN)) return false;
    do {
      if (this.#isNext('source')) {
        if (this.sourceTo >= 0 || !this.#source()) return false;
      } else if (this.#isNext('samples')) {
        if (hasSamples || !this.#samples()) return false;
        hasSamples = true;
      } else return false;
    } while (this.#takes(COMMA));
    if (!this.#takes(CLOSE)) return false;
    this.#skip();
    return hasSamples && this.sourceTo >= 0 && this.#at === this.#bytes.length;
  }

  /** Whether the next name is this one; then it and its colon are passed over. */
  #isNext(name: string): boolean {
    this.#skip();
    const from = this.#at;
    if (this.#bytes[from] !== QUOTE || this.#bytes[from + name.length + 1] !== QUOTE) return false;
    for (let i = 0; i < name.length; i++) if (this.#bytes[from + 1 + i] !== name.charCodeAt(i)) return false;
    this.#at = from + name.length + 2;
    if (this.#takes(COLON)) return true;
    this.#at = from;
    return false;
  }

  /** Passes over the source: what is in it is for `JSON.parse` and the contract. */
  #source(): boolean {
    this.#skip();
    const bytes = this.#bytes;
    if (bytes[this.#at] !== OPEN) return false;
    let isText = false;
    for (let at = this.#at + 1; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === BACKSLASH || (!isText && (byte === OPEN || byte === OPEN_LIST))) return false;
      if (byte === QUOTE) isText = !isText;
      else if (byte === CLOSE && !isText) {
        [this.sourceFrom, this.sourceTo] = [this.#at, at + 1];
        this.#at = at + 1;
        return true;
      }
    }
    return false;
  }

  #samples(): boolean {
    if (!this.#takes(OPEN_LIST)) return false;
    let count = 0;
    do if (++count > SAMPLES_MAX || !this.#sample()) return false;
    while (this.#takes(COMMA));
    return this.#takes(CLOSE_LIST);
  }

  #sample(): boolean {
    if (!this.#takes(OPEN)) return false;
    let seen = 0;
    let [start, end, value, unitFrom, unitTo] = [0, 0, 0, 0, 0];
    do {
      const field = this.#field();
      if (field === 0 || (seen & field) !== 0 || !this.#takes(COLON)) return false;
      seen |= field;
      this.#skip();
      if (field === VALUE) {
        if (!this.#number()) return false;
        value = this.#value;
        continue;
      }
      const from = this.#at + 1;
      if (!this.#text()) return false;
      const to = this.#at - 1;
      if (field === UNIT) [unitFrom, unitTo] = [from, to];
      else if (field === METRIC) {
        if (!this.#metricAt(from, to)) return false;
      } else {
        if (!this.#instant(from, to)) return false;
        if (field === START) start = this.#instantAt;
        else end = this.#instantAt;
      }
    } while (this.#takes(COMMA));
    if (!this.#takes(CLOSE) || (seen & NEEDED) !== NEEDED) return false;
    const [metric, own] = [this.#metric, this.#own];
    if (metric === undefined || own === undefined || !this.#says(metric.unit, unitFrom, unitTo)) return false;
    if ((seen & END) === 0) {
      if (metric.kind === 'interval') return false;
      end = start;
    }
    if (end < start || value < metric.plausible.minimum || value > metric.plausible.maximum) return false;
    own.add(start, end, value);
    return true;
  }

  /** Bit of the next name, which is passed over; 0 when it is none of a sample. */
  #field(): number {
    this.#skip();
    const bytes = this.#bytes;
    const from = this.#at + 1;
    if (bytes[this.#at] !== QUOTE) return 0;
    const first = bytes[from];
    for (let place = 0; place < NAMES.length; place++) {
      const name = NAMES[place]!; // Within.
      if (name[0] !== first || bytes[from + name.length] !== QUOTE) continue;
      for (let i = 1; i < name.length; i++) if (bytes[from + i] !== name[i]) return 0;
      this.#at = from + name.length + 1;
      return 1 << place;
    }
    return 0;
  }

  /** Passes over a text of ASCII without escapes. */
  #text(): boolean {
    const bytes = this.#bytes;
    if (bytes[this.#at] !== QUOTE) return false;
    for (let at = this.#at + 1; at < bytes.length; at++) {
      const byte = bytes[at]!; // Within.
      if (byte === QUOTE) {
        this.#at = at + 1;
        return true;
      }
      if (byte < SPACE || byte >= DELETE || byte === BACKSLASH) return false;
    }
    return false;
  }

  /** A number that is exact: whole digits divided by a power of ten are rounded once, as `JSON.parse` rounds them. */
  #number(): boolean {
    const bytes = this.#bytes;
    const isNegative = bytes[this.#at] === MINUS;
    const from = isNegative ? this.#at + 1 : this.#at;
    let at = from;
    let whole = 0;
    let byte = bytes[at] ?? 0;
    for (; byte >= ZERO && byte <= NINE; byte = bytes[++at] ?? 0) whole = whole * 10 + byte - ZERO;
    let digits = at - from;
    if (digits === 0 || (digits > 1 && bytes[from] === ZERO)) return false;
    let decimals = 0;
    if (byte === DOT) {
      const first = ++at;
      for (byte = bytes[at] ?? 0; byte >= ZERO && byte <= NINE; byte = bytes[++at] ?? 0) whole = whole * 10 + byte - ZERO;
      decimals = at - first;
      if (decimals === 0) return false;
      digits += decimals;
    }
    // What goes on with anything but an end is no number, or one with an exponent.
    if (digits > DIGITS_MAX || (byte !== COMMA && byte !== CLOSE && !isBlank(byte))) return false;
    const value = decimals === 0 ? whole : whole / POWERS[decimals]!; // Fewer than digits.
    this.#value = isNegative ? -value : value;
    this.#at = at;
    return true;
  }

  /** An instant in one of the forms that programs write; as `isInstant` and `instantOf` have it. */
  #instant(from: number, to: number): boolean {
    const bytes = this.#bytes;
    const date = this.#digits(from, 4) * 10_000 + this.#digits(from + 5, 2) * 100 + this.#digits(from + 8, 2);
    if (!(date >= 0) || bytes[from + 4] !== MINUS || bytes[from + 7] !== MINUS || bytes[from + 10] !== T) return false;
    if (date !== this.#date && !this.#civil(date)) return false;
    const [hour, minute, second] = [this.#digits(from + 11, 2), this.#digits(from + 14, 2), this.#digits(from + 17, 2)];
    if (!(hour < 24 && minute < 60 && second < 60) || bytes[from + 13] !== COLON || bytes[from + 16] !== COLON) return false;
    let at = this.#midnight + (hour * 60 + minute) * MINUTE_MS + second * 1000;
    let end = from + 19;
    if (bytes[end] === DOT) {
      const rest = this.#digits(end + 1, 3);
      if (!(rest >= 0)) return false;
      at += rest;
      end += 4;
    }
    const zone = bytes[end];
    if (zone === Z) end++;
    else if (zone === PLUS || zone === MINUS) {
      const [hours, minutes] = [this.#digits(end + 1, 2), this.#digits(end + 4, 2)];
      if (!(hours < 24 && minutes < 60) || bytes[end + 3] !== COLON) return false;
      at += (zone === MINUS ? 1 : -1) * (hours * 60 + minutes) * MINUTE_MS;
      end += 6;
    } else return false;
    this.#instantAt = at;
    return end === to;
  }

  #civil(date: number): boolean {
    const [year, month, day] = [Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100];
    if (month < 1 || month > 12 || day < 1) return false;
    const number = civilDay(year, month, day);
    const next = month === 12 ? civilDay(year + 1, 1, 1) : civilDay(year, month + 1, 1);
    if (number >= next) return false;
    [this.#date, this.#midnight] = [date, number * DAY_MS];
    return true;
  }

  /** So many digits as a number; NaN when one is none. */
  #digits(from: number, count: number): number {
    let number = 0;
    for (let i = from; i < from + count; i++) {
      const digit = (this.#bytes[i] ?? 0) - ZERO;
      if (digit < 0 || digit > 9) return Number.NaN;
      number = number * 10 + digit;
    }
    return number;
  }

  #metricAt(from: number, to: number): boolean {
    const [before, behind] = this.#name;
    let isSame = to - from === behind - before && this.#metric !== undefined;
    for (let i = from; isSame && i < to; i++) isSame = this.#bytes[i] === this.#bytes[before + i - from];
    if (isSame) return true;
    const name = String.fromCharCode(...this.#bytes.subarray(from, to));
    this.#metric = this.#metrics.get(name);
    if (this.#metric === undefined) return false;
    this.#name = [from, to];
    this.#own = this.#rows.get(name) ?? new Rows(this.#allocate);
    this.#rows.set(name, this.#own);
    return true;
  }

  #says(text: string, from: number, to: number): boolean {
    if (to - from !== text.length) return false;
    for (let i = 0; i < text.length; i++) if (this.#bytes[from + i] !== text.charCodeAt(i)) return false;
    return true;
  }

  /** Whether this byte comes next, behind blanks; then it is passed over. */
  #takes(byte: number): boolean {
    if (this.#bytes[this.#at] !== byte) {
      this.#skip();
      if (this.#bytes[this.#at] !== byte) return false;
    }
    this.#at++;
    return true;
  }

  #skip(): void {
    while (isBlank(this.#bytes[this.#at] ?? 0)) this.#at++;
  }
}

const isBlank = (byte: number): boolean => byte === SPACE || byte === LINE_FEED || byte === CARRIAGE_RETURN || byte === TAB;
