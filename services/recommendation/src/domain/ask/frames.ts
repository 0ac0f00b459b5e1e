import { comparison } from './comparisons.ts';
import { marksIn } from './marked.ts';
import { addsUp, conditionsIn, measureIn, statisticIn, storedThreshold } from './measures.ts';
import type { Reading } from './parse.ts';
import type { Bucket, Condition, Measure, Query, Statistic } from './query.ts';

/** Chooses what a question asks for; the first form that fits wins. */
export function frame(reading: Reading): Query | undefined {
  for (const form of [correlation, recorded, streak, comparison, trend, groups, share, part, countedDays, dates, statistic]) {
    const query = form(reading);
    if (query !== undefined) return query;
  }
  return undefined;
}

const unitOf = ({ unit }: Reading): { readonly unit?: string } => (unit === undefined ? {} : { unit });

/** Two measures that may move together: "the correlation between my steps and my sleep the next night". */
function correlation({ marked: { text }, marked, slice, context }: Reading): Query | undefined {
  if (
    !/ (correlat\w*|relationship|relate[sd]?|association|associated|linked?|connection|connected|affects?|influences?|impacts?|effect|depends?|go together|move together) /.test(
      text,
    )
  )
    return undefined;
  const parts = [...text.matchAll(/@[mw]\d+/g)];
  const [first, second] = parts;
  if (first === undefined || second === undefined) return undefined;
  const middle = second.index;
  const [a, b] = [
    measureIn(marked, ` ${first[0]} ${/ pace | distance | duration /.exec(text.slice(0, middle))?.[0] ?? ''} `, context),
    measureIn(marked, ` ${second[0]} `, context),
  ];
  if (a === undefined || b === undefined) return undefined;
  const lag = / (?:the )?(?:next|following) (?:day|night|morning)| day after | night after | lag(?:ged)? /.test(text)
    ? 1
    : / (?:previous|night before|day before) /.test(text)
      ? -1
      : 0;
  const turned = (measure: Measure): Measure =>
    measure.of === 'workouts' && measure.figure === 'count' ? { ...measure, figure: 'duration' } : measure;
  return {
    kind: 'correlation',
    measure: turned(a),
    otherMeasure: turned(b),
    lag,
    method: / (spearman|rank) /.test(text) ? 'spearman' : 'pearson',
    slice: { ...slice, where: [] },
  };
}

const NOUN = (text: string): string => (/ nights? /.test(text) ? 'nights' : 'days');

/** Days with or without a value: "how many days have no resting heart rate value?" */
function recorded({ marked: { text }, marked, slice, context }: Reading): Query | undefined {
  if (!/ (how many|number of|count) (?:\w+ ){0,3}?(days?|nights?) /.test(text)) return undefined;
  const missing =
    / (no|without|missing|lack|lacks|lacking|not have|not got|absent|gaps?|lost|unrecorded|not recorded|not logged|not measured|fail(?:ed)? to record) /.test(
      text,
    );
  const value =
    / (value|values|reading|readings|data|measurement|measurements|record|recorded|records|entry|entries|missing|log|logged|measured|available|present|tracked|sync\w*) /.test(
      text,
    );
  if (!value || / @t\d/.test(text)) return undefined;
  const measure = measureIn(marked, text, context);
  if (measure === undefined || measure.of === 'workouts') return undefined;
  return { kind: 'recorded', measure, answer: missing ? 'missing' : 'present', noun: NOUN(text), slice: { ...slice, where: [] } };
}

/** Conditions of a question that counts days: what it says after "how many days". */
function conditionsOf({ marked, context }: Reading): readonly Condition[] {
  const text = marked.text.replaceAll(/ @p\d+(?= )/g, ' ').replace(/ (?:how many|on how many|number of|count) (?:of )?(?:the )?/, ' ');
  return conditionsIn(marked, text, context);
}

function streak(reading: Reading): Query | undefined {
  const { text } = reading.marked;
  if (!/ (streaks?|consecutive|consecutively|straight|back to back|running streak) /.test(text)) return undefined;
  const conditions = conditionsOf(reading);
  const which = / (current|currently|now|ongoing|going|present|at the moment) /.test(text) ? 'current' : 'longest';
  return conditions.length === 0 ? undefined : { kind: 'streak', conditions, which, slice: { ...reading.slice, where: [] } };
}

