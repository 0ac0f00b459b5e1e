import { METRICS } from '@aceso/contracts/vocabulary';
import { addDays } from '../days.ts';
import { lengthOf, MONTHS, monthSpan, monthOf, WEEKDAYS, yearOf, type Span } from './calendar.ts';
import type { Condition, Measure, Slice, Threshold } from './query.ts';
import { scaleOf, unitOf, type Scale } from './units.ts';

/** How a measure is told: factor and offset from the stored unit, label, decimals. */
export function toldIn(measure: Measure, unit: string | undefined, preferred: (metric: string) => string | undefined): Scale {
  if (measure.of === 'metric') {
    const metric = METRICS.get(measure.metric);
    const scale = metric && (scaleOf(metric, unit ?? preferred(metric.id)) ?? scaleOf(metric));
    return scale ?? { factor: 1, offset: 0, label: '', decimals: 1 };
  }
  const said = unit === undefined ? undefined : unitOf(unit);
  const scale = (label: string, factor: number, decimals: number, dimension: string): Scale =>
    said?.dimension === dimension
      ? { factor: 1 / said.factor, offset: 0, label: said.label, decimals: said.decimals }
      : { factor, offset: 0, label, decimals };
  const distance = preferred('distance-walking-running');
  switch (measure.figure) {
    case 'count':
      return scale(measure.name, 1, 0, 'none');
    case 'distance':
      return distance === 'mi' && said === undefined
        ? scale('mi', 1 / (unitOf('mi')?.factor ?? 1), 2, 'length')
        : scale('km', 1 / 1000, 2, 'length');
    case 'duration':
      return scale('min', 1, 0, 'time');
    case 'pace':
      return distance === 'mi' && said === undefined
        ? scale('min/mi', 1 / (unitOf('min/mi')?.factor ?? 1), 2, 'pace')
        : scale('min/km', 1, 2, 'pace');
    case 'speed':
      return said?.label === 'mph'
        ? { factor: 1 / 1.609344, offset: 0, label: 'mph', decimals: 1 }
        : { factor: 1, offset: 0, label: 'km/h', decimals: 1 };
    case 'energy':
      return scale('kcal', 1, 0, 'energy');
    case 'heart-rate':
      return scale('bpm', 1, 0, 'rate');
  }
}

export const shownDay = (day: string): string => `${Number(day.slice(8))} ${MONTHS[monthOf(day) - 1]} ${yearOf(day)}`;

function shownSpan(span: Span, today: string): string {
  const { from, to } = span;
  if (from === to) return from === today ? `today (${shownDay(from)})` : `on ${shownDay(from)}`;
  if (from <= '1970-01-01') return `up to ${shownDay(to)}`;
  const month = monthSpan(yearOf(from), monthOf(from));
  if (month.from === from && month.to === to) return `in ${MONTHS[monthOf(from) - 1]} ${yearOf(from)}`;
  if (from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) return `in ${from.slice(0, 4)}`;
  const start = yearOf(from) === yearOf(to) ? shownDay(from).replace(/ \d{4}$/, '') : shownDay(from);
  return to === today ? `in the ${lengthOf(span)} days from ${start} to today (${shownDay(to)})` : `from ${start} to ${shownDay(to)}`;
}

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

const WEEKEND = '5,6';
const WORKDAYS = '0,1,2,3,4';
function shownWeekdays(days: readonly number[]): string {
  const list = days.toSorted((a, b) => a - b).join(',');
  return list === WEEKEND ? 'at weekends' : list === WORKDAYS ? 'on weekdays' : `on ${listed(days.map((day) => `${WEEKDAYS[day]}s`))}`;
}

/** Which days a slice takes in: "in September 2026, at weekends, on days with …". */
export function shownSlice(slice: Slice, today: string): string {
  const spans = slice.spans.length === 0 ? [] : [listed(slice.spans.map((span) => shownSpan(span, today)))];
  const days = slice.weekdays === undefined ? [] : [shownWeekdays(slice.weekdays)];
  const take =
    slice.take === undefined ? [] : [`over ${slice.take.count === 1 ? 'the' : `the ${slice.take.count}`} ${RANKED[slice.take.order]}`];
  const where = slice.where.map(shownCondition);
  const parts = [...spans, ...days, ...(slice.join === 'any' && where.length > 1 ? [where.join(' or ')] : where), ...take];
  return parts.length === 0 ? 'in everything recorded' : parts.join(', ');
}

/** Longest name beside a bar. */
const NAME_AT_MOST = 18;

/** The same in a few letters, for the name of a bar. */
export function shortSlice(slice: Slice): string {
  const [span] = slice.spans;
  const month = span && monthSpan(yearOf(span.from), monthOf(span.from));
  const dayAndMonth = (day: string): string => `${Number(day.slice(8))} ${MONTHS[monthOf(day) - 1]?.slice(0, 3)}`;
  const [condition] = slice.where;
  const when =
    span === undefined
      ? undefined
      : month?.from === span.from &&
          (month.to === span.to || (span.to.startsWith(span.from.slice(0, 7)) && span.to > addDays(span.from, 6)))
        ? `${MONTHS[monthOf(span.from) - 1]?.slice(0, 3)} ${yearOf(span.from)}`
        : span.from <= '1970-01-01'
          ? `to ${dayAndMonth(span.to)}`
          : `${dayAndMonth(span.from)}–${dayAndMonth(span.to)}`;
  const days = slice.weekdays === undefined ? undefined : shownWeekdays(slice.weekdays).replace(/^(at|on) /, '');
  const name =
    days ??
    (condition === undefined
      ? undefined
      : condition.negated
        ? 'other days'
        : shownCondition(condition).replace(/^on (?:days|the day) (?:(?:after|before) one )?with (?:the )?/, '')) ??
    when ??
    'all days';
  return name.length > NAME_AT_MOST ? `${name.slice(0, NAME_AT_MOST - 1)}…` : name;
}

