import { addDays, daysApart, weekdayOf } from '../days.ts';
import { monthOf, WEEKDAYS } from './calendar.ts';
import { calendarOf, dayFilter, daysHolding, firstOfAll, pointsOf, recordingBegan, type AskData, type Point } from './data.ts';
import { type AskContext } from './measures.ts';
import type { Condition, Slice } from './query.ts';
import { nameOf, shownCondition, shownDay, shownNumber, shownSlice, shownValue, toldIn } from './words.ts';
import {
  bucketed,
  capital,
  EMPTY_CHART,
  lineChart,
  nothing,
  statisticWord,
  tell,
  valueUnit,
  within,
  type Evaluated,
  type Of,
} from './evaluated.ts';

/** Days of which every condition can be told, and those that hold it. */
function judged(
  conditions: readonly Condition[],
  slice: Slice,
  data: AskData,
  join?: 'any',
): { readonly known: readonly string[]; readonly holding: ReadonlySet<string>; readonly used: readonly Point[] } {
  const parts = conditions.map((condition) => ({ condition, ...daysHolding(condition, data, slice.spans) }));
  const starts = conditions.flatMap(({ measure }) => pointsOf(measure, data)[0]?.day ?? []);
  const everKnown = parts.every(({ known }) => known === undefined);
  const began = everKnown ? firstOfAll(data) : starts.toSorted()[0];
  const calendar = began === undefined ? [] : calendarOf(slice, began, data);
  const keep = slice.where.length === 0 ? undefined : dayFilter(slice, data);
  const isTold = ({ known: own }: (typeof parts)[number], day: string): boolean => own?.has(day) ?? true;
  const isHeld = ({ condition, holds }: (typeof parts)[number], day: string): boolean => holds.has(day) !== condition.negated;
  // One condition that holds is enough for any of them, however little is known of the others.
  const known = calendar.filter(
    (day) =>
      (keep?.(day) ?? true) &&
      (parts.every((one) => isTold(one, day)) || (join === 'any' && parts.some((one) => isTold(one, day) && isHeld(one, day)))),
  );
  const holding = new Set(
    known.filter((day) =>
      join === 'any' ? parts.some((one) => isTold(one, day) && isHeld(one, day)) : parts.every((one) => isHeld(one, day)),
    ),
  );
  const set = new Set(known);
  const first = conditions[0];
  return { known, holding, used: first === undefined ? [] : pointsOf(first.measure, data).filter(({ day }) => set.has(day)) };
}

export function days(query: Of<'days'>, data: AskData, context: AskContext): Evaluated {
  const { conditions, slice, noun } = query;
  const { known, holding, used } = judged(conditions, slice, data, query.join);
  const unit = query.answer === 'share' ? '%' : noun;
  const first = conditions[0]?.measure ?? { of: 'metric', metric: '' };
  if (known.length === 0) return nothing(first, unit, slice, data);
  const share = (holding.size / known.length) * 100;
  const length = query.per === 'week' ? 7 : 30.4375;
  const value = query.answer === 'share' ? share : query.per === undefined ? holding.size : holding.size / (known.length / length);
  const what = conditions
    .map(shownCondition)
    .join(query.join === 'any' ? ' or ' : ' and ')
    .replaceAll('on days ', '');
  return {
    value,
    unit,
    n: known.length,
    sentence: `${capital(shownSlice(slice, data.today))}, ${holding.size} of ${known.length} ${noun === 'nights' ? 'nights' : 'days'} with data were ${what} (${shownNumber(share, 1)} %)${query.per === undefined ? '' : `: ${shownNumber(value, 1)} a ${query.per}`}.`,
    used,
    figures: [
      { name: 'days that hold it', value: holding.size, unit: 'days' },
      { name: 'share of days', value: share, unit: '%' },
    ],
    chart: lineChart(used, toldIn(first, undefined, context.preferred)),
    method: `days that hold ${conditions.length === 1 ? 'the condition' : query.join === 'any' ? 'one of the conditions' : 'all conditions'}, of days with values; days without are left out`,
  };
}

/** Dates that a sentence lists. */
const DATES_AT_MOST = 31;

export function recorded(query: Of<'recorded'>, data: AskData): Evaluated {
  const { measure, slice, noun } = query;
  const all = pointsOf(measure, data);
  const first = all[0]?.day;
  if (first === undefined) return nothing(measure, noun, slice, data);
  const calendar = calendarOf(slice, recordingBegan(first, data), data);
  const present = new Set(all.map(({ day }) => day));
  const found = calendar.filter((day) => present.has(day));
  const value = query.answer === 'missing' ? calendar.length - found.length : found.length;
  const used = all.filter(({ day }) => calendar.includes(day));
  const asked = query.list === true ? (query.answer === 'missing' ? calendar.filter((day) => !present.has(day)) : found) : [];
  const dates =
    asked.length === 0
      ? ''
      : ` ${asked.length > DATES_AT_MOST ? `The last ${DATES_AT_MOST} of them` : 'They are'}: ${asked.slice(-DATES_AT_MOST).map(shownDay).join(', ')}.`;
  return {
    value,
    unit: noun,
    n: calendar.length,
    sentence: `${value} of ${calendar.length} days ${query.answer === 'missing' ? 'have no' : 'have a'} value of ${nameOf(measure)} (${shownSlice(slice, data.today)}, since ${shownDay(calendar[0] ?? first)}).${dates}`,
    used,
    chart: EMPTY_CHART,
    method: 'days of the calendar from the start of recording, with and without a value',
  };
}

