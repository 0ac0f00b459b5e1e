import { broaderKind, WORKOUT_TYPES } from '@aceso/contracts/vocabulary';
import type { StatedFact } from '@aceso/science';
import { lengthOf } from '../ask/calendar.ts';
import { statisticWord, type AnswerFigure, type Evaluated } from '../ask/evaluated.ts';
import type { AskContext } from '../ask/measures.ts';
import type { Condition, Measure, Query, Slice } from '../ask/query.ts';
import { nameOf, shownCondition } from '../ask/words.ts';
import { metricWord } from './metric-words.ts';
import { namesOfDay, periodsOf } from './periods-of.ts';

/** All that a text about one computed answer may state. */
export interface Stateable {
  readonly facts: readonly StatedFact[];
  /** Limits that the question named: they stand in a text as they are. */
  readonly knowledge: readonly string[];
}

/** Kinds of workout that are also things that somebody does, in the words of the verifier. */
const EVENTS: Readonly<Record<string, string>> = { running: 'run', cycling: 'ride', swimming: 'swim', hiking: 'hike', yoga: 'yoga' };
const FIGURE_WORDS: Readonly<Record<string, string>> = {
  distance: 'distance',
  duration: 'active minutes',
  energy: 'calories',
  'heart-rate': 'heart rate',
};
const CLOCK = /\b\d{1,2}:\d{2}\b/g;

/** What a computed answer bears out: its value and every other figure of its sentence, each with metric, unit, periods and direction. */
export function factsOfAnswer(query: Query, answer: Evaluated, today: string, { conventions }: AskContext): Stateable {
  if (answer.value === undefined) return { facts: [], knowledge: [] };
  const measure = 'measure' in query ? query.measure : 'conditions' in query ? query.conditions[0]?.measure : undefined;
  const slices: readonly Slice[] = query.kind === 'compare' ? [query.slice, query.other] : [query.slice];
  const named = slices.map((slice) => periodsOf(slice, today, conventions.weekStartsOn));
  const days = [answer.used[0]?.day, answer.used.at(-1)?.day].flatMap((day) => (day === undefined ? [] : namesOfDay(day)));
  const whole = [...new Set([...named.flat(), ...(query.kind === 'compare' ? [] : days)])];
  const events = [...new Set(measuresOf(query).flatMap(eventsOf))];
  const shared = { ...ofMeasure(query.kind === 'correlation' ? undefined : measure), events };
  const periodsOfFigure = ({ of }: AnswerFigure): readonly string[] =>
    of === 'other' ? (named[1] ?? whole) : of === undefined ? (query.kind === 'compare' ? (named[0] ?? whole) : whole) : whole;
  const figures = (answer.figures ?? []).map((figure): StatedFact => {
    const { name, value, unit, of, direction } = figure;
    const label = typeof of === 'object' ? of.label : undefined;
    return {
      name,
      value,
      unit,
      ...shared,
      ...(direction === undefined ? {} : { direction }),
      ...(label === undefined
        ? { periods: periodsOfFigure(figure) }
        : {
            periods: namesOfLabel(label),
            ...((query.kind === 'groups' || query.kind === 'kinds' || query.kind === 'list') && { isOneOfMany: true as const }),
          }),
    };
  });
  // The count of values may stand beside the day that is told.
  const wholeOrDay = [...whole, ...(answer.figures ?? []).flatMap(({ of }) => (typeof of === 'object' ? namesOfLabel(of.label) : []))];
  const direction = directionOf(query, answer);
  const valueUnit = answer.unit.replace(/\/(?:day|week|year|\d+d)$/, '');
  return {
    facts: [
      {
        name: valueName(query, measure),
        // A loss is told as what was lost; the figure is how it changed.
        value: query.kind === 'statistic' && query.direction === -1 ? -answer.value : answer.value,
        unit: valueUnit === 'r' || valueUnit === '×' ? '' : valueUnit,
        ...shared,
        periods: whole,
        ...direction,
      },
      ...figures,
      ...(answer.alsoValues ?? []).map(({ name, value, unit }): StatedFact => ({
        name: name.toLowerCase(),
        value,
        unit,
        metric: 'diastolic',
        periods: whole,
      })),
      // Days are counted as days, readings as whatever they are called.
      { name: 'values', value: answer.n, unit: 'days', events, periods: wholeOrDay },
      { name: 'values', value: answer.n, unit: '', events, periods: wholeOrDay },
      ...slices.flatMap(({ spans }) =>
        spans.map((span): StatedFact => ({ name: 'length of the period', value: lengthOf(span), unit: 'days', periods: whole })),
      ),
      ...(query.kind === 'trend' ? [{ name: 'days of the rate', value: query.perDays, unit: 'days' }] : []),
      ...[...new Set(answer.sentence.match(CLOCK))].map((clock): StatedFact => ({
        name: 'clock time',
        value: clock,
        unit: '',
        periods: whole,
      })),
    ],
    knowledge: conditionsOf(query).map(shownCondition),
  };
}

