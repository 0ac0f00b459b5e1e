import { marksIn } from '../marked.ts';
import { measureIn } from '../measures.ts';
import type { Reading } from '../reading.ts';
import type { Measure, Query } from '../query.ts';
import { conditionsOf, NOUN } from './shared.ts';

/** Days with or without a value: "how many days have no resting heart rate value?" */
export function recorded({ marked: { text }, marked, slice, context }: Reading): Query | undefined {
  const list =
    / (?:which|what|list|show)(?: me)? (?:the |all |are the )*(?:days|nights|dates) /.test(text) ||
    /^ (?:on )?(?:when|which days|which nights|what days|what nights) /.test(text);
  if (!list && !/ (how many|number of|count) (?:\w+ |@\w+ ){0,3}?(days?|nights?) /.test(text)) return undefined;
  const missing =
    / (no|without|missing|lack|lacks|lacking|not have|not got|absent|gaps?|lost|not (?:record|log|track|measure|wear|have|get)|not worn|not wearing|unrecorded|not recorded|not logged|not measured|fail(?:ed)? to record) /.test(
      text,
    );
  const value =
    / (value|values|reading|readings|data|measurement|measurements|record|recorded|records|entry|entries|missing|log|logged|measured|available|present|tracked|track|wear|worn|wearing|sync\w*) /.test(
      text,
    );
  if (!value || / @t\d/.test(text) || (list && !missing)) return undefined;
  const measure = measureIn(marked, text, context);
  if (measure === undefined || measure.of === 'workouts') return undefined;
  return {
    kind: 'recorded',
    measure,
    answer: missing ? 'missing' : 'present',
    noun: NOUN(text),
    ...(list && { list }),
    slice: { ...slice, where: [] },
  };
}

export function streak(reading: Reading): Query | undefined {
  const { text } = reading.marked;
  if (!/ (streaks?|consecutive|consecutively|straight|back to back|running streak) /.test(text)) return undefined;
  const conditions = conditionsOf(reading);
  const which = / (current|currently|now|ongoing|going|present|at the moment) /.test(text) ? 'current' : 'longest';
  return conditions.length === 0
    ? undefined
    : { kind: 'streak', conditions, which, noun: NOUN(text), slice: { ...reading.slice, where: [] } };
}

/** "What share of days reached 30 active minutes?" */
export function share(reading: Reading): Query | undefined {
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

/** "On how many days did I walk more than 10000 steps?", "how often do I sleep under 6 hours?" */
export function countedDays(reading: Reading): Query | undefined {
  const {
    marked,
    marked: { text },
    slice,
  } = reading;
  const perWeek = /(?: per| a| each| every) (week|month)(?= )/.exec(text)?.[1] as 'week' | 'month' | undefined;
  const asked = / (?:how many|number of|count(?: of| the)?|how often|how many times|how frequently|days?) /.test(text);
  const days =
    / (?:how many|number of|count|count of|count the|on how many) (?:of )?(?:my |the )?(?:\w+ )?(days?|nights?|times|mornings) /.test(text);
  const often = / how (often|frequently) | how many times /.test(text);
  const yesNo =
    /^ (?:did|have|has|was|were|do) (?:i|my) /.test(text) &&
    marksIn(text, 't').some((at) => marked.marks.thresholds[at]?.relativeTo === undefined) &&
    !/ than (?:@p|in |on |last|usual)| versus | compared /.test(text);
  if ((!yesNo && (!asked || !(days || often))) || / days? (?:ago|since|has it been|is it|have passed) |since i last| last time /.test(text))
    return undefined;
  if (often && !/ @t\d/.test(text)) return undefined;
  const conditions = conditionsOf(reading);
  if (conditions.length === 0) return undefined;
  const [only] = conditions;
  // "The number of times I went running" counts runs, not days.
  if (
    only?.measure.of === 'workouts' &&
    only.threshold === undefined &&
    conditions.length === 1 &&
    / times /.test(text) &&
    !/ (days?|nights?) /.test(text)
  )
    return undefined;
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
  const join = conditions.length > 1 && / or /.test(text) ? ({ join: 'any' } as const) : {};
  return {
    kind: 'days',
    conditions,
    answer: 'count',
    noun,
    ...join,
    ...(perWeek !== undefined && { per: perWeek }),
    slice: { ...slice, where: [] },
  };
}
