import { METRICS } from '@aceso/contracts/vocabulary';
import { addDays } from '../../days.ts';
import { lengthOf, plusMonths, type Span } from '../calendar.ts';
import { type Period } from '../marked.ts';
import { addsUp, measureIn, statisticIn } from '../measures.ts';
import type { Reading } from '../reading.ts';
import type { Query, Slice, Statistic } from '../query.ts';
import { sameDimension } from '../units.ts';

const WORDS =
  / (than|versus|compared?|comparison|comparing|differs?|differed|difference|differences|changed?|change|changes|before and after|between .* and|into|ratio|more .* or|relative to|against) /;
const LESS =
  / (lower|less|fewer|shorter|smaller|lighter|slower|worse|down|drop|dropped|fell|fall|fallen|decline[ds]?|decreased?|lose|lost|reduced?|reduction) /;
const MORE = / (higher|more|greater|longer|larger|bigger|heavier|better|faster|up|rise|risen|rose|increase[ds]?|gain|gained) /;

/** "Did I get more REM than deep sleep?": two measures of the same sort over the same days. */
export function twoMeasures(reading: Reading): Query | undefined {
  const {
    marked,
    marked: { text },
    main,
    context,
    periods,
    slice,
    where,
    unit,
  } = reading;
  if (periods.filter(({ spans, relative }) => spans.length > 0 || relative !== undefined).length > 1 || where.length > 1) return undefined;
  const found =
    / (?:more|less|fewer|higher|lower|longer|shorter) .*?@m(\d+).* (?:than|versus|compared (?:to|with)) .*?@m(\d+)| difference between .*?@m(\d+).* and .*?@m(\d+)| @m(\d+) (?:versus|compared (?:to|with)) (?:my )?@m(\d+)| ratio (?:of|between) (?:my |the )?@m(\d+) (?:to|and|over) (?:my |the )?@m(\d+)/.exec(
      text,
    );
  if (found === null || / correlat/.test(text)) return undefined;
  const [one, two] = found
    .slice(1)
    .filter((at) => at !== undefined)
    .map((at) => measureIn(marked, ` @m${at} `, context));
  if (one?.of !== 'metric' || two?.of !== 'metric' || one.metric === two.metric) return undefined;
  const label = (metric: string): string => METRICS.get(metric)?.display[0]?.label ?? '';
  if (!sameDimension(label(one.metric), label(two.metric))) return undefined;
  const named = statisticIn(main.replaceAll(/ (most|more) /g, ' '), one)?.statistic;
  return {
    kind: 'compare',
    measure: one,
    otherMeasure: two,
    statistic: named === undefined || named === 'change' || named === 'last' || named === 'first' ? 'mean' : named,
    slice,
    other: slice,
    sign: / (?:less|fewer|lower|shorter) /.test(text) && / how much /.test(text) ? -1 : 1,
    answer: / (?:percent|percentage) /.test(text) ? 'percent' : / ratio /.test(text) ? 'ratio' : 'difference',
    ...(unit !== undefined && unit !== '%' && { unit }),
  };
}

/** Two stretches of days, or days with and without something, side by side. */
export function comparison(reading: Reading): Query | undefined {
  const { marked, main, context } = reading;
  const { text } = marked;
  const sides = sidesOf(reading);
  if (sides === undefined) return undefined;
  const measure = measureIn(marked, main, context, reading.unit);
  if (measure === undefined) return undefined;

  const found = statisticIn(main.replaceAll(/ (most|more|change[ds]?|best|worst) /g, ' '), measure);
  const answer = / (percent|percentage) /.test(text)
    ? 'percent'
    : / (times as|times (?:more|less|fewer|higher|lower|longer|shorter)|ratio|factor) /.test(text)
      ? 'ratio'
      : 'difference';
  const amount =
    answer !== 'ratio' &&
    / how (many|much) (more|fewer|less|further|longer) /.test(text) &&
    addsUp(measure) &&
    !/ (average|mean|daily|typically|usually) /.test(text) &&
    sides.bothWhole;
  const named =
    found === undefined || found.statistic === 'change' || found.statistic === 'last' || found.statistic === 'first' ? undefined : found;
  const statistic: Statistic =
    named?.statistic === 'count'
      ? answer === 'ratio' && measure.of === 'metric'
        ? 'mean'
        : 'sum'
      : (named?.statistic ?? (amount || (measure.of === 'workouts' && addsUp(measure)) ? 'sum' : 'mean'));
  return {
    kind: 'compare',
    measure,
    statistic,
    ...(named?.percentile !== undefined && { percentile: named.percentile }),
    slice: sides.a,
    other: sides.b,
    sign: LESS.test(text) && !MORE.test(text) && sides.isThan ? -1 : 1,
    answer,
    ...(reading.unit !== undefined && reading.unit !== '%' && { unit: reading.unit }),
  };
}

interface Sides {
  readonly a: Slice;
  readonly b: Slice;
  /** "Lower than": the sign follows the word. */
  readonly isThan: boolean;
  readonly bothWhole: boolean;
}

