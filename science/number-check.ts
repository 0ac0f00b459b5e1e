import { formsOf, shows, unitAfter } from './number-forms.ts';
import type { KnownFact, NumberForm } from './number-forms.ts';

/** Whether every number of an answer has a source, and those that have none, as they stand in the text. */
export interface NumberCheck {
  readonly ok: boolean;
  readonly unsupported: readonly string[];
}

/** An answer with what it may rest on: results, texts of the knowledge base, and the person's own question. */
export interface NumberCheckInput {
  readonly facts: readonly KnownFact[];
  readonly knowledge: readonly string[];
  readonly question?: string;
  readonly text: string;
  /** Only results as they are: no difference, share or ratio of two of them. */
  readonly isPlain?: boolean;
}

interface Shown {
  readonly token: string;
  readonly value: number;
  readonly decimals: number;
  readonly unit: string | undefined;
  /** The words of the clause before the number, and everything after it. */
  readonly before: string;
  readonly after: string;
}

const TOKEN = /\d{1,2}:\d{2}|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g;
const FALLING = /\b(?:fell|fall|dropped|drop|decreased?|declined?|lost|lower|less|fewer|down|reduced)\b/;
const RISING = /\b(?:rose|rise|rising|increased?|gained?|higher|more|up|climbed|grew)\b/;
const COMPARING = /\b(?:to go|short|left|missing|difference|change|apart|above|below|than)\b/;
/** Words of a sentence that point at one kind of result, by words of its name. */
const POINTERS: readonly (readonly [inText: RegExp, inName: RegExp])[] = [
  [/\b(?:today|this morning|last night|now|latest|current)\b/, /today|last|latest|current|now/],
  [/\b(?:usual|usually|normally|typical|baseline|average|median|mean)\b/, /median|mean|baseline|usual|avg|average/],
];

function shownNumbers(text: string): Shown[] {
  return [...text.matchAll(TOKEN)].map((found) => {
    const token = found[0];
    const after = text.slice(found.index + token.length);
    const clause =
      text
        .slice(0, found.index)
        .split(/[.;:,!?](?=\s)/)
        .at(-1) ?? '';
    const plain = token.replaceAll(',', '');
    return {
      token,
      value: Number(plain),
      decimals: /\.(\d+)/.exec(plain)?.[1]?.length ?? 0,
      unit: unitAfter(after),
      before: clause.toLowerCase(),
      after,
    };
  });
}

const scalars = (facts: readonly KnownFact[]) =>
  facts.flatMap(({ name, value, unit }) => (typeof value === 'number' ? [{ name, value, unit }] : []));

/** The sentence points at another result of the same unit: the right number in the wrong place. */
function pointsElsewhere(fact: { readonly name: string; readonly unit: string }, facts: readonly KnownFact[], before: string): boolean {
  const others = facts.filter(({ name, unit }) => name !== fact.name && unit === fact.unit);
  return POINTERS.some(
    ([inText, inName]) => inText.test(before) && !inName.test(fact.name) && others.some(({ name }) => inName.test(name)),
  );
}

function isFact(shown: Shown, facts: readonly KnownFact[]): boolean {
  return scalars(facts).some((fact) => {
    if (!formsOf(fact.value, fact.unit).some((form) => shows(form, shown.value, shown.decimals, shown.unit))) return false;
    const change = /delta|change|diff|trend/.test(fact.name) || fact.value < 0;
    if (change && fact.value < 0 && RISING.test(shown.before)) return false;
    if (change && fact.value > 0 && FALLING.test(shown.before)) return false;
    return !pointsElsewhere(fact, facts, shown.before);
  });
}

/** Difference, share and ratio of two results, or of a result and a number of the knowledge base. */
function isDerived(shown: Shown, facts: readonly KnownFact[], knowledge: readonly number[]): boolean {
  const values = scalars(facts);
  const words = `${shown.before} ${shown.after.toLowerCase()}`;
  const compared = FALLING.test(words) || RISING.test(words) || COMPARING.test(words);
  return values.some((a) =>
    [...values.filter((b) => b.name !== a.name && b.unit === a.unit), ...knowledge.map((value) => ({ value, unit: a.unit }))].some((b) => {
      const difference: NumberForm = { value: a.value - b.value, unit: a.unit };
      const shares = [(100 * (a.value - b.value)) / b.value, (100 * a.value) / b.value].map((value) => ({ value, unit: '%' }));
      if (shown.unit === '%') return b.value !== 0 && shares.some((form) => shows(form, shown.value, shown.decimals, '%'));
      return compared && shows(difference, shown.value, shown.decimals, shown.unit);
    }),
  );
}

/** "9,000 steps on 4 of the last 7 days": the threshold is free, the length must be true, and the count is counted. */
function isAboutSeries(shown: Shown, facts: readonly KnownFact[], text: string): boolean {
  const said =
    /(passed|above|over|more than|exceeded|at least|reached|below|under|less than)\s+([\d.,]+).*?\b(\d+) of (?:the (?:last )?)?(\d+)/i.exec(
      text,
    );
  return facts.some(({ value }) => {
    if (typeof value !== 'object') return false;
    if (!said) return value.some((item) => shows({ value: item, unit: undefined }, shown.value, shown.decimals, undefined));
    const limit = Number(said[2]?.replaceAll(',', ''));
    const low = /below|under|less/i.test(said[1] ?? '');
    const reaches = /at least|reached/i.test(said[1] ?? '');
    const count = value.filter((item) => (low ? item < limit : reaches ? item >= limit : item > limit)).length;
    if (shown.after.startsWith(' of ')) return shown.value === count;
    return shown.value === limit || shown.value === value.length;
  });
}

/** Periods in the names of results: 7 in "mean_7d", 10 in "risk10". */
function isPeriod(shown: Shown, facts: readonly KnownFact[]): boolean {
  if (!['days', 'weeks', 'years'].includes(shown.unit ?? '')) return false;
  return facts.some(({ name }) => [...name.matchAll(/\d+/g)].some(([digits]) => Number(digits) === shown.value));
}

const numbersIn = (text: string) => shownNumbers(text).map(({ value }) => value);

/**
 * Finds the numbers of an answer that nothing supports, so that the sentence can be taken out before anyone reads it.
 *
 * A number is supported when it equals a result after rounding to the digits shown (or in another unit), is the difference, share or ratio
 * of two results, stands in a cited text or in the question, counts a series rightly, or names the period of a result. Wrong rounding,
 * wrong sign, a number attached to the wrong result, and reference ranges from nowhere are not.
 * @see Rule of this project; no published validation
 */
export function checkNumbers({ facts, knowledge, question = '', text, isPlain = false }: NumberCheckInput): NumberCheck {
  const cited = knowledge.flatMap(numbersIn);
  const asked = shownNumbers(question).map(({ token }) => token);
  const clocks = facts.map(({ value }) => value).filter((value) => typeof value === 'string');
  const supported = (shown: Shown) => {
    if (asked.includes(shown.token) || clocks.includes(shown.token)) return true;
    if (shown.token.includes(':')) return false;
    if (cited.includes(shown.value) || (shown.value === 100 && shown.before.endsWith(' in '))) return true;
    if (/(?:^|\n)\s*$/.test(shown.before) && /^[.)]\s/.test(shown.after)) return true;
    return (
      isFact(shown, facts) || (!isPlain && isDerived(shown, facts, cited)) || isAboutSeries(shown, facts, text) || isPeriod(shown, facts)
    );
  };
  const unsupported = shownNumbers(text)
    .filter((shown) => !supported(shown))
    .map(({ token }) => token);
  return { ok: unsupported.length === 0, unsupported };
}
