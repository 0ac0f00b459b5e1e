import { addDays, weekdayOf } from '../days.ts';
import { dayOf, monthOf, monthSpan, MONTHS, plusMonths, WEEKDAYS, weekSpan, yearOf, yearSpan, type Span } from './calendar.ts';
import { Ambiguous } from './ambiguous.ts';
import { mark, type Marked } from './marked.ts';
import type { Conventions } from './query.ts';

const MONTH =
  '(?<month>january|jan|february|feb|march|mar|april|apr|may|june|jun|july|jul|august|aug|september|sept|sep|october|oct|november|nov|december|dec)';
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '(?<year>(?:19|20)\\d\\d)';
const WEEKDAY = '(?<weekday>monday|mon|tuesday|tues|tue|wednesday|weds|wed|thursday|thurs|thur|thu|friday|fri|saturday|sunday)';
const UNIT = '(?<unit>day|night|week|fortnight|month|quarter|year)s?';

export const monthNumber = (word: string): number => MONTHS.findIndex((name) => name.toLowerCase().startsWith(word.slice(0, 3))) + 1;
export const weekdayNumber = (word: string): number => WEEKDAYS.findIndex((name) => name.toLowerCase().startsWith(word.slice(0, 3)));

/** The latest such month that has begun. */
function latestMonth(today: string, month: number): Span {
  const year = month <= monthOf(today) ? yearOf(today) : yearOf(today) - 1;
  return monthSpan(year, month);
}

/** The latest such date that is not in the future. */
function latestDate(today: string, month: number, day: number): string | undefined {
  const here = dayOf(yearOf(today), month, day);
  return here !== undefined && here <= today ? here : dayOf(yearOf(today) - 1, month, day);
}

const SUPERLATIVE = '(?:longest|shortest|highest|lowest|best|worst|most|fastest|slowest|biggest|heaviest|lightest)';

/** "My average sleep two months ago" looks at that month, "my weight two months ago" at a day. */
const SUMMED = / (?:average|mean|avg|median|total|sum|highest|lowest|most|least|how many (?:days|nights|times|runs|workouts)) /;

/** What 10/08/2026 means when another date of the same question can only be read in one way. */
function orderOfNumbers(text: string): 'day first' | 'month first' | undefined {
  for (const [, a, b] of text.matchAll(/ (\d{1,2})\/(\d{1,2})\/\d{4}(?= )/g)) {
    if (Number(a) > 12) return 'day first';
    if (Number(b) > 12) return 'month first';
  }
  return undefined;
}

const SEASONS: Readonly<Record<string, number>> = { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 };

/** `count` units of time ending on a day. */
export function ending(day: string, count: number, unit: string): Span {
  const months = { month: 1, quarter: 3, year: 12 }[unit];
  if (months !== undefined) return { from: addDays(plusMonths(day, -count * months), 1), to: day };
  const days = count * ({ week: 7, fortnight: 14 }[unit] ?? 1);
  return { from: addDays(day, 1 - days), to: day };
}

/** `count` units of time from a day on. */
export function starting(day: string, count: number, unit: string): Span {
  const months = { month: 1, quarter: 3, year: 12 }[unit];
  if (months !== undefined) return { from: day, to: addDays(plusMonths(day, count * months), -1) };
  return { from: day, to: addDays(day, count * ({ week: 7, fortnight: 14 }[unit] ?? 1) - 1) };
}

/** The calendar unit around a day. */
export function calendarUnit(day: string, unit: string, { weekStartsOn }: Conventions): Span | undefined {
  if (unit === 'week') return weekSpan(day, weekStartsOn);
  if (unit === 'month') return monthSpan(yearOf(day), monthOf(day));
  if (unit === 'year') return yearSpan(yearOf(day));
  if (unit !== 'quarter') return undefined;
  const first = Math.floor((monthOf(day) - 1) / 3) * 3 + 1;
  return { from: monthSpan(yearOf(day), first).from, to: monthSpan(yearOf(day), first + 2).to };
}

/** The calendar unit before the one around a day: "last month". */
function unitBefore(today: string, unit: string, conventions: Conventions): Span | undefined {
  const now = calendarUnit(today, unit, conventions);
  return now && calendarUnit(addDays(now.from, -1), unit, conventions);
}

