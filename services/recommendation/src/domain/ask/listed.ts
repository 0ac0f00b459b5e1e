import { addDays, daysApart } from '../days.ts';
import { firstOfAll, daysHolding, calendarOf, pointsOf, ranked, type AskData, type Point } from './data.ts';
import {
  bucketed,
  capital,
  chartScale,
  EMPTY_CHART,
  labelOf,
  nothing,
  statisticWord,
  tell,
  valueUnit,
  within,
  type Evaluated,
  type Of,
} from './evaluated.ts';
import { mean, statisticOf } from './figures.ts';
import { addsUp, type AskContext } from './measures.ts';
import { nameOf, shownCondition, shownDay, shownNumber, shownSlice, shownValue, toldIn } from './words.ts';

/** "My five longest nights", "the second most steps", "the average of my last three weights". */
export function list(query: Of<'list'>, data: AskData, context: AskContext): Evaluated {
  const { measure, slice, rank, per, answer } = query;
  const scale = toldIn(measure, query.unit, context.preferred);
  const all = within(measure, slice, data);
  const counted = measure.of === 'workouts' && measure.figure === 'count' && per === undefined ? bucketed(all, 'day', 'sum', 0) : all;
  const points: readonly (Point & { readonly key?: string })[] =
    per === undefined ? counted : bucketed(counted, per, addsUp(measure) ? 'sum' : 'mean', context.conventions.weekStartsOn);
  const best: readonly (Point & { readonly key?: string })[] = ranked(points, rank);
  const shownFirst = rank.order === 'last' ? best.toReversed() : best;
  const value = answer === 'list' ? shownFirst[0]?.value : answer === 'nth' ? best[rank.count - 1]?.value : statisticOf(best, answer, {});
  if (value === undefined) return nothing(measure, valueUnit(scale), slice, data);
  const label = ({ day, key }: Point & { readonly key?: string }): string =>
    per === undefined || key === undefined ? shownDay(day) : labelOf(key, per);
  const rows = shownFirst.map((point) => ({ label: label(point), value: tell(point.value, scale), n: point.count }));
  const when = shownSlice(slice, data.today);
  const word = orderWord(rank.order, measure);
  const items = rows.map((row) => `${row.label}: ${shownValue(row.value, scale, measure)}`).join('; ');
  const told = tell(value, scale);
  const fewer = best.length < rank.count ? ` (there are only ${best.length})` : '';
  const sentence =
    answer === 'list'
      ? `Your ${best.length} ${word} values of ${nameOf(measure)} ${when}${fewer}: ${items}.`
      : answer === 'nth'
        ? `Number ${rank.count} of your ${word} values of ${nameOf(measure)} ${when} is ${shownValue(told, scale, measure)}, ${label(best[rank.count - 1] ?? best[0] ?? NONE)}.`
        : `The ${statisticWord(answer, measure)} your ${best.length} ${word} values of ${nameOf(measure)} ${when} is ${shownValue(told, scale, measure)}${fewer}: ${items}.`;
  return {
    value: told,
    unit: valueUnit(scale),
    n: best.length,
    sentence,
    used: per === undefined ? best.toSorted((a, b) => (a.day < b.day ? -1 : 1)) : all,
    figures: rows.map((row) => ({ name: `${word} of ${row.label}`, value: row.value, unit: scale.label, of: { label: row.label } })),
    groups: rows,
    chart: { form: 'bars', ...chartScale(scale), points: rows.map((row) => ({ label: row.label, value: row.value })) },
    method: `the ${rank.count} ${word} of ${points.length} values${answer === 'list' ? '; the value is the first of them' : answer === 'nth' ? '; the value is the last of them' : `, then the ${answer} of them`}`,
  };
}

const NONE: Point = { day: '1970-01-01', value: 0, count: 0, sources: [] };

const orderWord = (order: Of<'list'>['rank']['order'], measure: Of<'list'>['measure']): string =>
  order === 'maximum' || order === 'minimum' ? statisticWord(order, measure) : order === 'last' ? 'most recent' : 'first';

