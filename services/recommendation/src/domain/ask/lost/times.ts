import { METRICS } from '@aceso/contracts/vocabulary';
import type { Measure } from '../query.ts';
import { measuresOf, never, type Rule, type Said } from './said.ts';

const AT_NIGHT = / (?:at night|overnight|during the night|in the night|at lunch|at lunchtime|before bed) /;

/** What is only measured at night anyway. */
const isOfNight = (measure: Measure): boolean =>
  measure.of === 'metric' && (METRICS.get(measure.metric)?.family === 'sleep' || measure.metric.startsWith('heart-rate-variability'));

const edgesOf = ({ periods }: Said): number => periods.filter(({ edge }) => edge !== undefined).length;

/** Words for when, and for the form of an answer that is a time. */
export const TIMES: readonly Rule[] = [
  [(said) => edgesOf(said) > 0, (said) => edgesOf(said) === 1 && /^(?:first|last)$/.test(said.statistic), 'the start or end that you name'],
  [({ text }) => / (?:start|beginning|end|middle)(?: of)? @[dp]\d/.test(text), never, 'the start or end that you name'],
  [
    ({ text }) => / not (?:on |at |in |during )?(?:a |the )?@p\d/.test(text),
    ({ json, query }) => json.includes('"negated":true') || query.kind === 'recorded',
    'the days that you leave out',
  ],
  [
    ({ text }) => AT_NIGHT.test(text),
    ({ query, json }) => measuresOf(query).some(isOfNight) || json.includes('"part"'),
    'the part of the day that you name',
  ],
  [
    ({ query, text }) => query.kind === 'streak' && / (?:most recent|most recently|latest) /.test(text),
    ({ json }) => json.includes('"current"'),
    'which of the streaks',
  ],
  [
    ({ text }) => / (?:which|what) (?:days|nights|dates) (?!of |do |does )/.test(text),
    ({ query }) => query.kind !== 'date',
    'a list of days',
  ],
  [
    ({ text }) => / same (?:day|night|weekday|time|week|month|period) (?:last|of|in|a|the|@p)/.test(text),
    ({ json, query }) => /"shiftYears"|"lag":0/.test(json) && query.kind === 'correlation',
    'which day is the same',
  ],
  [
    ({ text }) => / (?:week|month) with (?:the |my )?(?:most|least|highest|lowest) /.test(text),
    ({ json }) => json.includes('"by"') || json.includes('"per"'),
    'which week or month',
  ],
  [
    ({ text }) => / (?:weekday|day of (?:the )?week) (?:on|when|with|that|in)(?= )/.test(text),
    ({ json, query }) => json.includes('weekday') || query.kind === 'date',
    'the weekday that you ask for',
  ],
  [
    ({ text }) => / months? number | number of (?:the |that )month /.test(text),
    ({ json }) => json.includes('month-number'),
    'the number of a month',
  ],
  [({ text }) => / dayofmonth /.test(text), ({ json }) => json.includes('day-of-month'), 'the day of the month'],
];
