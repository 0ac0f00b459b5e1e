import { METRICS } from '@aceso/contracts/vocabulary';
import { EVERYDAY_NAMES, SHARED_NAMES } from './everyday-names.ts';
import { EVERYDAY_WORDS } from './everyday-words.ts';
import { KNOWN_WORDS, OTHER_WORDS } from './known-words.ts';
import { NUMBER_WORDS, plainWords } from './plain-words.ts';
import { MONTHS, WEEKDAYS } from './calendar.ts';
import { SAID_UNITS } from './units.ts';
import { WORKOUT_NAMES, type WorkoutName } from './workout-names.ts';

/** What a phrase names. */
export type Meaning =
  { readonly of: 'metrics'; readonly ids: readonly string[]; readonly ask: boolean } | ({ readonly of: 'workouts' } & WorkoutName);

/** Without the "s" of a plural, so that "calories burned" and "calorie burned" meet. */
export const stem = (word: string): string =>
  word.length > 3 && word.endsWith('s') && !/(ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
const keyOf = (phrase: string): string => plainWords(phrase).split(' ').map(stem).join(' ');

interface Lexicon {
  /** Every phrase that names a metric or a kind of workout, in plain singular words. */
  readonly phrases: ReadonlyMap<string, Meaning>;
  /** Words of the longest phrase. */
  readonly longest: number;
  readonly words: ReadonlySet<string>;
  /** Words of letters alone, by how many they have. */
  readonly byLength: ReadonlyMap<number, readonly string[]>;
}

/** Abbreviations of laboratories that everybody says as a verb: GOT is an enzyme. */
const EVERYDAY_VERBS: ReadonlySet<string> = new Set(['got', 'had', 'was', 'did', 'ran', 'met', 'hit']);

function build(): Lexicon {
  const phrases = new Map<string, Meaning>();
  const add = (phrase: string, ids: readonly string[], ask = false): void => {
    const key = keyOf(phrase);
    const before = phrases.get(key);
    if (key === '' || !/\p{L}{2}/u.test(key) || EVERYDAY_VERBS.has(key)) return;
    if (before?.of === 'metrics') phrases.set(key, { of: 'metrics', ids: [...new Set([...before.ids, ...ids])], ask: before.ask || ask });
    else phrases.set(key, { of: 'metrics', ids, ask });
  };
  for (const [words, name] of WORKOUT_NAMES) phrases.set(keyOf(words), { of: 'workouts', ...name });
  for (const metric of METRICS.values()) {
    const name = metric.name.toLowerCase();
    const plain = name.replaceAll(/\s*\([^)]*\)|, .*$/g, '');
    const isLaboratory = metric.family === 'laboratory';
    const usual = metric.synonyms?.filter((word) => word.length > 2 && !word.startsWith('average ')) ?? [];
    const own = [...(name.includes('(') && !isLaboratory ? [] : [name]), plain, metric.id.replaceAll('-', ' '), ...usual];
    for (const word of own) {
      if (WORKOUT_NAMES.has(word)) continue;
      const different = phrases.get(keyOf(word));
      add(word, [metric.id], different?.of === 'metrics' && !different.ids.includes(metric.id));
      if (isLaboratory)
        for (const more of [`${word} level`, `blood ${word}`, `${word} in my blood`, `serum ${word}`]) add(more, [metric.id]);
      if (metric.family === 'nutrition')
        for (const more of [
          `${word} intake`,
          `dietary ${word}`,
          `${word} eaten`,
          `gram of ${word}`,
          `${word} consumption`,
          `milligram of ${word}`,
        ])
          add(more, [metric.id]);
    }
  }
  // Everyday names are the last word: they say which of several is meant.
  for (const [id, names] of Object.entries(EVERYDAY_NAMES))
    for (const name of names.split('|')) phrases.set(keyOf(name), { of: 'metrics', ids: [id], ask: false });
  for (const { names, metrics, ask } of SHARED_NAMES)
    for (const name of names.split('|')) phrases.set(keyOf(name), { of: 'metrics', ids: metrics, ask: ask === true });
  const words = new Set([
    ...[...phrases.keys()].flatMap((phrase) => phrase.split(' ')),
    ...KNOWN_WORDS,
    ...NUMBER_WORDS,
    ...[...SAID_UNITS.keys()].flatMap((word) => word.split(' ')),
    ...[...MONTHS, ...WEEKDAYS].map((name) => name.toLowerCase()),
    ...'jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri mondays tuesdays wednesdays thursdays fridays saturdays sundays workdays spring summer autumn winter weeknights'.split(
      ' ',
    ),
  ]);
  return {
    phrases,
    words,
    longest: Math.max(...[...phrases.keys()].map((phrase) => phrase.split(' ').length)),
    byLength: Map.groupBy(
      [...words].filter((word) => /^\p{L}+$/u.test(word) && word.length > 2),
      (word) => word.length,
    ),
  };
}

let made: Lexicon | undefined;
/** Made at the first question: a start need not wait for it. */
const lexicon = (): Lexicon => (made ??= build());
export const isKnownWord = (word: string): boolean => lexicon().words.has(word) || lexicon().words.has(stem(word));

/** The longest phrase that begins at a word; undefined when none does. */
export function phraseAt(words: readonly string[], from: number): { readonly meaning: Meaning; readonly length: number } | undefined {
  for (let length = Math.min(lexicon().longest, words.length - from); length > 0; length -= 1) {
    const meaning = lexicon().phrases.get(
      words
        .slice(from, from + length)
        .map(stem)
        .join(' '),
    );
    if (meaning !== undefined) return { meaning, length };
  }
  return undefined;
}

/** Words that a slip most likely meant: those that questions are made of. */
const LIKELY = new Set(
  `average steps step heart rate resting sleep slept weight last week month days day night nights yesterday today many much highest lowest median total between weekend weekends weekday weekdays september october november december january february august distance minutes hours kilometres calories average variability correlation standard deviation percentage percent longest streak running workouts training exercise active blood pressure glucose compared trend change consecutive morning lowest maximum minimum`.split(
    ' ',
  ),
);

/** The known word that a misspelt one meant: at most one slip in four letters, two in eight; undefined when there is none or no telling. */
export function correction(word: string): string | undefined {
  if (word.length < 4 || !/^\p{L}+$/u.test(word) || isKnownWord(word) || OTHER_WORDS.has(word) || EVERYDAY_WORDS.has(word))
    return undefined;
  const most = word.length >= 8 ? 2 : 1;
  let best: { readonly word: string; readonly cost: number } | undefined;
  for (let length = word.length - most; length <= word.length + most; length += 1)
    for (const candidate of lexicon().byLength.get(length) ?? []) {
      const slips = distance(word, candidate, most);
      if (slips > most || candidate.length < 4) continue;
      const cost = slips + (candidate[0] === word[0] ? 0 : 0.6) + (LIKELY.has(candidate) ? 0 : 0.3);
      if (best === undefined || cost < best.cost) best = { word: candidate, cost };
    }
  return best !== undefined && best.cost <= most + 0.6 ? best.word : undefined;
}

/** Letters left out, put in, changed or swapped with their neighbour (optimal string alignment); more than `most` is told as such. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[b.length] ?? most + 1;
}