/** The longest time without something, the usual time between, or how long it has been. */
export function gap(query: Of<'gap'>, data: AskData): Evaluated {
  const { condition, which, count, slice } = query;
  const { holds } = daysHolding(condition, data, slice.spans);
  const began = firstOfAll(data);
  const calendar = began === undefined ? [] : calendarOf(slice, began, data);
  const held = calendar.filter((day) => holds.has(day));
  const [head, end] = [held[0], held.at(-1)];
  if (head === undefined || end === undefined) return nothing(condition.measure, 'days', slice, data);
  const gaps = held.slice(1).map((day, at) => ({ from: held[at] ?? head, to: day, days: daysApart(held[at] ?? head, day) }));
  // A time that is over ends with its last day, not today.
  const isOver = (calendar.at(-1) ?? data.today) < data.today;
  const until = isOver ? addDays(calendar.at(-1) ?? data.today, 1) : data.today;
  const open = { from: end, to: until, days: daysApart(end, until) };
  // A break that still goes on counts as far as it has come.
  const all = count === 'days-without' && open.days > 0 ? [...gaps, { ...open, days: open.days + (isOver ? 0 : 1) }] : gaps;
  const longest = all.reduce<(typeof all)[number] | undefined>((a, b) => (a === undefined || b.days > a.days ? b : a), undefined);
  const told = (days: number): number => (count === 'days-without' ? Math.max(0, days - 1) : days);
  const value =
    which === 'current'
      ? open.days
      : which === 'longest'
        ? longest && told(longest.days)
        : gaps.length === 0
          ? undefined
          : told(mean(gaps.map(({ days }) => days)));
  const what = shownCondition(condition).replace('on days ', '');
  if (value === undefined)
    return {
      ...nothing(condition.measure, 'days', slice, data),
      sentence: `There is only one day ${what} ${shownSlice(slice, data.today)}, so nothing lies between.`,
    };
  const untilDay = longest?.to === data.today && !holds.has(data.today) ? `today (${shownDay(data.today)})` : shownDay(longest?.to ?? end);
  const dates =
    which === 'longest' && longest !== undefined
      ? `, between ${shownDay(longest.from)} and ${untilDay}`
      : which === 'current'
        ? `, since ${shownDay(end)}`
        : '';
  const kind = count === 'days-without' ? 'days without' : 'days from one to the next';
  return {
    value,
    unit: 'days',
    n: held.length,
    sentence: `${which === 'mean' ? 'On average' : which === 'current' ? 'By now' : 'At the longest'}, there ${value === 1 ? 'was' : 'were'} ${shownNumber(value, 1)} ${kind}, looking at days ${what} ${shownSlice(slice, data.today)}${dates}.`,
    used: pointsOf(condition.measure, data).filter(({ day }) => holds.has(day) && calendar.includes(day)),
    figures:
      which === 'longest' && longest !== undefined
        ? [longest.from, longest.to].map((day) => ({ name: kind, value, unit: 'days', of: { label: shownDay(day) } }))
        : [],
    chart: EMPTY_CHART,
    method: `days of the calendar between days ${what}${count === 'days-without' ? ', both left out' : ', from one to the next'}`,
  };
}

/** Where a day stands among others: its percentile, or its place from the top. */
export function standing(query: Of<'standing'>, data: AskData, context: AskContext): Evaluated {
  const { measure, slice, among, answer } = query;
  const scale = toldIn(measure, query.unit, context.preferred);
  const [own, others] = [within(measure, slice, data), within(measure, among, data)];
  const unit = answer === 'percentile' ? '%' : 'rank';
  const value = statisticOf(own, addsUp(measure) ? 'sum' : 'mean', {});
  if (value === undefined || others.length === 0) return nothing(measure, unit, own.length === 0 ? slice : among, data);
  const [below, same] = [others.filter((point) => point.value < value).length, others.filter((point) => point.value === value).length];
  const place = 1 + others.filter((point) => point.value > value).length;
  const result = answer === 'percentile' ? ((below + same / 2) / others.length) * 100 : place;
  const figure = shownValue(tell(value, scale), scale, measure);
  const where = shownSlice(among, data.today);
  return {
    value: result,
    unit,
    n: others.length,
    sentence:
      answer === 'percentile'
        ? `${capital(nameOf(measure))} ${shownSlice(slice, data.today)} was ${figure}: higher than ${shownNumber((below / others.length) * 100, 1)} % of ${others.length} days ${where}, which is percentile ${shownNumber(result, 1)}.`
        : `${capital(nameOf(measure))} ${shownSlice(slice, data.today)} was ${figure}: number ${place} from the highest of ${others.length} days ${where}.`,
    used: others,
    figures: [
      { name: 'value', value: tell(value, scale), unit: scale.label },
      { name: 'days below', value: (below / others.length) * 100, unit: '%' },
    ],
    chart: {
      form: 'line',
      ...chartScale(scale),
      points: others.slice(-400).map((point) => ({ label: point.day, value: tell(point.value, scale) })),
    },
    method: answer === 'percentile' ? 'share of days with a lower value, half of the equal ones' : 'days with a higher value, and one',
  };
}