/** "What share of days reached 30 active minutes?" */
function share(reading: Reading): Query | undefined {
  const { text } = reading.marked;
  if (
    !/ (share|percentage|percent|fraction|proportion|portion|ratio) (?:of )?(?:the |my |all |those )*(?:@p\d+ )?(?:\w+ )?(days?|nights?|mornings|time)| what (?:percent|percentage) of .*(days|nights)/.test(
      text,
    )
  )
    return undefined;
  const conditions = conditionsOf(reading);
  return conditions.length === 0
    ? undefined
    : { kind: 'days', conditions, answer: 'share', noun: NOUN(text), slice: { ...reading.slice, where: [] } };
}

/** "What percentage of my sleep was deep sleep?" */
function part({ marked, marked: { text }, slice, context }: Reading): Query | undefined {
  if (!/ (share|percentage|percent|fraction|proportion) /.test(text)) return undefined;
  const found = [...text.matchAll(/@m\d+/g)].map(([mark]) => measureIn(marked, ` ${mark} `, context));
  const [whole, piece] = found;
  if (whole?.of !== 'metric' || piece?.of !== 'metric' || whole.metric === piece.metric) return undefined;
  const isPiece = / of (?:my )?(?:total )?@m\d+ (?:is|was|were|do|did|spent|in|as|i|that)/.test(text);
  return { kind: 'part', measure: isPiece ? piece : whole, whole: isPiece ? whole : piece, unit: '%', slice };
}

/** "On how many days did I walk more than 10000 steps?", "how often do I sleep under 6 hours?" */
function countedDays(reading: Reading): Query | undefined {
  const {
    marked: { text },
    slice,
  } = reading;
  const perWeek = /(?: per| a| each| every) (week|month)(?= )/.exec(text)?.[1] as 'week' | 'month' | undefined;
  const asked = / (?:how many|number of|count(?: of| the)?|how often|how many times|how frequently|days?) /.test(text);
  const days =
    / (?:how many|number of|count|count of|count the|on how many) (?:of )?(?:my |the )?(?:\w+ )?(days?|nights?|times|mornings) /.test(text);
  const often = / how (often|frequently) | how many times /.test(text);
  if (!asked || !(days || often) || / days? (?:ago|since) |since i last| last time /.test(text)) return undefined;
  if (often && !/ @t\d/.test(text)) return undefined;
  const conditions = conditionsOf(reading);
  if (conditions.length === 0) return undefined;
  const [only] = conditions;
  const workouts = only?.measure.of === 'workouts' && !/ (days?|nights?) /.test(text) && only.threshold !== undefined ? only : undefined;
  if (workouts?.measure.of === 'workouts' && workouts.threshold !== undefined) {
    const measure: Measure = {
      ...workouts.measure,
      figure: 'count',
      only: { figure: workouts.measure.figure, threshold: workouts.threshold },
    };
    return { kind: 'statistic', measure, statistic: 'sum', slice: { ...slice, where: [] } };
  }
  const noun = / times /.test(text) ? 'times' : NOUN(text);
  return {
    kind: 'days',
    conditions,
    answer: 'count',
    noun,
    ...(perWeek !== undefined && { per: perWeek }),
    slice: { ...slice, where: [] },
  };
}

const BUCKETS: readonly (readonly [RegExp, Bucket])[] = [
  [
    / (?:by|per|each|for each|for every|every|which|what|what is the|across(?: the)?|grouped by|split by|broken down by|over the) (?:day of (?:the )?week|weekdays?|days? of (?:the )?week|week day)(?= )/,
    'weekday',
  ],
  [
    / (?:by|per|each|for each|for every|which|what|grouped by|split by|broken down by|month by) (?:calendar )?months?(?= )|month by month/,
    'month',
  ],
  [/ (?:by|for each|for every|which|what|grouped by|split by|broken down by|week by) (?:calendar )?weeks?(?= )|week by week/, 'week'],
];

