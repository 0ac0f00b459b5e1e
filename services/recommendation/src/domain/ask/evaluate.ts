import { METRICS } from '@aceso/contracts/vocabulary';
import { daysBetween, MONTHS, monthOf, plusDays, WEEKDAYS, weekdayOf, weekSpan, yearOf, type Span } from './calendar.ts';
import { calendarOf, dayFilter, daysHolding, firstOfAll, pointsOf, recordingBegan, type AskData, type Point } from './data.ts';
import { lineOf, mean, pearson, ranks, statisticOf, sum } from './figures.ts';
import { addsUp, type AskContext } from './measures.ts';
import type { Bucket, Condition, Measure, Query, Slice, Statistic } from './query.ts';
import { isClock, nameOf, shownCondition, shownDay, shownNumber, shownSlice, shownValue, toldIn } from './words.ts';
import type { Scale } from './units.ts';

export interface ChartPoint {
  readonly label: string;
  readonly value: number;
  /** Belongs to the second side of a comparison. */
  readonly other?: true;
}
export interface AnswerChart {
  readonly form: 'line' | 'bars';
  readonly unit: string;
  readonly points: readonly ChartPoint[];
}
/** What a query gave: a value with its unit, how many values it rests on, a sentence, and what can be drawn and checked. */
export interface Evaluated {
  /** Undefined when nothing matches: no data, which is never zero. */
  readonly value: number | undefined;
  readonly unit: string;
  readonly n: number;
  readonly sentence: string;
  readonly used: readonly Point[];
  readonly chart: AnswerChart;
  readonly method: string;
  readonly groups?: readonly { readonly label: string; readonly value: number; readonly n: number }[];
  readonly alsoValues?: readonly { readonly name: string; readonly value: number; readonly unit: string }[];
}

/** Metrics that move within a day: their highest and lowest are those of readings, not of daily means. */
const VARIES =
  /^(heart-rate|blood-glucose|blood-pressure-.*|oxygen-saturation|body-temperature|stress-level|body-battery|environmental-audio-exposure|headphone-audio-exposure|respiratory-rate)$/;
const STATISTIC_WORDS: Readonly<Record<Statistic, string>> = {
  mean: 'average',
  sum: 'total',
  median: 'median',
  minimum: 'lowest',
  maximum: 'highest',
  'standard-deviation': 'standard deviation of',
  range: 'range of',
  'interquartile-range': 'interquartile range of',
  percentile: 'percentile of',
  count: 'number of readings of',
  first: 'first',
  last: 'latest',
  change: 'change in',
};

/** Evaluates a query over data. Pure; the same query and data give the same answer. */
export function evaluate(query: Query, data: AskData, context: AskContext): Evaluated {
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
    case 'part':
      return part(query, data);
  }
}
type Of<K extends Query['kind']> = Extract<Query, { kind: K }>;

const tell = (value: number, scale: Scale): number => value * scale.factor + scale.offset;
const EMPTY_CHART: AnswerChart = { form: 'line', unit: '', points: [] };

function nothing(measure: Measure, unit: string, slice: Slice, data: AskData): Evaluated {
  return {
    value: undefined,
    unit,
    n: 0,
    sentence: `You have no data on ${nameOf(measure)} ${shownSlice(slice, data.today)}.`,
    used: [],
    chart: EMPTY_CHART,
    method: 'no value matched',
  };
}

const within = (measure: Measure, slice: Slice, data: AskData): readonly Point[] => {
  const keep = dayFilter(slice, data);
  return pointsOf(measure, data).filter(({ day }) => keep(day));
};

const lineChart = (points: readonly Point[], scale: Scale): AnswerChart => ({
  form: 'line',
  unit: scale.label,
  points: points.slice(-400).map(({ day, value }) => ({ label: day, value: tell(value, scale) })),
});

const keyOf = (day: string, bucket: Bucket, weekStartsOn: number): string =>
  bucket === 'day'
    ? day
    : bucket === 'week'
      ? weekSpan(day, weekStartsOn).from
      : bucket === 'month'
        ? day.slice(0, 7)
        : bucket === 'year'
          ? day.slice(0, 4)
          : String(weekdayOf(day));

function labelOf(key: string, bucket: Bucket): string {
  if (bucket === 'weekday') return WEEKDAYS[Number(key)] ?? key;
  if (bucket === 'month') return `${MONTHS[monthOf(`${key}-01`) - 1]} ${yearOf(key)}`;
  return bucket === 'week' ? `week of ${shownDay(key)}` : bucket === 'day' ? shownDay(key) : key;
}

