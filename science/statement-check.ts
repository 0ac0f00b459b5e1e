import { checkNumbers } from './number-check.ts';
import { formsOf, shows, unitAfter, type KnownFact } from './number-forms.ts';
import { numbersInDigits } from './number-words.ts';
import { isOf } from './number-nouns.ts';
import { EVENT_WORDS, METRIC_WORDS, namedPeriods, periodsIn, type MetricWords } from './statement-words.ts';

/** A result that a text may state, with what it is of. What is left out is not checked. */
export interface StatedFact extends KnownFact {
  /** Everyday words of its metric, such as `resting heart rate`; one that the vocabulary knows is enough. */
  readonly metric?: string;
  /** Periods in words that it may be told under, such as `the last 7 days` and `this week`. */
  readonly periods?: readonly string[];
  /** How it moved against what it is compared with. */
  readonly direction?: 'up' | 'down' | 'flat';
  /** Events that it tells of, such as `run`. */
  readonly events?: readonly string[];
  /** One of many of its kind, such as the value of one day: told only where one of its periods is named, and no part of differences. */
  readonly isOneOfMany?: true;
}

/** Something that a text says and that no fact bears out. */
export interface Strike {
  readonly sentence: string;
  /** The number or the word. */
  readonly token: string;
  readonly reason: 'number' | 'metric' | 'period' | 'direction' | 'event';
}

/** A text and all that it may rest on. */
export interface StatementInput {
  readonly facts: readonly StatedFact[];
  readonly knowledge: readonly string[];
  readonly question?: string;
  readonly text: string;
  /** A direction needs a fact that has one, and a difference or share must be a fact itself: what nobody compared is neither higher nor rising. */
  readonly isStrict?: boolean;
}

/** Whether every statement is borne out, and those that are not. */
export interface StatementCheck {
  readonly ok: boolean;
  readonly strikes: readonly Strike[];
}

const UP =
  /\b(?:rose|rise[ns]?|rising|increas\w*|gain\w*|higher|climb\w*|grew|grow\w*|went up|gone up|goes up|going up|up by|jumped|crept up|above your usual|more than (?:usual|before|the)|longer than|later than|improved to)\b/i;
const DOWN =
  /\b(?:fell(?! asleep)|fall(?:en|s|ing)?(?! asleep)|drop\w*|declin\w*|decreas\w*|lower|los[te]\w*|sank|slid|slipped|dipped|eased|went down|gone down|goes down|going down|down by|reduced|below your usual|less than (?:usual|before|the)|fewer than|shorter than|earlier than)\b/i;
const FLAT = /\b(?:unchanged|stable|steady|the same as|did not change|flat)\b/i;
const NUMBER = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g;

/**
 * Strikes what a text states without a fact: numbers, their units, the metric and the period that they are given to, directions, and events.
 *
 * Numbers by `checkNumbers`, also when written in letters. A number that a fact bears out must not be given to another metric or period
 * than the fact's; a direction must be that of the fact of its sentence; an event must be told by a fact or the question. English.
 * @see Rule of this project; no published validation
 */
export function checkStatements({ facts, knowledge, question = '', text, isStrict = false }: StatementInput): StatementCheck {
  const few = facts.filter(({ isOneOfMany }) => isOneOfMany !== true);
  const all = [...facts.flatMap(({ metric }) => (metric === undefined ? [] : [vocabularyOf(metric)])), ...METRIC_WORDS];
  const timely = new Set(facts.flatMap(({ periods = [] }) => periods.flatMap((period) => periodsIn(period))));
  const cited = knowledge.map(numbersInDigits);
  const strikes = sentencesOf(text).flatMap((sentence) => {
    const plain = numbersInDigits(sentence);
    const shown = withoutPeriods(plain, timely);
    const numbers = { knowledge: cited, question: numbersInDigits(question), text: shown, isPlain: isStrict };
    const unsupported = checkNumbers({ ...numbers, facts: few }).unsupported.filter(
      (token) => few.length === facts.length || checkNumbers({ ...numbers, facts, isPlain: true }).unsupported.includes(token),
    );
    const told = placesOf(plain, all);
    return [
      ...unsupported.map((token): Strike => ({ sentence, token, reason: 'number' })),
      ...misplaced(plain, told, facts, cited).map((strike): Strike => ({ sentence, ...strike })),
      ...turned(plain, told, facts, isStrict).map((token): Strike => ({ sentence, token, reason: 'direction' })),
      ...invented(plain, facts, `${question} ${knowledge.join(' ')}`).map((token): Strike => ({ sentence, token, reason: 'event' })),
    ];
  });
  return { ok: strikes.length === 0, strikes };
}

