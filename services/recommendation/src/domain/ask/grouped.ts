import { METRICS } from '@aceso/contracts/vocabulary';
import { monthOf } from './calendar.ts';
import { type AskData } from './data.ts';
import { mean, statisticOf, sum } from './figures.ts';
import { type AskContext } from './measures.ts';
import type { Measure } from './query.ts';
import { kindName } from './workout-names.ts';
import { nameOf, shownNumber, shownSlice, shownValue, toldIn } from './words.ts';
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

/** One figure of each weekday, week or month, and the highest or lowest of them where one is picked. */
export function groups(query: Of<'groups'>, data: AskData, context: AskContext): Evaluated {
  const { measure, slice, by } = query;
  const scale = toldIn(measure, query.unit, context.preferred);
  const points = within(measure, slice, data);
  if (points.length === 0) return nothing(measure, valueUnit(scale), slice, data);
  const all = bucketed(points, by, query.statistic, context.conventions.weekStartsOn).toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const rows = all.map(({ key, value, count }) => ({ label: labelOf(key, by), value: tell(value, scale), n: count }));
  const best =
    query.pick === undefined
      ? undefined
      : rows.reduce((a, b) => ((query.pick === 'maximum' ? b.value > a.value : b.value < a.value) ? b : a));
  const value = best?.value ?? mean(rows.map((row) => row.value));
  const list = rows
    .slice(-12)
    .map((row) => `${row.label} ${shownValue(row.value, scale, measure)}`)
    .join(', ');
  const word = statisticWord(query.statistic, measure);
  const sentence =
    best === undefined
      ? `Your ${word} ${nameOf(measure)} by ${by} ${shownSlice(slice, data.today)}: ${list}.`
      : `${best.label} has your ${statisticWord(query.pick ?? 'maximum', measure)} ${word} ${nameOf(measure)}: ${shownValue(best.value, scale, measure)} (${shownSlice(slice, data.today)}).`;
  const month = query.form === 'month-number' && best !== undefined ? monthOf(`${all[rows.indexOf(best)]?.key}-01`) : undefined;
  return {
    value: month ?? value,
    unit: month === undefined ? valueUnit(scale) : 'month',
    n: points.length,
    sentence,
    used: points,
    figures: rows.map(({ label, value: one }) => ({ name: `${word} of ${label}`, value: one, unit: scale.label, of: { label } })),
    groups: rows,
    chart: { form: 'bars', ...chartScale(scale), points: rows.map(({ label, value: one }) => ({ label, value: one })) },
    method: `${query.statistic} of each ${by}${best === undefined ? '; the value is their mean' : ''}`,
  };
}

/** The share of a whole that is one part of it: of days with both, or of workouts by number. */
export function part(query: Of<'part'>, data: AskData): Evaluated {
  const [piece, whole] = [within(query.measure, query.slice, data), within(query.whole, query.slice, data)];
  if (query.measure.of === 'workouts') return partOfWorkouts(query, data);
  const known = new Map(whole.map(({ day, value }) => [day, value]));
  const both = piece.filter(({ day }) => known.has(day));
  const total = sum(both.map(({ day }) => known.get(day) ?? 0));
  if (both.length === 0 || total === 0) return nothing(query.measure, '%', query.slice, data);
  const value = (sum(both.map((point) => point.value)) / total) * 100;
  const name = METRICS.get(query.whole.of === 'metric' ? query.whole.metric : '')?.name.toLowerCase() ?? '';
  return {
    value,
    unit: '%',
    n: both.length,
    sentence: `${capital(nameOf(query.measure))} was ${shownNumber(value, 1)} % of your ${name} ${shownSlice(query.slice, data.today)} (${both.length} days).`,
    used: both,
    chart: {
      form: 'line',
      unit: '%',
      points: both.slice(-400).map((point) => ({ label: point.day, value: (point.value / (known.get(point.day) ?? 1)) * 100 })),
    },
    method: 'sum of the part over sum of the whole, of days with both',
  };
}

function partOfWorkouts(query: Of<'part'>, data: AskData): Evaluated {
  const [piece, whole] = [within(query.measure, query.slice, data), within(query.whole, query.slice, data)];
  if (whole.length === 0) return nothing(query.whole, '%', query.slice, data);
  const value = (piece.length / whole.length) * 100;
  return {
    value,
    unit: '%',
    n: whole.length,
    sentence: `${piece.length} of ${whole.length} ${nameOf(query.whole)} ${shownSlice(query.slice, data.today)} were ${query.measure.of === 'workouts' && query.measure.only !== undefined ? 'such ' : ''}${nameOf(query.measure)} (${shownNumber(value, 1)} %).`,
    used: whole,
    figures: [
      { name: nameOf(query.measure), value: piece.length, unit: '' },
      { name: nameOf(query.whole), value: whole.length, unit: '' },
    ],
    chart: EMPTY_CHART,
    method: 'number of the part over number of the whole',
  };
}

/** Workouts by what they were: which kind there was the most of, took the longest, went the furthest. */
export function kinds(query: Of<'kinds'>, data: AskData, context: AskContext): Evaluated {
  const { measure, slice, statistic, pick } = query;
  const scale = toldIn(measure, query.unit, context.preferred);
  const names = Map.groupBy([...new Set(data.workouts.map(({ type }) => type))], kindName);
  const rows = [...names]
    .flatMap(([name, types]) => {
      const of: Measure = { ...measure, name, types };
      const points = within(of, slice, data);
      const value = statisticOf(points, statistic);
      return value === undefined ? [] : [{ label: name, value: tell(value, scale), n: points.length, points }];
    })
    .toSorted((a, b) => (pick === 'maximum' ? b.value - a.value : a.value - b.value));
  const [best] = rows;
  if (best === undefined) return nothing(measure, valueUnit(scale), slice, data);
  const unit = measure.figure === 'count' ? best.label : valueUnit(scale);
  const shown = (value: number): string => (measure.figure === 'count' ? shownNumber(value, 0) : shownValue(value, scale, measure));
  const same = rows.filter(({ value }) => value === best.value).map(({ label }) => label);
  return {
    value: best.value,
    unit,
    n: rows.reduce((total, { n }) => total + n, 0),
    sentence: `${capital(same.join(' and '))} ${pick === 'maximum' ? 'come first' : 'come last'} by ${statisticWord(statistic, measure)} ${measure.figure === 'count' ? 'number' : measure.figure} ${shownSlice(slice, data.today)}: ${rows.map(({ label, value }) => `${label} ${shown(value)}`).join(', ')}.`,
    used: rows.flatMap(({ points }) => points).toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    figures: rows.map(({ label, value }) => ({ name: label, value, unit: measure.figure === 'count' ? '' : scale.label, of: { label } })),
    groups: rows.map(({ label, value, n }) => ({ label, value, n })),
    chart: { form: 'bars', ...chartScale(scale), points: rows.map(({ label, value }) => ({ label, value })) },
    method: `${statistic} of each kind of workout`,
  };
}
