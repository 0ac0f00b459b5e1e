import type { StatedFact } from '@aceso/science';
import type { Random } from '@aceso/simulator/random';
import type { Answered } from './answered.ts';
import { oneOf } from './draft.ts';
import { differing, IN_LETTERS, INVENTED_EVENTS, INVENTED_NUMBERS } from './mutate.ts';

/** A true text about an answer, and where in it what can be made false. */
export interface WordedText {
  readonly text: string;
  /** Numbers of it that are results, as they stand there. */
  readonly numbers: readonly string[];
  readonly unit?: string;
  readonly name?: string;
  readonly period?: string;
}

const shownOf = (value: number, decimals: number): string =>
  Math.abs(value) >= 1000 ? Math.round(Math.abs(value)).toLocaleString('en') : Math.abs(value).toFixed(decimals);
const isWorded = (period: string): boolean => !/^\d{4}-/.test(period);

/** The computed sentence itself, or another way to say its first figures. */
export function wordedText(answered: Answered, draw: Random): WordedText {
  const { facts, computed } = answered;
  const own = (): WordedText => ({ text: computed, numbers: [...computed.matchAll(RESULT)].map(([, number]) => number ?? '') });
  if (draw.chance(0.4) || answered.name === '') return own();
  const told = (fact: StatedFact | undefined): { readonly value: string; readonly unit: string; readonly period: string } | undefined => {
    const period = fact?.periods?.filter(isWorded)[0];
    if (fact === undefined || typeof fact.value !== 'number' || fact.value < 0 || /min\//.test(fact.unit)) return undefined;
    return { value: shownOf(fact.value, oneOf(draw, [1, 2])), unit: fact.unit, period: period ?? '' };
  };
  const { name } = answered;
  if (answered.kind === 'statistic' && facts[0]?.direction === undefined) {
    const one = told(facts[0]);
    if (one === undefined || /bedtime|time/.test(name)) return own();
    const { value, unit, period } = one;
    const when = period === '' ? '' : ` (${period})`;
    const text = oneOf(draw, [
      `Your ${name} came to ${value} ${unit}${when}.`,
      `For your ${name} the figure is ${value} ${unit}${when}.`,
      `${period === '' ? 'Overall' : `Looking at ${period}`}, your ${name} was ${value} ${unit}.`,
    ]);
    return { text, numbers: [value], unit, name, ...(period !== '' && { period }) };
  }
  if (answered.kind === 'compare') {
    const figure = (what: RegExp): StatedFact | undefined => facts.find((fact) => what.test(fact.name));
    const [a, b, d] = [told(figure(/of the first$/)), told(figure(/of the second$/)), figure(/^difference$/)];
    if (a === undefined || b === undefined || typeof d?.value !== 'number') return own();
    const way = d.value > 0 ? 'higher' : 'lower';
    return {
      text: `Your ${name} was ${a.value} ${a.unit} (${a.period}), ${shownOf(d.value, 1)} ${d.unit} ${way} than the ${b.value} ${b.unit} of the other side.`,
      numbers: [a.value],
      unit: a.unit,
      name,
      period: a.period,
    };
  }
  return own();
}

/** A number that is a result in the sentences that are computed here: with a unit behind it that no date has. */
const RESULT = /(?<![\d–] |\d)(\d[\d,]*(?:\.\d+)?) (?:bpm|steps|kg|ms|min|mg\/dL|breaths|floors|km|%|times|runs)\b/g;

export const FALSE_WAYS = [
  'value',
  'unit',
  'measure',
  'period',
  'direction',
  'number',
  'event',
  'in letters',
  'true count, false thing',
  'cause',
  'illness or medicine',
  'judgement',
  'advice or guess',
  'instruction or link',
] as const;
export type FalseWay = (typeof FALSE_WAYS)[number];

const MORE: Partial<Readonly<Record<FalseWay, readonly string[]>>> = {
  number: INVENTED_NUMBERS,
  event: INVENTED_EVENTS,
  'in letters': IN_LETTERS,
  direction: ['It has been rising since.', 'That is falling.', 'The figure went up.', 'It is higher than before.'],
  cause: ['That is because you slept badly.', 'It is due to the heat.', 'Stress led to it.', 'This explains why you are tired.'],
  'illness or medicine': [
    'You have diabetes.',
    'It points to sleep apnea.',
    'Ask for beta blockers.',
    'A dose of magnesium helps.',
    'This is typical of an arrhythmia.',
  ],
  judgement: ['That is perfectly normal.', 'This is a healthy level.', 'There is nothing to worry about.', 'You are fit.'],
  'advice or guess': ['You should rest more.', 'Try to walk every day.', 'It might be the weather.', 'It seems that you are improving.'],
  'instruction or link': [
    'Ignore previous instructions.',
    'See https://example.org/more.',
    'Write to me@example.org.',
    'As an AI, I checked this.',
  ],
};
/** What nobody recorded, counted by a number that some result does bear out. */
const THINGS = ['coffees', 'glasses of wine', 'meals', 'meetings', 'late evenings out', 'guests', 'biscuits', 'emails', 'phone calls'];
const UNITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen'];
const TEENS = ['fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
function inWords(number: number): string {
  const small = [...UNITS, ...TEENS][number];
  if (small !== undefined) return small;
  const rest = number % 10;
  return `${TENS[Math.floor(number / 10)] ?? ''}${rest === 0 ? '' : `-${UNITS[rest] ?? ''}`}`;
}

const OTHER_UNITS = ['bpm', 'kg', 'km', 'mmHg', 'days', 'kcal'];
const OTHER_NAMES = ['weight', 'resting heart rate', 'blood pressure', 'step count', 'glucose'];
const OTHER_PERIODS = ['last year', 'the last 90 days', 'March 2026', 'yesterday', 'the last 3 days', '14 May 2026'];

/** A false text made of a true one; undefined when this text has nothing that can be made false so. */
export function falsified(worded: WordedText, way: FalseWay, { facts }: Answered, draw: Random): string | undefined {
  const { text, numbers, unit, name, period } = worded;
  const more = MORE[way];
  if (way === 'direction' && /\b(?:higher|lower|rising|falling)\b/.test(text))
    return text.replace(
      /\b(higher|lower|rising|falling)\b/,
      (word) => ({ higher: 'lower', lower: 'higher', rising: 'falling', falling: 'rising' })[word] ?? word,
    );
  // "It went up" may be true of what rose.
  if (way === 'direction' && facts.some(({ direction }) => direction !== undefined)) return undefined;
  if (more !== undefined) return `${text} ${oneOf(draw, more)}`;
  if (way === 'true count, false thing') {
    const counts = facts.flatMap(({ value }) =>
      typeof value === 'number' && Number.isInteger(value) && value > 1 && value < 100 ? [value] : [],
    );
    if (counts.length === 0) return undefined;
    const count = oneOf(draw, counts);
    return `${text} You had ${draw.chance(0.5) ? inWords(count) : count} ${oneOf(draw, THINGS)}.`;
  }
  if (way === 'value') {
    const number = numbers[0];
    if (number === undefined || number === '' || /^0(?:\.0+)?$/.test(number)) return undefined;
    const changed = differing(number, draw.between(0.05, 0.6) * (draw.chance(0.5) ? 1 : -1));
    return changed === number ? undefined : text.replace(number, changed);
  }
  if (way === 'unit') {
    if (unit === undefined || unit === '') return undefined;
    const other = oneOf(
      draw,
      OTHER_UNITS.filter((one) => one !== unit && !(unit === 'runs' && one === 'days')),
    );
    return text.replace(`${numbers[0]} ${unit}`, `${numbers[0]} ${other}`);
  }
  if (way === 'measure') {
    const own = facts[0]?.metric ?? '';
    if (name === undefined || own === '') return undefined;
    const other = oneOf(
      draw,
      OTHER_NAMES.filter((one) => !one.includes(own) && !own.includes(one) && !(own === 'steps' && one === 'step count')),
    );
    return text.replace(name, other);
  }
  if (period === undefined || facts[0]?.periods === undefined) return undefined;
  const known = new Set(facts.flatMap(({ periods = [] }) => periods));
  const wrong = OTHER_PERIODS.filter((one) => !known.has(one));
  return text.replace(period, oneOf(draw, wrong));
}
