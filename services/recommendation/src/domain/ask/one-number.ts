import { lengthOf, weekSpan, type Span } from './calendar.ts';
import { calendarOf, dayFilter, firstOfAll, pointsOf, recordingBegan, type AskData, type Point } from './data.ts';
import { largestStep, statisticOf, sum } from './figures.ts';
import { addsUp, type AskContext } from './measures.ts';
import type { Bucket, Measure, Slice, Statistic } from './query.ts';
import { nameOf, shownDay, shownNumber, shownSlice, shownValue, toldIn } from './words.ts';
import type { Scale } from './units.ts';
import {
  bucketed,
  capital,
  chartScale,
  EMPTY_CHART,
  labelOf,
  lineChart,
  nothing,
  statisticWord,
  tell,
  valueUnit,
  within,
  type AnswerFigure,
  type Evaluated,
  type Of,
} from './evaluated.ts';

/** Metrics that move within a day: their highest and lowest are those of readings, not of daily means. */
const VARIES =
  /^(heart-rate|blood-glucose|blood-pressure-.*|oxygen-saturation|body-temperature|stress-level|body-battery|environmental-audio-exposure|headphone-audio-exposure|respiratory-rate)$/;

export function statistic(query: Of<'statistic'>, data: AskData, context: AskContext): Evaluated {
  const { measure, slice, per } = query;
  const scale = toldIn(measure, query.unit, context.preferred);
  const points = within(measure, slice, data);
  const count = query.statistic === 'count';
  const spread =
    query.statistic === 'standard-deviation' ||
    query.statistic === 'range' ||
    query.statistic === 'variance' ||
    query.statistic === 'coefficient-of-variation' ||
    query.statistic === 'interquartile-range' ||
    query.statistic === 'change' ||
    query.statistic === 'largest-rise' ||
    query.statistic === 'largest-drop';
  const unit = count ? 'times' : spread ? spreadUnit(query, scale) : query.target === undefined ? valueUnit(scale) : scale.label;
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
    per !== undefined && query.statistic === 'mean' && (measure.of === 'workouts' || isWholeWeeks(query))
      ? perStretch(points, per, slice, data)
      : undefined;
  const extremes = per === undefined && measure.of === 'metric' && VARIES.test(measure.metric);
  const raw = averaged ?? statisticOf(whole.length > 0 ? whole : steps, query.statistic, { percentile: query.percentile, extremes });
  if (raw === undefined)
    return {
      ...nothing(measure, unit, slice, data),
      n: points.length,
      sentence: `There are too few values to tell the ${statisticWord(query.statistic, measure)} ${nameOf(measure)}.`,
    };
  const signed = query.statistic === 'change' && query.direction === -1 ? -raw : raw;
  const factor = query.statistic === 'variance' ? scale.factor ** 2 : query.statistic === 'coefficient-of-variation' ? 1 : scale.factor;
  const plain = count ? signed : spread ? signed * factor : tell(signed, scale);
  const value = query.target === undefined ? plain : plain - tell(query.target, scale);
  const shown = count
    ? `${shownNumber(plain, 0)} times`
    : unit === scale.label || !spread
      ? shownValue(plain, scale, measure, spread)
      : `${shownNumber(plain, 1)} ${unit}`;
  const when = shownSlice(slice, data.today);
  const pressure = alsoDiastolic(query, data);
  const others = otherMetrics(query, data, context);
  const also = [
    ...(pressure ?? []),
    ...others.flatMap(({ name, value: one, unit: label }) => (one === undefined ? [] : [{ name, value: one, unit: label }])),
  ];
  const target =
    query.target === undefined
      ? ''
      : ` That is ${shownValue(Math.abs(value), scale, measure, true)} ${value < 0 ? 'below' : 'above'} ${shownValue(tell(query.target, scale), scale, measure)}.`;
  return {
    value,
    unit,
    n: points.length,
    sentence: [
      statisticSentence(query, { shown, when, points, scale, raw, pressure: pressure?.[0]?.value }) + target,
      ...others.map(({ sentence }) => sentence),
    ].join(' '),
    used: points,
    figures: statisticFigures(query, points, scale, raw),
    chart:
      per === undefined
        ? lineChart(points, scale)
        : {
            form: 'bars',
            ...chartScale(scale),
            points: (steps as readonly (Point & { key: string })[]).map(({ key, value: one }) => ({
              label: labelOf(key, per),
              value: tell(one, scale),
            })),
          },
    method:
      per === undefined
        ? `${query.statistic} of ${points.length} values`
        : `${query.statistic} of ${whole.length > 0 ? whole.length : steps.length} ${per}s, each the ${inner} of its days`,
    ...(also.length > 0 && { alsoValues: also }),
  };
}