const sentencesOf = (text: string): readonly string[] => text.split(/(?<=[.!?])\s+(?=\S)|\n+/).filter((sentence) => sentence.trim() !== '');
const vocabularyOf = (metric: string): MetricWords =>
  METRIC_WORDS.find((words) => words.includes(metric.toLowerCase())) ?? [metric.toLowerCase()];

/** A sentence without the periods that some fact is of: their numbers are no results. "4 of the last 7 days" keeps its seven. */
function withoutPeriods(sentence: string, timely: ReadonlySet<string>): string {
  return namedPeriods(sentence)
    .toReversed()
    .filter(({ from, period }) => timely.has(period) && !/\bof (?:the )?$/i.test(sentence.slice(0, from)))
    .reduce((text, { from, to }) => `${text.slice(0, from)}then${text.slice(to)}`, sentence);
}

/** Where a metric is named in a sentence. */
interface Place {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

/** Metrics named in a sentence, longest words first, so that "resting heart rate" is not "heart rate" as well. */
function placesOf(sentence: string, all: readonly MetricWords[]): readonly Place[] {
  const words = all
    .flatMap((synonyms) => synonyms.map((word) => ({ word, name: synonyms[0] ?? word })))
    .toSorted((a, b) => b.word.length - a.word.length);
  const found: Place[] = [];
  for (const { word, name } of words) {
    for (const match of sentence.matchAll(new RegExp(`\\b${word}\\b`, 'gi'))) {
      const place = { from: match.index, to: match.index + word.length, name };
      if (!found.some((one) => place.from < one.to && one.from < place.to)) found.push(place);
    }
  }
  return found.toSorted((a, b) => a.from - b.from);
}

const CHOOSES_DAYS =
  /\b(?:days|nights|mornings) (?:after (?:one )?|on |in )?(?:with|without|when|where|that|which|you|after|following)\b[^,.;:]*$/i;

/** The metrics that a number is given to: the one that follows as its unit, and the last one before it unless another number stands between. */
function metricsOf(sentence: string, at: number, end: number, places: readonly Place[]): readonly string[] {
  const next = places.find(({ from }) => from >= end && from - end <= 24 && !/[,.;:]|\band\b|\bbut\b|\d/.test(sentence.slice(end, from)));
  const earlier = places.filter(({ to }) => to <= at);
  // "On days with sleep under 6 h": what days are chosen by is not what the number is of.
  const before = earlier.findLast(({ from }) => !CHOOSES_DAYS.test(sentence.slice(0, from))) ?? earlier.at(-1);
  const isUnit = next !== undefined && /^\s*(?:\w+ )?(?:of )?$/.test(sentence.slice(end, next.from));
  if (!isUnit) return before === undefined ? (next === undefined ? [] : [next.name]) : [before.name];
  const isOfBoth = before !== undefined && !/[,;:]|\d|\band\b|\bbut\b/.test(sentence.slice(before.to, at));
  return isOfBoth ? [before.name, next.name] : [next.name];
}

/** "9 hours more than usual" is a difference, whatever else is nine. */
const IS_DIFFERENCE = /^\s*(?:[\w%/]+ )?(?:more|less|fewer|longer|shorter|higher|lower|later|earlier) than\b/i;

function isDifference(token: string, facts: readonly StatedFact[]): boolean {
  const [value, decimals] = [Number(token), /\.(\d+)/.exec(token)?.[1]?.length ?? 0];
  const numbers = facts.flatMap((fact) => (typeof fact.value === 'number' ? [{ ...fact, value: fact.value }] : []));
  const isChange = ({ name }: StatedFact): boolean => /delta|change|diff|trend|shift|above|below/i.test(name);
  return (
    numbers.some((fact) => isChange(fact) && bears(fact, value, decimals, undefined)) ||
    numbers.some((a) => numbers.some((b) => a !== b && a.unit === b.unit && differs(a.value, b.value, a.unit, value, decimals)))
  );
}

const differs = (a: number, b: number, unit: string, value: number, decimals: number): boolean =>
  formsOf(a - b, unit).some((form) => shows(form, value, decimals, undefined)) ||
  shows({ value: (100 * (a - b)) / b, unit: '%' }, value, decimals, '%');

const bears = (fact: StatedFact, value: number, decimals: number, unit: string | undefined): boolean =>
  (typeof fact.value === 'number' && formsOf(fact.value, fact.unit).some((form) => shows(form, value, decimals, unit))) ||
  (typeof fact.value === 'object' && fact.value.some((one) => shows({ value: one, unit: undefined }, value, decimals, undefined)));

/** Numbers that only facts of another metric or period bear out. Numbers of cited texts belong to nothing. */
function misplaced(
  sentence: string,
  places: readonly Place[],
  facts: readonly StatedFact[],
  knowledge: readonly string[],
): readonly { readonly token: string; readonly reason: 'number' | 'metric' | 'period' }[] {
  const cited = new Set(knowledge.flatMap((one) => one.match(NUMBER) ?? []));
  const named = namedPeriods(sentence);
  const clauses = clausesOf(sentence);
  const firstNumber =
    [...sentence.matchAll(NUMBER)].find(({ index }) => !named.some(({ from, to }) => index >= from && index < to))?.index ?? 0;
  return [...sentence.matchAll(NUMBER)].flatMap((match): readonly { token: string; reason: 'number' | 'metric' | 'period' }[] => {
    const token = match[0];
    if (named.some(({ from, to }) => match.index >= from && match.index < to)) return [];
    const end = match.index + token.length;
    const plain = token.replaceAll(',', '');
    const unit = unitAfter(sentence.slice(end));
    const bearing = facts.filter((fact) => bears(fact, Number(plain), /\.(\d+)/.exec(plain)?.[1]?.length ?? 0, unit));
    const after = sentence.slice(end);
    if (isPartOfPeriod(sentence, match.index)) return [];
    if (cited.has(token)) {
      // A limit of six hours bears out no "six times".
      const from = knowledge.filter((text) => [...text.matchAll(NUMBER)].some(([one]) => one === token));
      return unit === undefined && !from.some((name) => isOf(after, { name, unit: '' }, sentence)) ? [{ token, reason: 'number' }] : [];
    }
    if (bearing.length === 0) return [];
    if (IS_DIFFERENCE.test(after) && !isDifference(plain, facts)) return [{ token, reason: 'number' }];
    // "Two coffees" is borne out by nothing that merely counts two.
    if (unit === undefined && !bearing.some((fact) => isOf(after, fact, sentence))) return [{ token, reason: 'number' }];
    const given = metricsOf(sentence, match.index, end, places);
    const fitting = bearing.filter(
      ({ metric }) => metric === undefined || given.every((told) => isSameMetric(vocabularyOf(metric)[0] ?? '', told)),
    );
    if (fitting.length === 0) return [{ token, reason: 'metric' }];
    const clause = clauses.findLast(({ from }) => from <= match.index);
    const own = named.filter(({ from }) => clause !== undefined && from >= clause.from && from < clause.from + clause.text.length);
    // A clause without a period of its own takes the one that the sentence began with.
    const period = own.length > 0 ? own : named.filter(({ to }) => to <= firstNumber);
    const isTimely = fitting.some(
      ({ periods, isOneOfMany }) =>
        periods === undefined ||
        (period.length === 0 && isOneOfMany !== true) ||
        period.some((one) => periods.some((told) => periodsIn(told).includes(one.period))),
    );
    return isTimely ? [] : [{ token, reason: 'period' }];
  });
}

/** "Heart rate" may be said of the resting one, "blood pressure" of both of its values. */
function isSameMetric(fact: string, told: string): boolean {
  return (
    fact === told ||
    (told === 'blood pressure' && (fact === 'systolic' || fact === 'diastolic')) ||
    (told === 'heart rate' && fact === 'resting heart rate') ||
    (told === 'sleep' && fact === 'bedtime') ||
    // Steps are walked as well.
    (told === 'distance' && fact === 'steps')
  );
}

/** The 7 of "the last 7 days" is no value. */
const isPartOfPeriod = (sentence: string, at: number): boolean =>
  /(?:last|past|previous|latest|of (?:the )?(?:last |past )?)\s*$/i.test(sentence.slice(0, at)) ||
  /^\d+[ -](?:day|week|month)s? (?:average|mean|median)/i.test(sentence.slice(at));

/** Words of direction that go against the facts of the metrics of the sentence. */
function turned(sentence: string, places: readonly Place[], facts: readonly StatedFact[], isStrict: boolean): readonly string[] {
  if (isStrict && IS_ADVICE.test(sentence)) return [];
  // Names of measures may hold such words: "floors climbed".
  const masked = places.reduce(
    (text, place) => text.slice(0, place.from) + '_'.repeat(place.to - place.from) + text.slice(place.to),
    sentence,
  );
  return clausesOf(masked).flatMap(({ text, from }) => {
    const said = UP.test(text) ? 'up' : DOWN.test(text) ? 'down' : FLAT.test(text) ? 'flat' : undefined;
    // Both ways in one clause ("higher on days with fewer steps") is more than can be judged here.
    if (said === undefined || (UP.test(text) && DOWN.test(text))) return [];
    const named = places.filter((place) => place.from >= from && place.from < from + text.length).map(({ name }) => name);
    const subjects =
      named.length > 0
        ? named
        : places
            .filter((place) => place.from < from)
            .map(({ name }) => name)
            .slice(-1);
    const moved = facts.filter(
      ({ metric, direction }) =>
        direction !== undefined && (subjects.length === 0 || (metric !== undefined && subjects.includes(vocabularyOf(metric)[0] ?? ''))),
    );
    if (moved.length === 0 ? !isStrict : moved.some(({ direction }) => direction === said)) return [];
    return [((said === 'up' ? UP : said === 'down' ? DOWN : FLAT).exec(text) ?? [said])[0]];
  });
}

function clausesOf(sentence: string): readonly { readonly text: string; readonly from: number }[] {
  let from = 0;
  return sentence.split(/(?<=[,;:])\s|\s(?=(?:and|but|while) )/).map((text) => {
    const clause = { text, from };
    from += text.length + 1;
    return clause;
  });
}

/** Talk of what could be done is no statement. */
const IS_ADVICE = /\b(?:could|should|might|may|try|consider|would|can|if|plan|aim|whether|avoid|before a|after a|ask)\b/i;

/** Events that nobody recorded. Talk of what could be done ("a run could help") is advice, not a statement. */
function invented(sentence: string, facts: readonly StatedFact[], known: string): readonly string[] {
  if (IS_ADVICE.test(sentence)) return [];
  return EVENT_WORDS.flatMap((words) => {
    const pattern = new RegExp(`\\b(?:${words.join('|')})s?\\b`, 'i');
    const told = pattern.exec(sentence);
    if (told === null || pattern.test(known)) return [];
    return facts.some(
      ({ events = [], metric = '', name }) =>
        events.some((event) => words.includes(event)) || pattern.test(metric) || pattern.test(name.replaceAll('_', ' ')),
    )
      ? []
      : [told[0]];
  });
}
