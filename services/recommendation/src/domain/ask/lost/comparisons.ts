import { marksIn } from '../marked.ts';
import { MEAN, never, type Rule, type Said } from './said.ts';

const MORE = / (?:more|less|fewer|better|worse|higher|lower|longer|shorter) /;
const NO_MORE = / (?:or|and) (?:more|less) | no more | (?:upper|lower) (?:quartile|quarter|end|limit) /;
const MOVED = / (?:go|went|gone|gets?|got) (?:up|down) | (?:rise|rose|risen|fell|fallen|drop|dropped|increased?|decreased?|improved?) /;
const REACHED = / (?:exceed\w*|beat|surpass\w*|topp?ed|reach\w*|meet|met|hit|achieve\w*|miss(?:ed)?) /;
const LINKED = / (?:linked?|links|relationship|relat(?:ed?|ion)|associat(?:ed|ion)|connect(?:ed|ion)|go together|hand in hand) /;

const areDays = ({ query }: Said): boolean => query.kind === 'days' || query.kind === 'streak';

/** Words that hold one thing against another, or tell how it moved. */
export const COMPARISONS: readonly Rule[] = [
  [
    ({ main }) => MORE.test(main) && !NO_MORE.test(main),
    ({ query, statistic, json }) =>
      query.kind !== 'statistic' || statistic === 'change' || json.includes('"comparator"') || json.includes('"target"'),
    'what it is compared with',
  ],
  [
    ({ text }) => / (?:versus|compared (?:to|with)|relative to) /.test(text),
    ({ query }) => /^(?:compare|standing|part)$/.test(query.kind),
    'what it is compared with',
  ],
  [
    ({ text }) => / than /.test(text),
    ({ query, json }) => query.kind === 'compare' || query.kind === 'standing' || json.includes('comparator'),
    'what it is compared with',
  ],
  [
    ({ text, query }) => / (?:per|each|every) (?:week|month) /.test(text) && query.kind === 'compare',
    never,
    'an amount a week or month on both sides',
  ],
  [
    ({ text, marks }) => LINKED.test(text) && marksIn(text, 'm').filter((at) => marks.metrics[at]?.weak === false).length > 1,
    ({ query }) => query.kind === 'correlation' || query.kind === 'compare',
    'what they have to do with each other',
  ],
  [
    ({ text }) => MOVED.test(text),
    ({ query }) =>
      (query.kind !== 'days' && query.kind !== 'streak') ||
      query.conditions.every(({ threshold, measure }) => threshold !== undefined || measure.of === 'workouts'),
    'days on which it moved',
  ],
  [
    ({ text, query }) => / (?:improved?|worsened|deteriorated) /.test(text) && query.kind === 'statistic',
    ({ statistic }) => statistic === 'change',
    'how it moved',
  ],
  [
    ({ text, query }) => MEAN.test(text) && /^ (?:did|do|does|was|were|is|am|have|has) (?:i|my) /.test(text) && query.kind === 'days',
    ({ json }) => json.includes('"relativeTo"'),
    'a limit of the average',
  ],
  [({ json }) => json.includes('"only":{"figure":"count"'), never, 'the limit that you name'],
  [
    (said) => REACHED.test(said.text) && areDays(said),
    ({ json }) => json.includes('"comparator"') || json.includes('"rank"'),
    'the limit that you name',
  ],
];
