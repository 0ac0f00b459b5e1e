import { daysInMonth, daysSinceEpoch } from './instant.ts';

/** Length of `2024-01-01 01:01:36 +0200`. */
export const DATE_BYTES = 25;
const DAY_MS = 86_400_000;
const ZERO = 0x30;
const DOT = 0x2e;
const MINUS = 0x2d;
const PLUS = 0x2b;
const BLANK = 0x20;
const COLON = 0x3a;
/** Up to so many digits the whole number is exact in a double, and so is one division by a power of ten up to 10^22. */
const DIGITS_MAX = 15;
const POWERS: readonly number[] = Array.from({ length: DIGITS_MAX + 1 }, (_, power) => 10 ** power);

/** Two digits as a number; negative or above 99 when they are none. */
const pair = (bytes: Buffer, at: number): number => {
  const tens = (bytes[at] ?? 0) - ZERO;
  const ones = (bytes[at + 1] ?? 0) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
};

/** Reads dates of Apple's one fixed form by position. A day is computed once and remembered, because neighbours share it. */
export class FastDates {
  #year = -1;
  #month = -1;
  #day = -1;
  #midnight = Number.NaN;

  /** Milliseconds since the epoch; NaN for anything that is not exactly of the form: the strict way then decides. */
  read(bytes: Buffer, at: number): number {
    const hour = pair(bytes, at + 11);
    const minute = pair(bytes, at + 14);
    const second = pair(bytes, at + 17);
    const offsetHour = pair(bytes, at + 21);
    const offsetMinute = pair(bytes, at + 23);
    const sign = bytes[at + 20];
    const isForm =
      bytes[at + 4] === MINUS &&
      bytes[at + 7] === MINUS &&
      bytes[at + 10] === BLANK &&
      bytes[at + 13] === COLON &&
      bytes[at + 16] === COLON &&
      bytes[at + 19] === BLANK &&
      (sign === PLUS || sign === MINUS);
    const isInRange =
      hour >= 0 &&
      hour < 24 &&
      minute >= 0 &&
      minute < 60 &&
      second >= 0 &&
      second < 60 &&
      offsetHour >= 0 &&
      offsetHour < 24 &&
      offsetMinute >= 0 &&
      offsetMinute < 60;
    if (!isForm || !isInRange) return Number.NaN;
    const offset = (offsetHour * 60 + offsetMinute) * (sign === MINUS ? -60_000 : 60_000);
    return this.#midnightOf(bytes, at) + ((hour * 60 + minute) * 60 + second) * 1000 - offset;
  }

  #midnightOf(bytes: Buffer, at: number): number {
    const century = pair(bytes, at);
    const ofCentury = pair(bytes, at + 2);
    const month = pair(bytes, at + 5);
    const day = pair(bytes, at + 8);
    if (century < 0 || ofCentury < 0) return Number.NaN;
    const year = century * 100 + ofCentury;
    if (day === this.#day && month === this.#month && year === this.#year) return this.#midnight;
    if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return Number.NaN;
    this.#year = year;
    this.#month = month;
    this.#day = day;
    this.#midnight = daysSinceEpoch(year, month, day) * DAY_MS;
    return this.#midnight;
  }
}

/** Reads plain decimal numbers; `next` is the place of the byte after the last number read. */
export class FastNumbers {
  next = 0;

  /** The number at `at`; NaN for anything but an optional sign, up to 15 digits and one dot between digits. */
  read(bytes: Buffer, at: number): number {
    const isNegative = bytes[at] === MINUS;
    let to = isNegative ? at + 1 : at;
    let whole = 0;
    let digits = 0;
    let decimals = -1;
    for (; ; to++) {
      const digit = (bytes[to] ?? 0) - ZERO;
      if (digit >= 0 && digit <= 9) {
        whole = whole * 10 + digit;
        digits++;
        if (decimals >= 0) decimals++;
      } else if (bytes[to] === DOT && decimals < 0 && digits > 0) decimals = 0;
      else break;
    }
    this.next = to;
    if (digits === 0 || digits > DIGITS_MAX || decimals === 0) return Number.NaN;
    const value = decimals > 0 ? whole / (POWERS[decimals] ?? Number.NaN) : whole;
    return isNegative ? -value : value;
  }
}