/** "Which weekday do I walk the most?", "my steps by month". */
function groups(reading: Reading): Query | undefined {
  const {
    marked: { text },
    main,
    context,
    marked,
    slice,
  } = reading;
  if (/ @t\d/.test(text) && /how many/.test(text)) return undefined;
  const by = BUCKETS.find(([form]) => form.test(text))?.[1];
  if (
    by === undefined ||
    (/ (per|each|every|a) (month|week)/.test(text) &&
      !/ (which|by) /.test(text) &&
      / (average|mean|typical|usual|on average|how many|how much) /.test(text) &&
      by !== 'weekday')
  )
    return undefined;
  const measure = measureIn(marked, main, context, reading.unit);
  if (measure === undefined) return undefined;
  const found = statisticIn(main, measure)?.statistic;
  const pick = found === 'maximum' || found === 'minimum' ? found : / (more|longer|higher|more active) /.test(text) ? 'maximum' : undefined;
  const total = addsUp(measure) && (by !== 'weekday' || measure.of === 'workouts') && !/ (average|mean|avg|typical|typically) /.test(text);
  const usual: Statistic =
    found === undefined || pick !== undefined || found === 'change' || found === 'count' || found === 'last'
      ? total
        ? 'sum'
        : 'mean'
      : found;
  return { kind: 'groups', measure, statistic: usual, by, ...(pick !== undefined && { pick }), ...unitOf(reading), slice };
}

const LENGTHS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, year: 365 };

/** "By how many bpm per 30 days is my resting heart rate trending?" */
function trend(reading: Reading): Query | undefined {
  const {
    marked: { text },
    main,
    marked,
    context,
    slice,
  } = reading;
  const is =
    / chang(?:ing|es) (?:per|a|each|every) | (trend|trends|trending|trended|slope|linear fit|regression|over time|direction) | (?:going|moving|creeping|heading|drifting) (?:up|down)| (?:improving|declining|rising|falling|increasing|decreasing|worsening) | getting (?:better|worse|higher|lower|longer|shorter|fitter|heavier|lighter)/.test(
      text,
    );
  if (!is) return undefined;
  const per = /(?: per| every| each| a| over) (?:(\d+) )?(day|week|month|year)s?(?= )/.exec(text);
  const perDays = per === null ? 30 : Number(per[1] ?? 1) * (LENGTHS[per[2] ?? ''] ?? 1);
  const measure = measureIn(marked, main, context);
  return measure && { kind: 'trend', measure, perDays, ...unitOf(reading), slice };
}

/** "On which date did I have the most steps?", "when did I last weigh myself?" */
function dates(reading: Reading): Query | undefined {
  const {
    marked: { text },
    main,
    marked,
    context,
    slice,
  } = reading;
  const day =
    / (?:when|which|what|on which|on what) (?:was |is |did |do )?(?:the |my )?(?:date|day|night|weekday)? ?/.test(text) &&
    / when (?:was|is|did|do|were|have|had|i)| (?:which|what) (?:date|day|night)| dayofmonth | how (?:long|many days) ago| how many days since | which month| what month| (?:date|day) (?:of|with|when|on) /.test(
      text,
    );
  const ago = / how (?:long|many days) (?:ago|since|is it since|has it been)|days (?:ago|since) /.test(text);
  if (!day && !/ dayofmonth /.test(text) && !ago) return undefined;
  const measure = measureIn(marked, main, context);
  if (measure === undefined) return undefined;
  const conditions = / @t\d/.test(main) ? conditionsIn(marked, main, context) : [];
  const found = statisticIn(main, measure)?.statistic;
  const first = / first /.test(text);
  const last = / (last|latest|most recent|most recently) /.test(text) || ago || found === 'last';
  const statistic =
    found === 'maximum' || found === 'minimum' ? found : first ? 'first' : last || conditions.length > 0 ? 'last' : undefined;
  if (statistic === undefined) return undefined;
  const form = ago ? 'days-ago' : / dayofmonth /.test(text) ? 'day-of-month' : 'date';
  return { kind: 'date', measure, statistic, form, conditions, slice };
}

/** "How many mindful sessions?" asks for records of what is measured in minutes. */
function sessions({ main, marked }: Reading, measure: Measure): { readonly statistic: 'count' } | undefined {
  const named = marksIn(main, 'm').some((at) => / sessions?$/.test(marked.marks.metrics[at]?.words ?? ''));
  return measure.of === 'metric' && named && / (?:how many|number of|count of) /.test(main) ? { statistic: 'count' } : undefined;
}