/** Amounts of each stretch added up, readings averaged. */
function bucketed(
  points: readonly Point[],
  bucket: Bucket,
  inner: Statistic,
  weekStartsOn: number,
): readonly (Point & { readonly key: string })[] {
  return [...Map.groupBy(points, ({ day }) => keyOf(day, bucket, weekStartsOn))].map(([key, own]) => ({
    key,
    day: own[0]?.day ?? key,
    value: statisticOf(own, inner) ?? 0,
    count: own.length,
    sources: [...new Set(own.flatMap(({ sources }) => sources))],
  }));
}

function statistic(query: Of<'statistic'>, data: AskData, context: AskContext): Evaluated {
  const { measure, slice, per } = query;
  const scale = toldIn(measure, query.unit, context.preferred);
  const points = within(measure, slice, data);
  const count = query.statistic === 'count';
  const unit = count ? 'times' : scale.label;
  if (points.length === 0) {
    const counted = (measure.of === 'workouts' && measure.figure === 'count') || count;
    const began = firstOfAll(data);
    const seen =
      counted &&
      (measure.of === 'workouts' ? data.workouts.length > 0 : pointsOf(measure, data).length > 0) &&
      began !== undefined &&
      calendarOf(slice, began, data).length > 0;
    if (!seen) return nothing(measure, unit, slice, data);
    return {
      value: 0,
      unit,
      n: 0,
      sentence: `You had no ${nameOf(measure)} ${shownSlice(slice, data.today)}.`,
      used: [],
      chart: EMPTY_CHART,
      method: 'count of records: none matched',
    };
  }
  const inner = addsUp(measure) ? 'sum' : 'mean';
  const steps = per === undefined ? points : bucketed(points, per, inner, context.conventions.weekStartsOn);
  const whole =
    per !== undefined && query.statistic === 'mean'
      ? wholeBuckets(steps as readonly (Point & { key: string })[], per, slice, data, context)
      : steps;
  const averaged =
    per !== undefined && query.statistic === 'mean' && measure.of === 'workouts' ? perStretch(points, per, slice, data) : undefined;
  const extremes = per === undefined && measure.of === 'metric' && VARIES.test(measure.metric);
  const raw = averaged ?? statisticOf(whole.length > 0 ? whole : steps, query.statistic, { percentile: query.percentile, extremes });
  if (raw === undefined)
    return {
      ...nothing(measure, unit, slice, data),
      n: points.length,
      sentence: `One value is not enough to tell the ${STATISTIC_WORDS[query.statistic]} ${nameOf(measure)}.`,
    };
  const spread =
    query.statistic === 'standard-deviation' ||
    query.statistic === 'range' ||
    query.statistic === 'interquartile-range' ||
    query.statistic === 'change';
  const signed = query.statistic === 'change' && query.direction === -1 ? -raw : raw;
  const value = count ? signed : spread ? signed * scale.factor : tell(signed, scale);
  const shown = count ? `${shownNumber(value, 0)} times` : shownValue(value, scale, measure, spread);
  const when = shownSlice(slice, data.today);
  const pressure = alsoDiastolic(query, data);
  return {
    value,
    unit,
    n: points.length,
    sentence: statisticSentence(query, { shown, when, points, scale, raw, pressure: pressure?.[0]?.value }),
    used: points,
    chart:
      per === undefined
        ? lineChart(points, scale)
        : {
            form: 'bars',
            unit: scale.label,
            points: (steps as readonly (Point & { key: string })[]).map(({ key, value: one }) => ({
              label: labelOf(key, per),
              value: tell(one, scale),
            })),
          },
    method:
      per === undefined
        ? `${query.statistic} of ${points.length} values`
        : `${query.statistic} of ${whole.length > 0 ? whole.length : steps.length} ${per}s, each the ${inner} of its days`,
    ...(pressure !== undefined && { alsoValues: pressure }),
  };
}

/** Only weeks and months that lie wholly in the data: a part would pull the average down. */
function wholeBuckets(
  steps: readonly (Point & { readonly key: string })[],
  per: Bucket,
  slice: Slice,
  data: AskData,
  context: AskContext,
): readonly Point[] {
  const began = steps[0]?.day ?? data.today;
  const filter = dayFilter({ ...slice, where: [] }, data);
  return steps.filter(({ key }) => {
    const span: Span | undefined = per === 'week' ? weekSpan(key, context.conventions.weekStartsOn) : undefined;
    return span === undefined || (span.from >= began && span.to <= data.today && filter(span.from) && filter(span.to));
  });
}