/** The two sides; undefined when the question has only one. */
function sidesOf({ marked, periods, where, context }: Reading): Sides | undefined {
  const { text } = marked;
  const isThan = / than | how much | what percent| by how /.test(text);
  const timed = periods.filter(({ spans, relative }) => spans.length > 0 || relative !== undefined);
  const weekly = periods.filter(({ weekdays }) => weekdays !== undefined);
  const conditions = where;
  const around = / before and (?:after|since) (?:the )?@p(\d+)| (?:before|prior to) (?:versus|compared (?:to|with)) after @p(\d+)/.exec(
    text,
  );
  if (around !== null) {
    const event = marked.marks.periods[Number(around[1] ?? around[2])]?.spans[0];
    if (event === undefined) return undefined;
    const side = (from: string, to: string): Slice => ({ spans: [{ from, to }], where: conditions });
    return { a: side(event.from, context.today), b: side('1970-01-01', addDays(event.from, -1)), isThan, bothWhole: false };
  }
  if (weekly.length >= 2 && WORDS.test(text)) {
    const [one, two] = weekly;
    const spans = timed.filter((period) => period.weekdays === undefined).flatMap((period) => period.spans);
    const slice = (period: Period | undefined): Slice => ({ spans, weekdays: period?.weekdays ?? [], where: conditions });
    return { a: slice(one), b: slice(two), isThan, bothWhole: false };
  }
  if (timed.length >= 2 && (WORDS.test(text) || / or /.test(text))) {
    const [one, two] = timed as [Period, Period];
    const first = resolved(one, two);
    const second = resolved(two, { ...one, spans: first });
    const weekdays = weekly[0]?.weekdays;
    const slice = (spans: readonly Span[]): Slice => ({ spans, ...(weekdays !== undefined && { weekdays }), where: conditions });
    // "Changed from July to October" tells October minus July; "higher in July than in October" July minus October.
    const chronological =
      !/ than | versus |compared? | against | relative to | ratio /.test(text) &&
      (first[0]?.from ?? '') < (second[0]?.from ?? '') &&
      / (chang|differ|shift|from|rise|rose|fall|fell|drop|improve|increase|decrease|go|gone|went|into|or)/.test(text);
    const swap = chronological && !/ or /.test(text);
    return { a: slice(swap ? second : first), b: slice(swap ? first : second), isThan, bothWhole: true };
  }
  if (
    timed.length === 1 &&
    / (?:than|compared (?:to|with)|versus|from) (?:the )?(?:one |period |time )?(?:before|previous|prior)(?: one| period)?(?= )/.test(text)
  ) {
    const spans = timed[0]?.spans ?? [];
    const slice = (of: readonly Span[]): Slice => ({ spans: of, where: conditions });
    return { a: slice(spans), b: slice(shiftBack(spans)), isThan, bothWhole: true };
  }
  if (
    conditions.length > 0 &&
    (/ (?:than|compared (?:to|with)|versus|differ\w*|from) (?:on |to |from |with )?(?:the |all )?(?:other|usual|normal|rest|days without|days when|days that|otherwise|not|without|nights|those|when|on days)/.test(
      text,
    ) ||
      / (differ\w*|change[ds]?|with and without|compare[ds]?) /.test(text) ||
      / (?:did|do|does|is|was|are|were|am) (?:i|my) .*(?:longer|more|less|higher|lower|better|worse|faster|slower|earlier|later|fewer|shorter) /.test(
        text,
      ))
  ) {
    const bothSides = / with and without /.test(text);
    const half = conditions.slice(0, 1).map((one) => (bothSides ? { ...one, negated: false } : one));
    const spans = timed.flatMap((period) => period.spans);
    return {
      a: { spans, where: half },
      b: { spans, where: half.map((one) => ({ ...one, negated: !one.negated })) },
      isThan,
      bothWhole: false,
    };
  }
  return undefined;
}

/** The span right before, as long. */
const shiftBack = (spans: readonly Span[]): readonly Span[] =>
  spans.map((span) => ({ from: addDays(span.from, -lengthOf(span)), to: addDays(span.from, -1) }));

function resolved(period: Period, anchor: Period): readonly Span[] {
  const { relative } = period;
  const [span] = anchor.spans;
  if (relative === undefined || span === undefined) return period.spans;
  if ('restOf' in relative) {
    const { from, to } = relative.restOf;
    return [
      { from, to: addDays(span.from, -1) },
      { from: addDays(span.to, 1), to },
    ].filter((rest) => rest.from <= rest.to);
  }
  if ('shiftYears' in relative)
    return [{ from: plusMonths(span.from, 12 * relative.shiftYears), to: plusMonths(span.to, 12 * relative.shiftYears) }];
  return relative.side === 'before'
    ? [{ from: addDays(span.from, -relative.days), to: addDays(span.from, -1) }]
    : [{ from: addDays(span.to, 1), to: addDays(span.to, relative.days) }];
}