/** What the value of an answer is, in words. */
function valueName(query: Query, measure: Measure | undefined): string {
  const name = measure === undefined ? '' : nameOf(measure);
  switch (query.kind) {
    case 'statistic':
      return `${statisticWord(query.statistic, query.measure)} ${name}`;
    case 'compare':
      return `difference in ${name}`;
    case 'trend':
      return `trend of ${name}`;
    case 'correlation':
      return 'correlation';
    case 'days':
      return 'days counted';
    case 'streak':
      return `${query.which} streak`;
    case 'gap':
      return 'days between';
    case 'standing':
      return `${query.answer} of ${name}`;
    case 'list':
    case 'date':
    case 'groups':
    case 'kinds':
    case 'part':
    case 'recorded':
      return name;
  }
}

/** A day, a week by its first day, a month, a weekday; each also without its year. */
const namesOfLabel = (label: string): readonly string[] => {
  const plain = label.replace(/^week of /, '');
  return [plain, plain.replace(/ \d{4}$/, ''), `in ${plain.replace(/ \d{4}$/, '')}`];
};

function directionOf(query: Query, answer: Evaluated): { readonly direction?: 'up' | 'down' | 'flat' } {
  if (answer.value === undefined) return {};
  const own = answer.figures?.find(({ direction }) => direction !== undefined)?.direction;
  if (own !== undefined) return { direction: own };
  if (query.kind !== 'statistic' || query.statistic !== 'change') return {};
  const change = query.direction === -1 ? -answer.value : answer.value;
  return { direction: Math.abs(change) < 1e-12 ? 'flat' : change > 0 ? 'up' : 'down' };
}

function ofMeasure(measure: Measure | undefined): { readonly metric?: string } {
  const word = measure === undefined ? undefined : measure.of === 'metric' ? metricWord(measure.metric) : FIGURE_WORDS[measure.figure];
  return word === undefined ? {} : { metric: word };
}

const conditionsOf = (query: Query): readonly Condition[] => [
  ...query.slice.where,
  ...('conditions' in query ? query.conditions : []),
  ...(query.kind === 'compare' ? query.other.where : []),
  ...(query.kind === 'gap' ? [query.condition] : []),
];

const measuresOf = (query: Query): readonly Measure[] => [
  ...('measure' in query ? [query.measure] : []),
  ...('otherMeasure' in query && query.otherMeasure !== undefined ? [query.otherMeasure] : []),
  ...conditionsOf(query).map(({ measure }) => measure),
];

/** The broader kind of what the vocabulary calls a workout. */
const broader = (type: string): string => {
  const known = WORKOUT_TYPES.find((one) => one === type);
  return known === undefined ? type : broaderKind(known);
};

/** A run is told only where runs were looked at and there were some. */
const eventsOf = (measure: Measure): readonly string[] =>
  measure.of === 'workouts'
    ? measure.types.flatMap((type) => EVENTS[type] ?? EVENTS[broader(type)] ?? [])
    : /nap/.test(measure.metric)
      ? ['nap']
      : [];