/** Records a stretch over the whole time: 14 runs in 28 days are 3.5 a week. */
function perStretch(points: readonly Point[], per: Bucket, slice: Slice, data: AskData): number | undefined {
  const length = { day: 1, week: 7, month: 30.4375, year: 365.25, weekday: 1 }[per];
  const calendar = calendarOf(slice, recordingBegan(firstOfAll(data) ?? data.today, data), data);
  return calendar.length === 0 ? undefined : sum(points.map(({ value }) => value)) / Math.max(1, calendar.length / length);
}

function alsoDiastolic(query: Of<'statistic'>, data: AskData): Evaluated['alsoValues'] | undefined {
  if (query.measure.of !== 'metric' || query.measure.metric !== 'blood-pressure-systolic') return undefined;
  const other = within({ of: 'metric', metric: 'blood-pressure-diastolic' }, query.slice, data);
  const value = statisticOf(other, query.statistic, { percentile: query.percentile });
  return value === undefined ? undefined : [{ name: 'Diastolic blood pressure', value, unit: 'mmHg' }];
}

interface Said {
  readonly shown: string;
  readonly when: string;
  readonly points: readonly Point[];
  readonly scale: Scale;
  readonly raw: number;
  readonly pressure: number | undefined;
}

function statisticSentence(query: Of<'statistic'>, { shown, when, points, scale, raw, pressure }: Said): string {
  const name = nameOf(query.measure);
  const n = points.length;
  const from = n === 1 ? 'from 1 value' : `from ${n} values`;
  const both = pressure === undefined ? '' : `, over ${shownNumber(pressure, 0)} mmHg diastolic`;
  if (query.statistic === 'sum' && query.measure.of === 'metric' && query.per === undefined && n > 1)
    return `${capital(name)} ${when}: ${shown} in total, ${shownValue(tell(raw / n, scale), scale, query.measure)} a day on average (${n} days with data).`;
  if (query.statistic === 'sum') return `${capital(name)} ${when}: ${shown} (${from}).`;
  if (query.statistic === 'change')
    return `Your ${name} went from ${shownValue(tell(points[0]?.value ?? 0, scale), scale, query.measure)} on ${shownDay(points[0]?.day ?? '')} to ${shownValue(tell(points.at(-1)?.value ?? 0, scale), scale, query.measure)} on ${shownDay(points.at(-1)?.day ?? '')}: a change of ${shown}${query.direction === -1 ? ' (counted as lost)' : ''}.`;
  if (query.statistic === 'count') return `There are ${shown.replace(' times', '')} readings of ${name} ${when}.`;
  if (query.statistic === 'last' || query.statistic === 'first') {
    const at = query.statistic === 'last' ? points.at(-1) : points[0];
    return `Your ${query.statistic === 'last' ? 'latest' : 'first'} ${name}${both === '' ? '' : ' reading'} is ${shown}${both}, on ${shownDay(at?.day ?? '')}.`;
  }
  if ((query.statistic === 'maximum' || query.statistic === 'minimum') && query.per === undefined) {
    const at = points.find(({ value, maximum, minimum }) => value === raw || maximum === raw || minimum === raw);
    return `Your ${STATISTIC_WORDS[query.statistic]} ${name} ${when} was ${shown}${both}${at === undefined ? '' : `, on ${shownDay(at.day)}`} (${from}).`;
  }
  const each = query.per === undefined ? '' : ` a ${query.per}`;
  const which = query.statistic === 'percentile' ? `${query.percentile}th percentile of` : STATISTIC_WORDS[query.statistic];
  return `Your ${which} ${name}${each} ${when} was ${shown}${both} (${from}).`;
}

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** Days of which every condition can be told, and those that hold it. */
function judged(
  conditions: readonly Condition[],
  slice: Slice,
  data: AskData,
): { readonly known: readonly string[]; readonly holding: ReadonlySet<string>; readonly used: readonly Point[] } {
  const parts = conditions.map((condition) => ({ condition, ...daysHolding(condition, data, slice.spans) }));
  const starts = conditions.flatMap(({ measure }) => pointsOf(measure, data)[0]?.day ?? []);
  const everKnown = parts.every(({ known }) => known === undefined);
  const began = everKnown ? firstOfAll(data) : starts.toSorted()[0];
  const calendar = began === undefined ? [] : calendarOf(slice, began, data);
  const known = calendar.filter((day) => parts.every((one) => one.known?.has(day) ?? true));
  const holding = new Set(known.filter((day) => parts.every(({ condition, holds }) => holds.has(day) !== condition.negated)));
  const set = new Set(known);
  const first = conditions[0];
  return { known, holding, used: first === undefined ? [] : pointsOf(first.measure, data).filter(({ day }) => set.has(day)) };
}

