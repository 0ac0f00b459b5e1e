import { utcOf, type LocalTime, type Zone } from './local-time.ts';

/** Which of two numbers in `03-04-2026` is the day. */
export type DayOrder = 'day-first' | 'month-first';

/** A date and time as text tells it, in whatever form; `offsetMinutes` east of UTC when it stands there. */
export interface WrittenTime extends LocalTime {
  readonly offsetMinutes?: number;
}

/** English, German, French, Dutch, Spanish, Italian, Portuguese: told apart by the first three or four letters, without accents. */
const MONTHS: readonly RegExp[] = [
  /^(jan|ene|gen|janv)/,
  /^(feb|fev|fevr)/,
  /^(mar|maa|mrt|mrz)/,
  /^(apr|abr|avr)/,
  /^(may|mai|mei|mag|mayo)/,
  /^(jun|giu|juin)/,
  /^(jul|lug|juil)/,
  /^(aug|ago|aou)/,
  /^(sep|set)/,
  /^(oct|okt|ott|out)/,
  /^(nov)/,
  /^(dec|dez|dic)/,
];

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/;
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)/;
const MONTH_NAME = /^(?:\p{L}+\.?,? )?(\p{L}{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)/u;
const NAME_AFTER_DAY = /^(\d{1,2})(?:st|nd|rd|th|er)?\.?[ -](?:de )?(\p{L}{3,})\.?,?[ -](?:de )?(\d{4}|\d{2})(?!\d)/u;
const TIME = /^(\d{1,2})[:.hH](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*([ap])?\.?\s?(?:m\b\.?)?/i;
const OFFSET = /^(?:Z|(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d{2})?(?::\d{2})?|UTC|GMT)$/i;

const monthOf = (name: string): number =>
  MONTHS.findIndex((pattern) => pattern.test(name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase())) + 1;

/** Years of two digits are of this century up to 69, as POSIX has it. */
const fullYear = (text: string): number => (text.length === 4 ? Number(text) : Number(text) + (Number(text) < 70 ? 2000 : 1900));

/**
 * Reads a date, with or without a time, in any form that exporters write: year first, day or month first, names of months, 12 or 24 hours,
 * blanks of all kinds. Undefined when it is none, or when only `order` could tell what day it is and was not given.
 */
export function writtenTime(text: string, order?: DayOrder): WrittenTime | undefined {
  const plain = text.replaceAll(/[\u00a0\u202f\s]+/g, ' ').trim();
  const date = dateIn(plain, order);
  if (date === undefined) return undefined;
  const rest = plain.slice(date.length).replace(/^(?:T|,? )/, '');
  if (rest === '') return date.day;
  const time = TIME.exec(rest);
  if (time === null) return undefined;
  const [all, hour = '0', minute = '0', second = '0', fraction = '0', half] = time;
  const hours = hourOf(Number(hour), half?.toLowerCase());
  if (hours === undefined) return undefined;
  const offset = offsetOf(rest.slice(all.length).trim());
  if (offset === undefined) return undefined;
  return {
    ...date.day,
    hour: hours,
    minute: Number(minute),
    second: Number(second),
    millisecond: Math.floor(Number(`0.${fraction}`) * 1000),
    ...(offset !== 'none' && { offsetMinutes: offset }),
  };
}

interface FoundDate {
  readonly day: { readonly year: number; readonly month: number; readonly day: number };
  readonly length: number;
}

function dateIn(text: string, order: DayOrder | undefined): FoundDate | undefined {
  const first = YEAR_FIRST.exec(text);
  if (first !== null) return { day: { year: Number(first[1]), month: Number(first[2]), day: Number(first[3]) }, length: first[0].length };
  const last = YEAR_LAST.exec(text);
  if (last !== null) {
    const [all, a = '', b = '', year = ''] = last;
    const decided = order ?? orderOf(Number(a), Number(b));
    if (decided === undefined) return undefined;
    const [day, month] = decided === 'day-first' ? [Number(a), Number(b)] : [Number(b), Number(a)];
    return { day: { year: fullYear(year), month, day }, length: all.length };
  }
  const named = MONTH_NAME.exec(text);
  if (named !== null) return namedDate(named[0], named[3] ?? '', named[1] ?? '', named[2] ?? '');
  const after = NAME_AFTER_DAY.exec(text);
  return after === null ? undefined : namedDate(after[0], after[3] ?? '', after[2] ?? '', after[1] ?? '');
}

function namedDate(all: string, year: string, name: string, day: string): FoundDate | undefined {
  const month = monthOf(name);
  return month === 0 ? undefined : { day: { year: fullYear(year), month, day: Number(day) }, length: all.length };
}

function orderOf(a: number, b: number): DayOrder | undefined {
  if (a > 12 && b <= 12) return 'day-first';
  if (b > 12 && a <= 12) return 'month-first';
  return a === b ? 'day-first' : undefined;
}

/** `12 a` is midnight; undefined when there is no such hour on a clock of twelve. */
function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}

function offsetOf(text: string): number | 'none' | undefined {
  if (text === '') return 'none';
  const found = OFFSET.exec(text);
  if (found === null) return undefined;
  const [, sign, hours = '0', minutes = '0'] = found;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** Milliseconds since the epoch: by the offset that was written, else in the zone; NaN when there is no such day or time. */
export function instantOf(written: WrittenTime | undefined, zone: Zone, pass: 'earlier' | 'later' = 'earlier'): number {
  if (written === undefined) return Number.NaN;
  return written.offsetMinutes === undefined ? zone.instant(written, pass) : utcOf(written) - written.offsetMinutes * 60_000;
}

/** Finds out over a whole file whether the day or the month stands first. */
export class DayOrderVote {
  #dayFirst = 0;
  #monthFirst = 0;
  /** The same dates read both ways, to see which way they lie closer together. */
  readonly #ranges = { 'day-first': [Infinity, -Infinity], 'month-first': [Infinity, -Infinity] } as const satisfies Record<
    DayOrder,
    [number, number]
  >;

  see(text: string): void {
    const found = YEAR_LAST.exec(text.trim());
    if (found === null) return;
    const order = orderOf(Number(found[1]), Number(found[2]));
    if (order !== undefined && found[1] !== found[2]) {
      if (order === 'day-first') this.#dayFirst++;
      else this.#monthFirst++;
    }
    for (const way of ['day-first', 'month-first'] as const) {
      const range = this.#ranges[way];
      const date = writtenTime(found[0], way);
      const at = date === undefined ? Number.NaN : utcOf(date);
      if (at < range[0]) range[0] = at;
      if (at > range[1]) range[1] = at;
    }
  }

  /** What a date that can be read in one way only has told; undefined while there was none. */
  get told(): DayOrder | undefined {
    if (this.#dayFirst === this.#monthFirst) return undefined;
    return this.#dayFirst > this.#monthFirst ? 'day-first' : 'month-first';
  }

  /** The way in which the dates lie closer together, when none of them told: exports are of days on end. */
  get likely(): DayOrder | undefined {
    const length = (way: DayOrder): number => this.#ranges[way][1] - this.#ranges[way][0];
    const [dayFirst, monthFirst] = [length('day-first'), length('month-first')];
    if (!(dayFirst >= 0 && monthFirst >= 0) || dayFirst === monthFirst) return undefined;
    return dayFirst < monthFirst ? 'day-first' : 'month-first';
  }
}