/** Everything else: one number over some days. */
function statistic(reading: Reading): Query | undefined {
  const { main, marked, context, slice, unit } = reading;
  const { text } = marked;
  const part = reading.periods.find((period) => period.part !== undefined)?.part;
  let measure = measureIn(marked, main, context, unit, part);
  if (measure === undefined) return undefined;
  const limit = marksIn(main, 't')
    .map((at) => marked.marks.thresholds[at])
    .find((found) => found !== undefined);
  if (limit !== undefined && measure.of === 'workouts') {
    const stored = storedThreshold(limit, measure, context);
    if (stored.measure.of === 'workouts') measure = { ...measure, only: { figure: stored.measure.figure, threshold: stored.threshold } };
  }
  const found = statisticIn(main, measure) ?? sessions(reading, measure);
  const bucket = / (week|month|year)(?: total)? /.exec(text.replaceAll(/ @p\d+ /g, ' '))?.[1] as Bucket | undefined;
  const weekly = / (weekly|monthly|yearly) /.exec(text)?.[1]?.replace('ly', '') as Bucket | undefined;
  const per = bucket ?? weekly;
  const direction = / (lose|lost|losing|drop|dropped|fall|fell|fallen|decrease[ds]?|shed|down|lower) /.test(text)
    ? -1
    : / (gain|gained|gaining|rise|risen|rose|increase[ds]?|put on|up) /.test(text)
      ? 1
      : undefined;
  const base = { kind: 'statistic', measure, ...unitOf(reading), slice } as const;
  if (found === undefined) return { ...base, ...usual(reading, measure, per) };
  if (found.statistic === 'count')
    return measure.of === 'workouts'
      ? { ...base, measure: { ...measure, figure: 'count' }, ...inBuckets(per, text) }
      : { ...base, statistic: 'count' };
  if (found.statistic === 'change') return { ...base, statistic: 'change', ...(direction !== undefined && { direction }) };
  if (found.statistic === 'last' && slice.spans.length > 0) return { ...base, ...usual(reading, measure, per) };
  if (
    measure.of === 'workouts' &&
    measure.figure === 'count' &&
    (found.statistic === 'mean' || found.statistic === 'maximum' || found.statistic === 'minimum')
  )
    return { ...base, statistic: found.statistic, per: per ?? (found.statistic === 'mean' ? 'week' : 'day') };
  return {
    ...base,
    ...found,
    ...(per !== undefined && addsUp(measure) && found.statistic !== 'sum'
      ? { per }
      : per !== undefined && !addsUp(measure) && found.statistic !== 'mean'
        ? { per }
        : {}),
  };
}

const inBuckets = (per: Bucket | undefined, text: string): { readonly statistic: Statistic; readonly per?: Bucket } =>
  per !== undefined && / (per|a|each|every|weekly|monthly) /.test(text) ? { statistic: 'mean', per } : { statistic: 'sum' };

/** What is meant when no statistic is named. */
function usual(
  { main, slice, marked: { text }, where }: Reading,
  measure: Measure,
  per: Bucket | undefined,
): { readonly statistic: Statistic; readonly per?: Bucket } {
  const habit = / (?:do|does) (?:i|my) | am i | (?:is|are) my /.test(main);
  const oneDay = slice.spans.length === 1 && slice.spans[0]?.from === slice.spans[0]?.to;
  const amount = / (how many|how much|how far|how long|total) /.test(main);
  const restricted = slice.spans.length > 0 || slice.weekdays !== undefined || where.length > 0;
  if (per !== undefined && / (per|a|each|every|weekly|monthly) /.test(text) && addsUp(measure)) return { statistic: 'mean', per };
  if (measure.of === 'workouts') {
    if (measure.figure === 'pace' || measure.figure === 'speed' || measure.figure === 'heart-rate') return { statistic: 'mean' };
    return habit && measure.figure === 'count' && !restricted
      ? { statistic: 'mean', per: 'week' }
      : habit && measure.figure !== 'count'
        ? { statistic: 'mean' }
        : { statistic: 'sum' };
  }
  if (oneDay) return addsUp(measure) ? { statistic: 'sum' } : { statistic: 'mean' };
  if (addsUp(measure))
    return habit && amount ? { statistic: 'mean' } : amount ? { statistic: 'sum' } : { statistic: restricted || habit ? 'mean' : 'last' };
  return restricted ? { statistic: 'mean' } : { statistic: 'last' };
}
