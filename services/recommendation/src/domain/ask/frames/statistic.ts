import { addDays } from '../../days.ts';
import { marksIn } from '../marked.ts';
import { addsUp, measureIn, statisticIn, storedThreshold } from '../measures.ts';
import type { Reading } from '../reading.ts';
import type { Bucket, Measure, Query, Statistic } from '../query.ts';
import { SUPERLATIVE } from '../ranks.ts';
import { unitOf } from './shared.ts';

/** "How many mindful sessions?" asks for records of what is measured in minutes. */
function sessions({ main, marked }: Reading, measure: Measure): { readonly statistic: 'count' } | undefined {
  const named = marksIn(main, 'm').some((at) => /(?: sessions?|weigh ins?)$/.test(marked.marks.metrics[at]?.words ?? ''));
  return measure.of === 'metric' && named && / (?:how many|number of|count of) /.test(main) ? { statistic: 'count' } : undefined;
}

const BUCKET = new RegExp(
  ` (?:per|a|an|each|every|one|1|single|any|average|typical|(?:${SUPERLATIVE})(?: \\w+| @[mw]\\d+)?) (?<by>week|month|year)(?: total)?(?= )(?! of \\d)`,
);

const bucketOf = (text: string): Bucket | undefined => BUCKET.exec(text.replaceAll(/ @p\d+ /g, ' '))?.groups?.['by'] as Bucket | undefined;

/** Days of single readings that a part of the day is told of when no time is named. */
const PART_DAYS = 90;

/** "My average steps and sleep": the same asked of several metrics. */
function alsoIn({ marked, main, context, where }: Reading): readonly Measure[] {
  const list = / (?:@m\d+ (?:(?:and|,|plus|as well as) )+(?:(?:my|the|average|mean|total|avg|median) )*)+@m\d+ /.exec(main)?.[0];
  if (list === undefined || where.length > 0 || /@[tw]\d/.test(main)) return [];
  const measures = marksIn(list, 'm').flatMap((at) => measureIn(marked, ` @m${at} `, context) ?? []);
  return [...new Map(measures.map((measure) => [JSON.stringify(measure), measure])).values()].slice(1);
}

/** "My runs and rides together": workouts of either kind. */
function bothKinds({ main, marked: { marks } }: Reading, measure: Measure): Measure {
  const list = / @w\d+ (?:(?:and|or|plus|,) (?:my |the )*)+@w\d+ /.exec(main)?.[0];
  if (list === undefined || measure.of !== 'workouts') return measure;
  const kinds = marksIn(list, 'w').flatMap((at) => marks.workouts[at] ?? []);
  if (kinds.some(({ types, weak }) => weak || types.length === 0)) return measure;
  return {
    ...measure,
    name: [...new Set(kinds.map(({ name }) => name))].join(' and '),
    types: [...new Set(kinds.flatMap(({ types }) => types))],
  };
}

/** The value that a period begins or ends with; an amount of one day says nothing of it. */
const edgeOf = (edge: 'first' | 'last' | undefined, measure: Measure): { readonly statistic: Statistic } | undefined =>
  edge === undefined || addsUp(measure) ? undefined : { statistic: edge };

/** Everything else: one number over some days. */
export function statistic(reading: Reading): Query | undefined {
  const { main, marked, context, slice, unit } = reading;
  const { text } = marked;
  const also = alsoIn(reading);
  const part = reading.periods.find((period) => period.part !== undefined)?.part;
  let measure = measureIn(marked, main, context, unit, part);
  if (measure === undefined) return undefined;
  measure = bothKinds(reading, measure);
  const limit = marksIn(main, 't')
    .map((at) => marked.marks.thresholds[at])
    .find((found) => found !== undefined);
  if (limit !== undefined && measure.of === 'workouts') {
    const stored = storedThreshold(limit, measure, context);
    if (stored.measure.of === 'workouts') measure = { ...measure, only: { figure: stored.measure.figure, threshold: stored.threshold } };
  }
  // "How many of my runs had a heart rate above 150?" counts the runs.
  if (measure.of === 'workouts' && measure.only !== undefined && / (?:how many|number of|count) (?:of )?(?:my |the )?@w\d/.test(main))
    return { kind: 'statistic', measure: { ...measure, figure: 'count' }, ...inBuckets(bucketOf(text), text), slice };
  const edge = reading.periods.find((period) => period.edge !== undefined)?.edge;
  // What does not add up is looked at over both together.
  const together =
    addsUp(measure) || / (?:total|totals|sum|summed|added up|add up) /.test(main)
      ? main
      : main.replaceAll(/ (?:altogether|combined|in all)(?= )/g, ' ');
  const found = edgeOf(edge, measure) ?? statisticIn(together, measure) ?? sessions(reading, measure);
  const bucket = bucketOf(text);
  const weekly = / (weekly|monthly|yearly) /.exec(text)?.[1]?.replace('ly', '') as Bucket | undefined;
  const per = bucket ?? weekly;
  const direction = / (lose|lost|losing|drop|dropped|fall|fell|fallen|decrease[ds]?|shed|down|lower) /.test(text)
    ? -1
    : / (gain|gained|gaining|rise|risen|rose|increase[ds]?|put on|up) /.test(text)
      ? 1
      : undefined;
  // Single readings are looked at, so the time is said.
  const partSlice =
    part === undefined || slice.spans.length > 0
      ? slice
      : { ...slice, spans: [{ from: addDays(context.today, 1 - PART_DAYS), to: context.today }] };
  const target =
    limit?.value !== undefined && measure.of === 'metric' && / (?:far|how much|much) (?:above|below|over|under)/.test(text)
      ? storedThreshold(limit, measure, context).threshold.value
      : undefined;
  const base = {
    kind: 'statistic',
    measure,
    ...unitOf(reading),
    slice: partSlice,
    ...(target !== undefined && { target }),
    ...(also.length > 0 && { also }),
  } as const;
  const inTotal = marksIn(main, 'm').some((at) => /^total | total$/.test(marked.marks.metrics[at]?.words ?? ''));
  if (found === undefined && inTotal && addsUp(measure) && per === undefined) return { ...base, statistic: 'sum' };
  if (found === undefined) return { ...base, ...usual(reading, measure, per) };
  if (found.statistic === 'count')
    return measure.of === 'workouts'
      ? { ...base, measure: { ...measure, figure: 'count' }, ...inBuckets(per, text) }
      : { ...base, statistic: 'count' };
  if (found.statistic === 'change') return { ...base, statistic: 'change', ...(direction !== undefined && { direction }) };
  const saysLast =
    / (?:last|latest|most recent|final|newest) (?:\w+ ){0,2}@m/.test(main) || / (?:last|final) (?:recorded|logged) /.test(main);
  if (found.statistic === 'last' && slice.spans.length > 0 && !saysLast && edge === undefined)
    return { ...base, ...usual(reading, measure, per) };
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
      : per !== undefined && !addsUp(measure) && found.statistic !== 'mean' && found.statistic !== 'first' && found.statistic !== 'last'
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
  if (where.length > 0 && / how long /.test(main)) return { statistic: 'mean' };
  if (oneDay) return addsUp(measure) ? { statistic: 'sum' } : { statistic: 'mean' };
  if (addsUp(measure))
    return habit && amount ? { statistic: 'mean' } : amount ? { statistic: 'sum' } : { statistic: restricted || habit ? 'mean' : 'last' };
  return restricted ? { statistic: 'mean' } : { statistic: 'last' };
}