function days(query: Of<'days'>, data: AskData, context: AskContext): Evaluated {
  const { conditions, slice, noun } = query;
  const { known, holding, used } = judged(conditions, slice, data);
  const unit = query.answer === 'share' ? '%' : noun;
  const first = conditions[0]?.measure ?? { of: 'metric', metric: '' };
  if (known.length === 0) return nothing(first, unit, slice, data);
  const share = (holding.size / known.length) * 100;
  const length = query.per === 'week' ? 7 : 30.4375;
  const value = query.answer === 'share' ? share : query.per === undefined ? holding.size : holding.size / (known.length / length);
  const what = conditions.map(shownCondition).join(' and ').replaceAll('on days ', '');
  return {
    value,
    unit,
    n: known.length,
    sentence: `${capital(shownSlice(slice, data.today))}, ${holding.size} of ${known.length} ${noun === 'nights' ? 'nights' : 'days'} with data were ${what} (${shownNumber(share, 1)} %)${query.per === undefined ? '' : `: ${shownNumber(value, 1)} a ${query.per}`}.`,
    used,
    chart: lineChart(used, toldIn(first, undefined, context.preferred)),
    method: `days that hold ${conditions.length === 1 ? 'the condition' : 'all conditions'}, of days with values; days without are left out`,
  };
}

function recorded(query: Of<'recorded'>, data: AskData): Evaluated {
  const { measure, slice, noun } = query;
  const all = pointsOf(measure, data);
  const first = all[0]?.day;
  if (first === undefined) return nothing(measure, noun, slice, data);
  const calendar = calendarOf(slice, recordingBegan(first, data), data);
  const present = new Set(all.map(({ day }) => day));
  const found = calendar.filter((day) => present.has(day));
  const value = query.answer === 'missing' ? calendar.length - found.length : found.length;
  const used = all.filter(({ day }) => calendar.includes(day));
  return {
    value,
    unit: noun,
    n: calendar.length,
    sentence: `${value} of ${calendar.length} days ${query.answer === 'missing' ? 'have no' : 'have a'} value of ${nameOf(measure)} (${shownSlice(slice, data.today)}, since ${shownDay(calendar[0] ?? first)}).`,
    used,
    chart: EMPTY_CHART,
    method: 'days of the calendar from the start of recording, with and without a value',
  };
}

function streak(query: Of<'streak'>, data: AskData): Evaluated {
  const { conditions, slice } = query;
  const { known, holding, used } = judged(conditions, slice, data);
  const first = conditions[0]?.measure ?? { of: 'metric', metric: '' };
  if (known.length === 0) return nothing(first, 'days', slice, data);
  let best: { length: number; end: string } = { length: 0, end: '' };
  let run = 0;
  let before = '';
  for (const day of known) {
    run = holding.has(day) ? (before !== '' && daysBetween(before, day) === 1 ? run + 1 : 1) : 0;
    before = day;
    if (run > best.length) best = { length: run, end: day };
  }
  // Today is not over: a streak that held until yesterday still runs.
  const ends = holding.has(data.today) ? data.today : plusDays(data.today, -1);
  let current = 0;
  while (holding.has(plusDays(ends, -current))) current += 1;
  const length = query.which === 'longest' ? best.length : current;
  const end = query.which === 'longest' ? best.end : ends;
  const what = conditions.map(shownCondition).join(' and ').replaceAll('on days ', '');
  const dates = length === 0 ? '' : `, from ${shownDay(plusDays(end, 1 - length))} to ${shownDay(end)}`;
  return {
    value: length,
    unit: 'days',
    n: known.length,
    sentence: `Your ${query.which} streak of days ${what} is ${length} days${dates}.`,
    used,
    chart: EMPTY_CHART,
    method: 'days one after the other; a day without a value ends the streak',
  };
}