/** What the sentence of a statistic states beside its value. */
function statisticFigures(query: Of<'statistic'>, points: readonly Point[], scale: Scale, raw: number): readonly AnswerFigure[] {
  const { statistic: kind, measure, per } = query;
  const unit = scale.label;
  if (kind === 'sum' && measure.of === 'metric' && per === undefined && points.length > 1)
    return [{ name: 'average a day', value: tell(raw / points.length, scale), unit }];
  const step = kind === 'largest-rise' || kind === 'largest-drop' ? largestStep(points, kind) : undefined;
  if (kind === 'change' || step !== undefined)
    return [step?.from ?? points[0], step?.to ?? points.at(-1)].flatMap((point, at) =>
      point === undefined
        ? []
        : [{ name: at === 0 ? 'first' : 'latest', value: tell(point.value, scale), unit, of: { label: shownDay(point.day) } }],
    );
  const at = extreme(query, points, raw);
  return at === undefined
    ? []
    : [{ name: statisticWord(kind, query.measure), value: tell(raw, scale), unit, of: { label: shownDay(at.day) } }];
}

/** The day that a highest, lowest, first or last value is of. */
function extreme({ statistic: kind, per }: Of<'statistic'>, points: readonly Point[], raw: number): Point | undefined {
  if (kind === 'last') return points.at(-1);
  if (kind === 'first') return points[0];
  if ((kind !== 'maximum' && kind !== 'minimum') || per !== undefined) return undefined;
  return points.find(({ value, maximum, minimum }) => value === raw || maximum === raw || minimum === raw);
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

/** An amount a week over so many whole weeks is its total over their number, on whichever weekday they begin. */
const isWholeWeeks = ({ measure, per, slice: { spans, weekdays, where, take } }: Of<'statistic'>): boolean =>
  per === 'week' &&
  addsUp(measure) &&
  weekdays === undefined &&
  where.length === 0 &&
  take === undefined &&
  spans.length === 1 &&
  spans.every((span) => lengthOf(span) % 7 === 0);

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

/** The same of every further metric that was asked of. */
function otherMetrics(
  { also = [], ...query }: Of<'statistic'>,
  data: AskData,
  context: AskContext,
): readonly { readonly name: string; readonly value: number | undefined; readonly unit: string; readonly sentence: string }[] {
  return also.map((measure) => {
    const { unit: _unit, ...rest } = query;
    const { value, unit, sentence } = statistic({ ...rest, measure, statistic: sameStatistic(query, measure) }, data, context);
    return { name: capital(nameOf(measure)), value, unit, sentence };
  });
}

/** Amounts are summed where readings can only be averaged. */
const sameStatistic = (query: Of<'statistic'>, measure: Measure): Statistic =>
  query.statistic === 'sum' && !addsUp(measure) ? 'mean' : query.statistic;

function spreadUnit({ statistic: kind }: Of<'statistic'>, { label }: Scale): string {
  return kind === 'variance' ? `${label}²` : kind === 'coefficient-of-variation' ? '%' : label;
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
    return `Your ${name} went from ${shownValue(tell(points[0]?.value ?? 0, scale), scale, query.measure)} on ${shownDay(points[0]?.day ?? '')} to ${shownValue(tell(points.at(-1)?.value ?? 0, scale), scale, query.measure)} on ${shownDay(points.at(-1)?.day ?? '')}: a change of ${shown}${query.direction === -1 ? ' (told as a loss)' : ''}.`;
  if (query.statistic === 'largest-rise' || query.statistic === 'largest-drop') {
    const step = largestStep(points, query.statistic);
    const told = (point: Point | undefined): string =>
      `${shownValue(tell(point?.value ?? 0, scale), scale, query.measure)} on ${shownDay(point?.day ?? '')}`;
    return `Your ${statisticWord(query.statistic, query.measure)} ${name} from one reading to the next ${when} was ${shown}: from ${told(step?.from)} to ${told(step?.to)} (${from}).`;
  }
  if (query.statistic === 'count') return `There are ${shown.replace(' times', '')} readings of ${name} ${when}.`;
  if (query.statistic === 'last' || query.statistic === 'first') {
    const at = extreme(query, points, raw);
    return `Your ${statisticWord(query.statistic, query.measure)} ${name}${both === '' ? '' : ' reading'} is ${shown}${both}, on ${shownDay(at?.day ?? '')}.`;
  }
  if ((query.statistic === 'maximum' || query.statistic === 'minimum') && query.per === undefined) {
    const at = extreme(query, points, raw);
    return `Your ${statisticWord(query.statistic, query.measure)} ${name} ${when} was ${shown}${both}${at === undefined ? '' : `, on ${shownDay(at.day)}`} (${from}).`;
  }
  const each = query.per === undefined ? '' : ` a ${query.per}`;
  const which = query.statistic === 'percentile' ? `${query.percentile}th percentile of` : statisticWord(query.statistic, query.measure);
  return `Your ${which} ${name}${each} ${when} was ${shown}${both} (${from}).`;
}