/** Marks dates, months, years and relative days as `@d…`. */
export function markDates(marked: Marked, today: string, conventions: Conventions): void {
  const one = (day: string | undefined): Span | undefined => (day === undefined ? undefined : { from: day, to: day });
  const dated = (groups: Readonly<Record<string, string | undefined>>, digits: string | undefined): string | undefined => {
    const [month, day] = [monthNumber(groups['month'] ?? ''), Number(digits)];
    return groups['year'] === undefined ? latestDate(today, month, day) : dayOf(Number(groups['year']), month, day);
  };
  const between = (groups: Readonly<Record<string, string | undefined>>): Span | undefined => {
    const [from, to] = [dated(groups, groups['day']), dated(groups, groups['other'])];
    return from !== undefined && to !== undefined && from <= to ? { from, to } : undefined;
  };
  const add = (form: string, read: (groups: Readonly<Record<string, string | undefined>>) => Span | undefined): void =>
    mark(marked, 'dates', new RegExp(`(?<= )${form}(?= )`, 'g'), read);
  const OTHER = '(?<other>\\d{1,2})(?:st|nd|rd|th)?';
  const TO = '(?:and|to|until|till|through|thru)';
  add('(?<iso>\\d{4}-\\d{2}-\\d{2})', ({ iso = '' }) => one(dayOf(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8)))));
  add(`(?:the )?${DAY} (?:of )?${TO} (?:the )?${OTHER} (?:of )?${MONTH}(?: ,)?(?: ${YEAR})?`, between);
  add(
    `${MONTH} (?:the )?${DAY} ${TO} (?:the )?${OTHER}(?!\\d)(?: ,)?(?: ${YEAR})?(?! (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))`,
    between,
  );
  add(`(?:${WEEKDAY} )?(?:the )?${DAY} (?:of )?${MONTH}(?:(?: ,)? ${YEAR})?`, (groups) => one(dated(groups, groups['day'])));
  add(`(?:${WEEKDAY} )?${MONTH} (?:the )?${DAY}(?:(?: ,)? ${YEAR})?`, (groups) => one(dated(groups, groups['day'])));
  add('(?<d>\\d{1,2})\\.(?<m>\\d{1,2})\\.(?<y>\\d{4})', ({ d, m, y }) => one(dayOf(Number(y), Number(m), Number(d))));
  const order = orderOfNumbers(marked.text);
  add('(?<a>\\d{1,2})/(?<b>\\d{1,2})/(?<y>\\d{4})', ({ a, b, y }) => {
    const [first, second] = [Number(a), Number(b)];
    if (first !== second && first <= 12 && second <= 12 && order === undefined)
      throw new Ambiguous(
        `“${a}/${b}/${y}” may be read in two ways.`,
        [dayOf(Number(y), second, first), dayOf(Number(y), first, second)].flatMap((day) => day ?? []),
      );
    return one(first > 12 || order === 'day first' ? dayOf(Number(y), second, first) : dayOf(Number(y), first, second));
  });
  add(`${YEAR}-(?<mm>0[1-9]|1[0-2])`, ({ year, mm }) => monthSpan(Number(year), Number(mm)));
  add(`(?<mm>0?[1-9]|1[0-2])/${YEAR}`, ({ year, mm }) => monthSpan(Number(year), Number(mm)));
  add(`${MONTH}(?: of)?(?: ,)? ${YEAR}`, ({ month = '', year }) => monthSpan(Number(year), monthNumber(month)));
  add('(?:the )?day before yesterday', () => one(addDays(today, -2)));
  add('(?:yesterday)(?: (?:day|night))?', () => one(addDays(today, -1)));
  add('(?<=(?:to|until|till|through|and|til) )(?:now|date)', () => one(today));
  add('(?:today|tonight|last night(?! (?:i|that|when|with|where))|this night|the night just gone)', () => one(today));
  add(`(?:an?|the|1) ${UNIT} ago`, ({ unit = '' }) => one(addDays(ending(today, 1, unit).from, -1)));
  if (SUMMED.test(marked.text))
    add('(?<n>\\d+) (?<unit>week|month|year)s ago', ({ n, unit = '' }) => {
      let day = today;
      for (let back = 0; back < Math.min(Number(n), 600); back += 1) day = unitBefore(day, unit, conventions)?.from ?? day;
      return calendarUnit(day, unit, conventions);
    });
  add(`(?<n>\\d+) ${UNIT} ago`, ({ n, unit = '' }) => one(addDays(ending(today, Number(n), unit).from, -1)));
  add(`${MONTH} (?:last year|of last year)`, ({ month = '' }) => monthSpan(yearOf(today) - 1, monthNumber(month)));
  add(`${MONTH} (?:this year|of this year)`, ({ month = '' }) => monthSpan(yearOf(today), monthNumber(month)));
  add(`(?:the )?(?:last|previous|past|prior) ${UNIT} of ${YEAR}`, () => undefined);
  add(`(?:the )?(?:week|month) before last`, () => undefined);
  // "May" and "march" are also other words: they need a word of time before them.
  add(
    `(?<=(?:in|of|since|from|to|and|or|during|between|until|till|through|versus|than|before|after|with|this|last|for|over|throughout|with|early|late|compared|@d\\d+ ,|how was|how were) )(?:the month of )?(?:last |this |past )?${MONTH}`,
    ({ month = '' }) => latestMonth(today, monthNumber(month)),
  );
  add(`${MONTH.replace('|may', '').replace('march|mar|', '')}`, ({ month = '' }) => latestMonth(today, monthNumber(month)));
  add(
    `(?<season>spring|summer|autumn|(?<=(?:in|during|this|last|the|over|since|of|and|from|to|until) )fall(?! asleep)|winter)(?: of)?(?: ${YEAR})?(?<!to fall|i fall)`,
    ({ season = '', year }) => {
      const month = SEASONS[season] ?? 3;
      const begun = monthSpan(yearOf(today), month).from <= today;
      const of = year === undefined ? yearOf(today) - (begun ? 0 : 1) : Number(year);
      return { from: monthSpan(of, month).from, to: monthSpan(of, month + 2).to };
    },
  );
  add(`q(?<quarter>[1-4])(?: of| in)?(?: ${YEAR})?`, ({ quarter, year }) => {
    const first = (Number(quarter) - 1) * 3 + 1;
    const of = year === undefined ? yearOf(latestMonth(today, first).from) : Number(year);
    return { from: monthSpan(of, first).from, to: monthSpan(of, first + 2).to };
  });
  add(`(?<=(?:in|of|since|during|from|to|for|and|until|versus|than|year|before|after|throughout|over) )${YEAR}`, ({ year }) =>
    yearSpan(Number(year)),
  );
  add(`(?:the )?(?:last|previous|prior) (?<unit>week|month|quarter|year)(?! \\d| of )`, ({ unit = '' }) =>
    unitBefore(today, unit, conventions),
  );
  add('(?:the )?(?<unit>week|month) before last', ({ unit = '' }) => {
    const last = unitBefore(today, unit, conventions);
    return last && unitBefore(last.from, unit, conventions);
  });
  add(
    `(?:so far )?(?:this|the current|current) (?<unit>week|month|quarter|year)(?: so far| to date)?|(?<to>week|month|year) to date`,
    ({ unit, to }) => {
      const span = calendarUnit(today, unit ?? to ?? '', conventions);
      return span && { from: span.from, to: span.to < today ? span.to : today };
    },
  );
  add(
    `(?<=(?:on|since|from|until|till|to|before|after|and) )the (?<nth>\\d{1,2})(?:st|nd|rd|th)(?! (?:of|percentile|centile|to|and|until|till|through|${SUPERLATIVE}))`,
    ({ nth }) => {
      const [year, month] = [yearOf(today), monthOf(today)];
      const here = dayOf(year, month, Number(nth));
      const before = monthSpan(year, month - 1).from;
      return one(here !== undefined && here <= today ? here : dayOf(yearOf(before), monthOf(before), Number(nth)));
    },
  );
  add('(?:the )?(?<which>last|past|previous|this) weekend', ({ which }) => {
    const saturday = addDays(today, -((weekdayOf(today) - 5 + 7) % 7));
    const whole = weekdayOf(today) < 5 || which === 'this';
    const from = whole ? saturday : addDays(saturday, -7);
    return { from, to: addDays(from, 1) };
  });
  add(
    `(?:on |last |past |this |previous )${WEEKDAY}(?: just gone)?(?! (?:and|or|to|through) (?:mon|tue|wed|thu|fri|sat|sun))`,
    ({ weekday = '' }) => {
      const back = (weekdayOf(today) - weekdayNumber(weekday) + 7) % 7;
      return one(addDays(today, -(back === 0 ? 7 : back)));
    },
  );
}
