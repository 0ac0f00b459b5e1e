import { addDays, daysApart } from '../days.ts';
import { dayFilter, pointsOf, type AskData, type Point } from './data.ts';
import { lineOf, pearson, ranks, statisticOf } from './figures.ts';
import { addsUp, type AskContext } from './measures.ts';
import type { Measure, Query } from './query.ts';
import { isClock, nameOf, shownNumber, shortSlice, shownSlice, shownValue, toldIn } from './words.ts';
import {
  bucketed,
  chartScale,
  directionOf,
  lineChart,
  nothing,
  statisticWord,
  tell,
  within,
  type Evaluated,
  type Of,
} from './evaluated.ts';
import { date, days, recorded, streak } from './judged-days.ts';
import { groups, kinds, part } from './grouped.ts';
import { gap, list, standing } from './listed.ts';
import { statistic } from './one-number.ts';
import { withEventDays } from './since-event.ts';

/** Evaluates a query over data. Pure; the same query and data give the same answer. */
export function evaluate(asked: Query, data: AskData, context: AskContext): Evaluated {
  const query = withEventDays(asked, data);
  if (query === undefined) {
    const { since } = asked.slice;
    if (since === undefined) throw new Error('a query without an event has its days');
    return nothing(since.measure, '', { spans: [], where: [] }, data);
  }
  switch (query.kind) {
    case 'statistic':
      return statistic(query, data, context);
    case 'days':
      return days(query, data, context);
    case 'recorded':
      return recorded(query, data);
    case 'streak':
      return streak(query, data);
    case 'date':
      return date(query, data, context);
    case 'compare':
      return compare(query, data, context);
    case 'trend':
      return trend(query, data, context);
    case 'correlation':
      return correlation(query, data, context);
    case 'groups':
      return groups(query, data, context);
    case 'kinds':
      return kinds(query, data, context);
    case 'part':
      return part(query, data);
    case 'list':
      return list(query, data, context);
    case 'gap':
      return gap(query, data);
    case 'standing':
      return standing(query, data, context);
  }
}

/** Times of day are later and earlier, amounts higher and lower. */
const awayWord = (isMore: boolean, measure: Measure): string =>
  isClock(measure) ? (isMore ? 'later' : 'earlier') : isMore ? 'higher' : 'lower';

function compare(query: Of<'compare'>, data: AskData, context: AskContext): Evaluated {
  const { measure } = query;
  const scale = toldIn(measure, query.unit, context.preferred);
  const unit = query.answer === 'percent' ? '%' : query.answer === 'ratio' ? '×' : isClock(measure) ? 'min' : scale.label;
  const [a, b] = [within(measure, query.slice, data), within(query.otherMeasure ?? measure, query.other, data)];
  const value = (points: readonly Point[]): number | undefined =>
    points.length === 0 && measure.of === 'workouts' && measure.figure === 'count' && data.workouts.length > 0
      ? 0
      : statisticOf(points, query.statistic, { percentile: query.percentile });
  const [va, vb] = [value(a), value(b)];
  if (va === undefined || vb === undefined) return nothing(measure, unit, va === undefined ? query.slice : query.other, data);
  const [ta, tb] = [tell(va, scale), tell(vb, scale)];
  const difference = query.sign * (ta - tb);
  const result =
    query.answer === 'percent'
      ? tb === 0
        ? undefined
        : (difference / Math.abs(tb)) * 100
      : query.answer === 'ratio'
        ? tb === 0
          ? undefined
          : ta / tb
        : difference;
  if (result === undefined)
    return { ...nothing(measure, unit, query.other, data), sentence: `The second side is zero, so there is no share to tell.` };
  const percent = tb === 0 || isClock(measure) ? '' : ` (${shownNumber(Math.abs((ta - tb) / tb) * 100, 1)} %)`;
  const direction =
    Math.abs(ta - tb) < 1e-12
      ? 'the same in both'
      : `${shownValue(Math.abs(ta - tb), scale, measure, true)}${percent} ${awayWord(ta > tb, measure)} in the first`;
  return {
    value: result,
    unit,
    n: a.length + b.length,
    sentence: `Your ${statisticWord(query.statistic, measure)} ${nameOf(measure)} was ${shownValue(ta, scale, measure)} ${shownSlice(query.slice, data.today)}, and ${shownValue(tb, scale, measure)} ${shownSlice(query.other, data.today)}: ${direction} (${a.length} and ${b.length} values).`,
    used: [...a, ...b],
    figures: [
      { name: `${statisticWord(query.statistic, measure)} of the first`, value: ta, unit: scale.label },
      { name: `${statisticWord(query.statistic, measure)} of the second`, value: tb, unit: scale.label, of: 'other' },
      { name: 'difference', value: ta - tb, unit: isClock(measure) ? 'min' : scale.label, of: 'both', direction: directionOf(ta - tb) },
      ...(tb === 0 ? [] : [{ name: 'difference in percent', value: ((ta - tb) / Math.abs(tb)) * 100, unit: '%', of: 'both' as const }]),
      { name: 'values of the first', value: a.length, unit: '' },
      { name: 'values of the second', value: b.length, unit: '', of: 'other' },
    ],
    chart: {
      form: 'bars',
      ...chartScale(scale),
      points: [
        { label: shortSlice(query.slice), value: ta },
        { label: shortSlice(query.other), value: tb, other: true },
      ],
    },
    method: `${query.statistic} of each side, then the ${query.answer}`,
  };
}