function date(query: Of<'date'>, data: AskData, context: AskContext): Evaluated {
  const { measure, slice } = query;
  const scale = toldIn(measure, query.unit, context.preferred);
  const unit = query.form === 'date' ? scale.label : query.form === 'day-of-month' ? 'day' : query.form === 'days-ago' ? 'days' : 'month';
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
  }[query.statistic];
  const found = added.reduce((a, b) => better(a, b), head);
  const value =
    query.form === 'date'
      ? tell(found.value, scale)
      : query.form === 'day-of-month'
        ? Number(found.day.slice(8))
        : query.form === 'days-ago'
          ? daysBetween(found.day, data.today)
          : monthOf(found.day);
  const ago = query.form === 'days-ago' ? `, ${value} days ago` : '';
  return {
    value,
    unit,
    n: points.length,
    sentence: `Your ${STATISTIC_WORDS[query.statistic]} ${nameOf(measure)} ${shownSlice(slice, data.today)} was on ${WEEKDAYS[weekdayOf(found.day)]}, ${shownDay(found.day)}${ago}: ${shownValue(tell(found.value, scale), scale, measure)}.`,
    used: points,
    chart: lineChart(points, scale),
    method: `day of the ${query.statistic} of ${points.length} values`,
  };
}

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
  const percent = tb === 0 ? '' : ` (${shownNumber(Math.abs((ta - tb) / tb) * 100, 1)} %)`;
  const direction =
    Math.abs(ta - tb) < 1e-12
      ? 'the same in both'
      : `${shownValue(Math.abs(ta - tb), scale, measure, true)}${percent} ${ta > tb ? 'higher' : 'lower'} in the first`;
  return {
    value: result,
    unit,
    n: a.length + b.length,
    sentence: `Your ${STATISTIC_WORDS[query.statistic]} ${nameOf(measure)} was ${shownValue(ta, scale, measure)} ${shownSlice(query.slice, data.today)}, and ${shownValue(tb, scale, measure)} ${shownSlice(query.other, data.today)}: ${direction} (${a.length} and ${b.length} values).`,
    used: [...a, ...b],
    chart: {
      form: 'bars',
      unit: scale.label,
      points: [
        { label: shownSlice(query.slice, data.today), value: ta },
        { label: shownSlice(query.other, data.today), value: tb, other: true },
      ],
    },
    method: `${query.statistic} of each side, then the ${query.answer}`,
  };
}

function trend(query: Of<'trend'>, data: AskData, context: AskContext): Evaluated {
  const scale = toldIn(query.measure, query.unit, context.preferred);
  const points = within(query.measure, query.slice, data);
  const per = ({ 1: 'day', 7: 'week', 365: 'year' } as Readonly<Record<number, string>>)[query.perDays] ?? `${query.perDays}d`;
  const unit = `${scale.label}/${per}`;
  const head = points[0];
  const line = head && lineOf(points.map(({ day, value }) => ({ x: daysBetween(head.day, day), y: value })));
  if (line === undefined) return { ...nothing(query.measure, unit, query.slice, data), n: points.length };
  const [value, half] = [line.slope * query.perDays * scale.factor, 1.96 * line.error * query.perDays * scale.factor];
  const word = line.clear ? (value > 0 ? 'rising' : 'falling') : 'without a clear direction';
  const decimals = scale.decimals + 2;
  return {
    value,
    unit,
    n: points.length,
    sentence: `Your ${nameOf(query.measure)} ${shownSlice(query.slice, data.today)} is ${word}: ${shownNumber(value, decimals)} ${unit}, likely between ${shownNumber(value - half, decimals)} and ${shownNumber(value + half, decimals)} (${points.length} values).`,
    used: points,
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
    const other = b.get(plusDays(day, query.lag));
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
    sentence: `Between your ${nameOf(query.measure)} and your ${nameOf(query.otherMeasure)} ${lag} there is ${strength} ${value < 0 ? 'negative ' : ''}correlation: r = ${shownNumber(value, 2)} over ${pairs.length} days. That they move together does not say that one causes the other.`,
    used,
    chart: lineChart(used, toldIn(query.measure, undefined, context.preferred)),
    method: `${query.method} correlation of daily values`,
  };
}

function groups(query: Of<'groups'>, data: AskData, context: AskContext): Evaluated {
  const { measure, slice, by } = query;
  const scale = toldIn(measure, query.unit, context.preferred);
  const points = within(measure, slice, data);
  if (points.length === 0) return nothing(measure, scale.label, slice, data);
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
  const word = STATISTIC_WORDS[query.statistic];
  const sentence =
    best === undefined
      ? `Your ${word} ${nameOf(measure)} by ${by} ${shownSlice(slice, data.today)}: ${list}.`
      : `${best.label} has your ${STATISTIC_WORDS[query.pick ?? 'maximum']} ${word} ${nameOf(measure)}: ${shownValue(best.value, scale, measure)} (${shownSlice(slice, data.today)}).`;
  return {
    value,
    unit: scale.label,
    n: points.length,
    sentence,
    used: points,
    groups: rows,
    chart: { form: 'bars', unit: scale.label, points: rows.map(({ label, value: one }) => ({ label, value: one })) },
    method: `${query.statistic} of each ${by}${best === undefined ? '; the value is their mean' : ''}`,
  };
}

function part(query: Of<'part'>, data: AskData): Evaluated {
  const [piece, whole] = [within(query.measure, query.slice, data), within(query.whole, query.slice, data)];
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
