import { addDays } from '../days.ts';
import { lengthOf, MONTHS, monthOf, monthSpan, plusMonths, WEEKDAYS, weekSpan, yearOf, type Span } from '../ask/calendar.ts';
import type { Slice } from '../ask/query.ts';
import { shownDay } from '../ask/words.ts';

/** Names of a day: "12 October 2026", "12 October". */
export const namesOfDay = (day: string): readonly string[] => [shownDay(day), shownDay(day).replace(/ \d{4}$/, ''), day];

/** Every name under which what lies in a slice may be told, as `StatedFact.periods` takes them; none for everything recorded. */
export function periodsOf({ spans, weekdays }: Slice, today: string, weekStartsOn: number): readonly string[] {
  return [
    ...new Set([
      ...spans.flatMap((span) => namesOfSpan(span, today, weekStartsOn)),
      ...(weekdays ?? []).map((day) => WEEKDAYS[day] ?? ''),
      ...namesOfWeekdays(weekdays ?? []),
    ]),
  ];
}

function namesOfWeekdays(days: readonly number[]): readonly string[] {
  const list = days.toSorted((a, b) => a - b).join(',');
  return list === '5,6' ? ['weekends'] : list === '0,1,2,3,4' ? ['weekdays'] : [];
}

function namesOfSpan(span: Span, today: string, weekStartsOn: number): readonly string[] {
  const { from, to } = span;
  const yesterday = addDays(today, -1);
  if (from === to)
    return [...(from === today ? ['today', 'tonight', 'this morning'] : from === yesterday ? ['yesterday'] : []), ...namesOfDay(from)];
  const names: string[] = [];
  const isOf = (other: Span): boolean => other.from === from && (other.to === to || (to === today && other.to > today));
  const week = weekSpan(today, weekStartsOn);
  const month = monthSpan(yearOf(from), monthOf(from));
  const thisMonth = monthSpan(yearOf(today), monthOf(today));
  const lastMonth = plusMonths(thisMonth.from, -1);
  const length = lengthOf(span);
  if (to === today || to === yesterday) names.push(`the last ${length} days`);
  if (isOf(week)) names.push('this week');
  if (from === addDays(week.from, -7) && to === addDays(week.from, -1)) names.push('last week', 'previous week');
  if (isOf(thisMonth)) names.push('this month');
  if (isOf(month)) names.push(...namesOfMonth(from));
  if (from === lastMonth && to === addDays(thisMonth.from, -1)) names.push('last month', 'previous month');
  const year = { from: `${yearOf(from)}-01-01`, to: `${yearOf(from)}-12-31` };
  if (isOf(year)) names.push(String(yearOf(from)), yearOf(from) === yearOf(today) ? 'this year' : '');
  if (isOf(year) && yearOf(from) === yearOf(today) - 1) names.push('last year');
  return [
    ...names.filter((name) => name !== ''),
    `${shownDay(from)} to ${shownDay(to)}`,
    ...rangeNames(span),
    ...namesOfDay(from),
    ...namesOfDay(to),
  ];
}

const namesOfMonth = (day: string): readonly string[] => {
  const name = MONTHS[monthOf(day) - 1] ?? '';
  return [`in ${name}`, `${name} ${yearOf(day)}`];
};

/** "3–9 October 2026", where both days are of one month. */
function rangeNames({ from, to }: Span): readonly string[] {
  if (from.slice(0, 7) !== to.slice(0, 7) || from === to) return [];
  const [last, month] = [Number(to.slice(8)), MONTHS[monthOf(to) - 1] ?? ''];
  return [`${Number(from.slice(8))}–${last} ${month} ${yearOf(to)}`, `${Number(from.slice(8))}–${last} ${month}`];
}