export function nameOf(measure: Measure): string {
  if (measure.of === 'metric') {
    const name = METRICS.get(measure.metric)?.name ?? measure.metric;
    const part = measure.part === undefined ? '' : ` ${measure.part.words ?? `in the ${measure.part.name}`}`;
    return `${/^[A-Z]{2}|^[A-Z]-/.test(name) ? name : `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`}${part}`;
  }
  const limit =
    measure.only === undefined
      ? ''
      : ` with ${measure.only.figure} ${shownThreshold(
          measure.only.threshold,
          toldIn({ ...measure, figure: measure.only.figure }, undefined, () => undefined),
        )}`;
  return measure.figure === 'count'
    ? `${measure.name}${limit}`
    : `${measure.figure === 'heart-rate' ? 'heart rate' : measure.figure} of ${measure.name}${limit}`;
}

const COMPARATORS: Readonly<Record<Threshold['comparator'], string>> = {
  above: 'over',
  'at-least': 'at least',
  below: 'under',
  'at-most': 'at most',
  equal: 'exactly',
  between: 'between',
};

const CLOCK_COMPARATORS: Readonly<Record<Threshold['comparator'], string>> = {
  above: 'after',
  'at-least': 'from',
  below: 'before',
  'at-most': 'until',
  equal: 'at',
  between: 'between',
};

function shownThreshold({ comparator, value = 0, upper, relativeTo }: Threshold, scale: Scale): string {
  const word = (scale.isClock === true ? CLOCK_COMPARATORS : COMPARATORS)[comparator];
  if (scale.isClock === true && relativeTo === undefined)
    return `${word} ${clockTime(value)}${upper === undefined ? '' : ` and ${clockTime(upper)}`}`;
  if (relativeTo !== undefined) return `${word} your own ${relativeTo}`;
  const one = (stored: number): string => shownNumber(stored * scale.factor + scale.offset, scale.decimals + 1);
  return `${word} ${one(value)}${upper === undefined ? '' : ` and ${one(upper)}`}${scale.label === '' ? '' : ` ${scale.label}`}`;
}

/** "on days with sleep under 6 h", "on days without runs", "the day after …". */
export function shownCondition({ measure, threshold, rank, negated, lag }: Condition): string {
  const hours =
    measure.of === 'metric' &&
    METRICS.get(measure.metric)?.unit === 'min' &&
    METRICS.get(measure.metric)?.family === 'sleep' &&
    !isClock(measure)
      ? 'h'
      : undefined;
  const limit =
    threshold === undefined
      ? ''
      : ` ${shownThreshold(
          threshold,
          toldIn(measure, hours, () => undefined),
        )}`;
  const which = lag === 1 ? 'after one ' : lag === -1 ? 'before one ' : '';
  if (rank !== undefined)
    return `on ${rank.count === 1 ? 'the day' : `days`} ${which}with the ${rank.count === 1 ? '' : `${rank.count} `}${RANKED[rank.order]} ${nameOf(measure)}`;
  return `on days ${which}${negated ? 'without' : 'with'} ${nameOf(measure)}${limit}`;
}

const RANKED = { maximum: 'highest', minimum: 'lowest', last: 'most recent', first: 'first' } as const;

/** A number with at most so many decimals, thousands set apart, no zeros at the end. */
export const shownNumber = (value: number, decimals: number): string =>
  new Intl.NumberFormat('en', { maximumFractionDigits: decimals }).format(value).replace('-', '−');

/** Minutes after noon as a clock time: the minute that has begun, as clocks tell it. */
export function clockTime(minutesAfterNoon: number): string {
  const minutes = Math.floor(minutesAfterNoon + 1e-6 + 720) % 1440;
  return `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

export const isClock = (measure: Measure): boolean => measure.of === 'metric' && METRICS.get(measure.metric)?.display[0]?.isClock === true;

/** A value as people read it: "7 h 12 min", "10,230 steps", "5:30 min/km", "23:10". */
export function shownValue(value: number, scale: Scale, measure: Measure, isDifference = false): string {
  if (isClock(measure) && !isDifference) return clockTime(value);
  const sleeps = measure.of === 'metric' && METRICS.get(measure.metric)?.family === 'sleep';
  if (scale.label === 'min' && sleeps && Math.abs(value) >= 60) {
    const minutes = Math.round(Math.abs(value));
    return `${value < 0 ? '−' : ''}${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  }
  if (scale.label.startsWith('min/'))
    return `${Math.floor(value)}:${String(Math.round((value % 1) * 60) % 60).padStart(2, '0')} ${scale.label}`;
  const decimals = Math.abs(value) < 100 ? Math.max(scale.decimals, 1) : scale.decimals;
  return `${shownNumber(value, decimals)}${scale.label === '' ? '' : scale.label === '%' ? ' %' : ` ${scale.label}`}`;
}