/** A change in as many digits as people say: "0.1", "5.8", "176". */
const shownChange = (value: number): string =>
  shownNumber(value, Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 1 : Math.max(2, 1 - Math.floor(Math.log10(Math.abs(value) || 1))));

function trend(query: Of<'trend'>, data: AskData, context: AskContext): Evaluated {
  const scale = toldIn(query.measure, query.unit, context.preferred);
  const points = within(query.measure, query.slice, data);
  const per = ({ 1: 'day', 7: 'week', 365: 'year' } as Readonly<Record<number, string>>)[query.perDays] ?? `${query.perDays}d`;
  const unit = `${scale.label}/${per}`;
  const told = /^\d/.test(per) ? `in ${query.perDays} days` : `a ${per}`;
  const head = points[0];
  const line = head && lineOf(points.map(({ day, value }) => ({ x: daysApart(head.day, day), y: value })));
  if (line === undefined) return { ...nothing(query.measure, unit, query.slice, data), n: points.length };
  const [value, half] = [line.slope * query.perDays * scale.factor, 1.96 * line.error * query.perDays * scale.factor];
  const [rising, falling] = isClock(query.measure) ? ['getting later', 'getting earlier'] : ['rising', 'falling'];
  const word = line.clear ? (value > 0 ? rising : falling) : 'without a clear direction';
  const said = (change: number, isLast = true): string => `${shownChange(change)}${isLast ? ` ${scale.label} ${told}` : ''}`;
  return {
    value,
    unit,
    n: points.length,
    sentence: `Your ${nameOf(query.measure)} ${shownSlice(query.slice, data.today)} is ${word}: ${said(value)}, likely between ${said(value - half, false)} and ${said(value + half, false)} (${points.length} values).`,
    used: points,
    figures: [
      { name: `change per ${per}`, value, unit: scale.label, direction: line.clear ? directionOf(value) : 'flat' },
      { name: 'lower end of the interval', value: value - half, unit: scale.label },
      { name: 'upper end of the interval', value: value + half, unit: scale.label },
    ],
    chart: lineChart(points, scale),
    method: 'ordinary least squares of value over day, with a 95 % interval',
  };
}

function correlation(query: Of<'correlation'>, data: AskData, context: AskContext): Evaluated {
  const daily = (measure: Measure): ReadonlyMap<string, number> => {
    const keep = dayFilter(query.slice, data);
    return new Map(
      bucketed(
        pointsOf(measure, data).filter(({ day }) => keep(day)),
        'day',
        addsUp(measure) ? 'sum' : 'mean',
        0,
      ).map(({ key, value }) => [key, value]),
    );
  };
  const [a, b] = [daily(query.measure), daily(query.otherMeasure)];
  const pairs = [...a].flatMap(([day, value]): (readonly [number, number])[] => {
    const other = b.get(addDays(day, query.lag));
    return other === undefined ? [] : [[value, other]];
  });
  const [ra, rb] = [ranks(pairs.map(([x]) => x)), ranks(pairs.map(([, y]) => y))];
  const value = query.method === 'pearson' ? pearson(pairs) : pearson(pairs.map((_pair, at) => [ra[at] ?? 0, rb[at] ?? 0] as const));
  if (value === undefined)
    return {
      ...nothing(query.measure, 'r', query.slice, data),
      n: pairs.length,
      sentence: `There are ${pairs.length} days with both ${nameOf(query.measure)} and ${nameOf(query.otherMeasure)}: too few, or without variation.`,
    };
  const strength = Math.abs(value) < 0.1 ? 'no' : Math.abs(value) < 0.3 ? 'a weak' : Math.abs(value) < 0.5 ? 'a moderate' : 'a strong';
  const lag = query.lag === 0 ? 'the same day' : query.lag === 1 ? 'the next day' : 'the day before';
  const used = within(query.measure, query.slice, data);
  return {
    value,
    unit: 'r',
    n: pairs.length,
    sentence: `Between your ${nameOf(query.measure)} and your ${nameOf(query.otherMeasure)} ${lag} there is ${strength} ${value < 0 && strength !== 'no' ? 'negative ' : ''}correlation: r = ${shownNumber(value, 2)} over ${pairs.length} days. That they move together does not say that one causes the other.`,
    used,
    chart: lineChart(used, toldIn(query.measure, undefined, context.preferred)),
    method: `${query.method} correlation of daily values`,
  };
}
