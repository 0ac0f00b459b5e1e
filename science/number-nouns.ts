import { EVENT_WORDS, METRIC_WORDS } from './statement-words.ts';

/** What may stand behind a number without saying what it counts. */
const GRAMMAR = new Set(
  `a about above after against ago ahead all altogether am an and are as at average be before behind below between but by compared daily during
   each earlier every fewer for from had has have higher in instead is it its later less longer lower monthly more most nightly of on only or
   out over overall per pm shorter since so than that the then there these this those to total under until versus was weekly were when where
   which while with without you your`.split(/\s+/),
);
/** What everything that is measured is counted in. */
const COUNTED =
  /^(?:d|wk|days?|nights?|mornings?|evenings?|weeks?|months?|years?|hours?|minutes?|seconds?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekdays?|weekends?|readings?|values?|measurements?|measures?|entries|entry|records?|recordings?|recorded|samples?|results?|weigh-ins?|workouts?|sessions?|activities|points?|levels?|percentage|degrees?|beats?|units?|consecutive|in-a-row|straight|different|other|such|further|full|whole|complete|single|separate|valid)$/;
const METRIC = new Set(METRIC_WORDS.flat().flatMap((words) => words.split(' ').map((word) => word.toLowerCase())));

const singular = (word: string): string => word.replace(/(?<=[a-z]{3})s$/, '');
/** "L" is said as litres, "g" as grams. */
const LONG_UNITS: Readonly<Record<string, RegExp>> = {
  l: /^lit(?:re|er)s?$/,
  ml: /^millilit/,
  g: /^grams?$/,
  mg: /^milligrams?$/,
  m: /^met(?:re|er)s?$/,
};

/** Something that a fact is of. */
interface Of {
  readonly name: string;
  readonly unit: string;
  readonly metric?: string;
  readonly events?: readonly string[];
}

/** Something that happened so often: said of what the sentence names, not of anything. "2.7 times as much" is a ratio. */
const OFTEN = /^times?$/;
const RATIO = /^[\s-]*times (?:as|the|your|what|that|more|higher|lower)\b/i;

/**
 * Whether the word behind a number fits a fact: what it counts, its unit, its measure or its event; nothing, or a word of grammar, fits every
 * fact. "Two coffees" fits no fact that merely counts two readings.
 *
 * @param after the sentence behind the number
 * @param sentence the whole of it: "six times" is of what it names
 */
export function isOf(after: string, fact: Of, sentence: string): boolean {
  const word = /^[\s-]*([a-z][a-z-]*)/i.exec(after)?.[1]?.toLowerCase();
  // Punctuation or the end: nothing is said of what it counts.
  if (word === undefined || /^\s*[.,;:!?)\]…–%/]/.test(after)) return true;
  if (RATIO.test(after)) return true;
  if (GRAMMAR.has(word) || COUNTED.test(word) || METRIC.has(word)) return true;
  const unit = fact.unit.toLowerCase();
  if (unit !== '' && (singular(word) === singular(unit) || LONG_UNITS[unit]?.test(word) === true)) return true;
  const own = ownWords(fact);
  if (OFTEN.test(word)) return (sentence.toLowerCase().match(/[a-z]+/g) ?? []).some((one) => own.has(singular(one)));
  return own.has(singular(word));
}

/** Words of a fact's name, measure and events, each as one. */
function ownWords({ name, metric = '', events = [] }: Of): ReadonlySet<string> {
  const synonyms = [
    ...METRIC_WORDS.filter((words) => words.includes(metric)).flat(),
    ...EVENT_WORDS.filter((words) => events.some((event) => words.includes(event))).flat(),
  ];
  const words = [name, metric, ...synonyms].flatMap((text) =>
    text
      .toLowerCase()
      .replaceAll('_', ' ')
      .split(/[^a-z]+/),
  );
  return new Set(words.filter((one) => one.length > 2 && !OF_ANYTHING.has(one)).map(singular));
}

/** Words of names that say nothing of what is counted. */
const OF_ANYTHING = new Set([
  'you',
  'your',
  'time',
  'value',
  'values',
  'count',
  'counted',
  'mean',
  'median',
  'sum',
  'total',
  'number',
  'the',
  'and',
  'for',
  'length',
  'period',
  'difference',
  'first',
  'second',
]);