export function streak(query: Of<'streak'>, data: AskData): Evaluated {
  const { conditions, slice, noun } = query;
  const { known, holding, used } = judged(conditions, slice, data);
  const first = conditions[0]?.measure ?? { of: 'metric', metric: '' };
  if (known.length === 0) return nothing(first, noun, slice, data);
  let best: { length: number; end: string } = { length: 0, end: '' };
  let run = 0;
  let before = '';
  for (const day of known) {
    run = holding.has(day) ? (before !== '' && daysApart(before, day) === 1 ? run + 1 : 1) : 0;
    before = day;
    if (run > best.length) best = { length: run, end: day };
  }
  // Today is not over: a streak that held until yesterday still runs.
  const ends = holding.has(data.today) ? data.today : addDays(data.today, -1);
  let current = 0;
  while (holding.has(addDays(ends, -current))) current += 1;
  const length = query.which === 'longest' ? best.length : current;
  const end = query.which === 'longest' ? best.end : ends;
  const what = conditions.map(shownCondition).join(' and ').replaceAll('on days ', '');
  const dates = length === 0 ? '' : `, from ${shownDay(addDays(end, 1 - length))} to ${shownDay(end)}`;
  return {
    value: length,
    unit: noun,
    n: known.length,
    sentence: `Your ${query.which} streak of ${noun} ${what} is ${length} ${noun}${dates}.`,
    used,
    figures:
      length === 0
        ? []
        : [addDays(end, 1 - length), end].map((day) => ({ name: 'days', value: length, unit: 'days', of: { label: shownDay(day) } })),
    chart: EMPTY_CHART,
    method: 'days one after the other; a day without a value ends the streak',
  };
}

export function date(query: Of<'date'>, data: AskData, context: AskContext): Evaluated {
  const { measure, slice } = query;
  const scale = toldIn(measure, query.unit, context.preferred);
  const unit =
    query.form === 'date' ? valueUnit(scale) : query.form === 'day-of-month' ? 'day' : query.form === 'days-ago' ? 'days' : 'month';
  const keep = query.conditions.length === 0 ? undefined : judged(query.conditions, slice, data).holding;
  const points = within(measure, slice, data).filter(({ day }) => keep?.has(day) ?? true);
  const added = measure.of === 'workouts' && measure.figure === 'count' ? bucketed(points, 'day', 'sum', 0) : points;
  const [head] = added;
  if (head === undefined) return nothing(measure, unit, slice, data);
  const better = {
    maximum: (a: Point, b: Point) => (b.value > a.value ? b : a),
    minimum: (a: Point, b: Point) => (b.value < a.value ? b : a),
    first: (a: Point) => a,
    last: (_a: Point, b: Point) => b,
    closest: (a: Point, b: Point) => (Math.abs(b.value - (query.target ?? 0)) < Math.abs(a.value - (query.target ?? 0)) ? b : a),
  }[query.statistic];
  const found = added.reduce((a, b) => better(a, b), head);
  const value =
    query.form === 'date'
      ? tell(found.value, scale)
      : query.form === 'day-of-month'
        ? Number(found.day.slice(8))
        : query.form === 'days-ago'
          ? daysApart(found.day, data.today)
          : monthOf(found.day);
  const word = query.statistic === 'closest' ? 'closest' : statisticWord(query.statistic, measure);
  const limits = query.conditions.map((condition) => `, ${shownCondition(condition)},`).join('');
  const once = measure.of === 'workouts' && measure.figure === 'count' && found.value === 1;
  const ago = query.form === 'days-ago' ? `, ${value} days ago` : '';
  return {
    value,
    unit,
    n: points.length,
    sentence: `Your ${word} ${nameOf(measure)} ${shownSlice(slice, data.today)}${limits} was on ${WEEKDAYS[weekdayOf(found.day)]}, ${shownDay(found.day)}${ago}${once ? '' : `: ${shownValue(tell(found.value, scale), scale, measure)}`}.`,
    used: points,
    figures: [
      {
        name: word,
        value: tell(found.value, scale),
        unit: scale.label,
        of: { label: shownDay(found.day) },
      },
      { name: 'days ago', value: daysApart(found.day, data.today), unit: 'days' },
    ],
    chart: lineChart(points, scale),
    method: `day of the ${query.statistic} of ${points.length} values`,
  };
}
