import { directionSaid, pointsElsewhere } from './number-direction.ts';
import { isDerived } from './number-derived.ts';
import { formsOf, shows } from './number-forms.ts';
import type { KnownFact } from './number-forms.ts';
import { isOfSeries } from './number-series.ts';
import { shownNumbers } from './number-tokens.ts';
import type { ShownNumber } from './number-tokens.ts';

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

/** A result that is one number. */
export type ScalarFact = KnownFact & { readonly value: number };

const isScalar = (fact: KnownFact): fact is ScalarFact => typeof fact.value === 'number';
const isSeries = (fact: KnownFact): fact is KnownFact & { readonly value: readonly number[] } => typeof fact.value === 'object';

const IS_CHANGE = /delta|change|diff|trend|slope|shift/;

/** Whether one of the results is that number, in a unit, with a sign and in a place that fit. */
function isFact(shown: ShownNumber, facts: readonly ScalarFact[]): boolean {
  return facts.some((fact) => {
    if (!isShownBy(shown, fact)) return false;
    // A loss of −1.6 kg is a gain.
    if (shown.sign === -1 && fact.value > 0 && !/\bloss\b/.test(shown.sentence)) return false;
    const isChange = IS_CHANGE.test(fact.name) || fact.value < 0;
    if (shown.sign === 1 && isChange && fact.value < 0) return false;
    const said = isChange && shown.sign === undefined ? directionSaid(shown) : undefined;
    // A correlation of −0.42 is not one of 0.42; a change of −2.3 may be told as one of 2.3.
    if (fact.value < 0 && !IS_CHANGE.test(fact.name) && shown.sign === undefined && said === undefined) return false;
    if (said !== undefined && fact.value !== 0 && (said === 'up') !== fact.value > 0) return false;
    if (shown.place === 'first' && /dbp|diastolic/.test(fact.name)) return false;
    if (shown.place === 'second' && /sbp|systolic/.test(fact.name)) return false;
    return isFittingEnd(shown, fact, facts) && !pointsElsewhere(fact, facts, shown);
  });
}

const isShownBy = (shown: ShownNumber, fact: ScalarFact): boolean =>
  formsOf(fact.value, fact.unit).some((form) => shows(form, shown.value, shown.decimals, shown.unit));

/** An end of "7-9 h" is a result only when the other end is another one. */
function isFittingEnd({ otherEnd }: ShownNumber, fact: ScalarFact, facts: readonly ScalarFact[]): boolean {
  if (otherEnd === undefined) return true;
  const decimals = /\.(\d+)/.exec(String(otherEnd))?.[1]?.length ?? 0;
  return facts.some(
    (one) => one.name !== fact.name && formsOf(one.value, one.unit).some((form) => shows(form, otherEnd, decimals, undefined)),
  );
}

const DAYS: Readonly<Record<string, number>> = { days: 1, weeks: 7, months: 30, years: 365 };

/** Periods in the names of results: 7 in "mean_7d" and "active_min_week", 10 in "risk10", four weeks for 28 days. */
function isPeriod(shown: ShownNumber, facts: readonly KnownFact[]): boolean {
  const days = DAYS[shown.unit ?? ''];
  if (days === undefined) return false;
  return facts.some(({ name, value, unit }) => {
    if (/(?:^|_)week(?:_|$)/.test(name) && shown.value * days === 7) return true;
    if (typeof value === 'number' && unit === 'days' && value === shown.value * days) return true;
    return [...name.matchAll(/(\d+)(d|days?|w|weeks?|m|months?|y|years?)?(?![a-z])/g)].some(([, digits, letters]) => {
      const own = { d: 1, w: 7, m: 30, y: 365 }[letters?.[0] ?? ''];
      return own === undefined ? Number(digits) === shown.value : Number(digits) * own === shown.value * days;
    });
  });
}

/** "7:05 am", "07:05" and "7:05" are the same time of day. */
function clockOf(token: string, after: string): string | undefined {
  const found = /^(\d{1,2}):(\d{2})$/.exec(token);
  if (found === null) return undefined;
  const half = /^\s?([ap])\.?m\b/i.exec(after)?.[1]?.toLowerCase();
  const hour = Number(found[1]);
  return `${half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0)}:${found[2] ?? ''}`;
}

/** "15 in 100", "147 out of 1,000" and "1 in 7" are probabilities; the size of the group may be any power of ten. */
function isFrequency(shown: ShownNumber, facts: readonly ScalarFact[]): boolean {
  const isGroup = /\b(?:in|out of|of) (?:every )?$/.test(shown.before);
  if (isGroup && /^10+$/.test(String(shown.value)))
    return /\bin (?:every )?$/.test(shown.before) || /^ (?:people|persons|men|women|adults)\b/i.test(shown.after);
  const pair = isGroup
    ? /(\d[\d,]*) (?:in|out of) (?:every )?$/.exec(shown.before)
    : /^ (?:in|out of) (?:every )?(\d[\d,]*)/.exec(shown.after);
  const group = pair ?? /\bout of (?:every )?(\d[\d,]*) (?:people|persons|men|women|adults)\b/.exec(shown.sentence);
  if (group === null) return false;
  const other = Number(group[1]?.replaceAll(',', ''));
  const [part, whole] = isGroup ? [other, shown.value] : [shown.value, other];
  const isComplement = /\b(?:not|without|no)\b/i.test(shown.after.split(/[.;,]/)[0] ?? '');
  return facts.some(({ value, unit }) => {
    const p = unit === 'probability' ? value : unit === '%' ? value / 100 : undefined;
    if (p === undefined || p <= 0) return false;
    if (part === 1) return Math.round(1 / p) === whole;
    return Math.round((isComplement ? 1 - p : p) * whole) === part;
  });
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Day, month or year of a date that a result or the question names. */
function isDate(shown: ShownNumber, sources: readonly string[]): boolean {
  const dates = sources.flatMap((text) => [...text.matchAll(/\b(\d{4})-(\d{2})-(\d{2})\b/g)]);
  if (dates.some(([date]) => date === shown.token)) return true;
  const month = /^(?:st|nd|rd|th)? (?:of )?([a-z]{3})[a-z]*\b/i.exec(shown.after)?.[1] ?? /\b([a-z]{3})[a-z]* $/.exec(shown.before)?.[1];
  const named = MONTHS.indexOf(month?.toLowerCase() ?? '') + 1;
  return dates.some(
    ([, year, number, day]) =>
      (named === Number(number) && Number(day) === shown.value) || (shown.token.length === 4 && year === shown.token),
  );
}

/** "1." at the start of a line, "tip 2", "1st". */
const isOrdinal = ({ before, after, value, decimals }: ShownNumber): boolean =>
  (/(?:^|\n)\s*$/.test(before) && /^[.)]\s/.test(after)) ||
  (/^(?:st|nd|rd|th)\b/.test(after) && decimals === 0) ||
  (/\b(?:step|tip|option|point|idea) $/.test(before) && value <= 10 && decimals === 0);

/**
 * Finds the numbers of an answer that nothing supports, so that the sentence can be taken out before anyone reads it.
 *
 * A number is supported when it equals a result after rounding to the digits shown (or in another unit, or as hours and minutes), is the
 * difference, sum, share or ratio of two results, stands in a cited text or in the question, counts a series rightly, or names the period of
 * a result. Wrong rounding, wrong sign or direction, a number attached to the wrong result, and reference ranges from nowhere are not.
 * Numbers in letters count where a unit follows them. Any number of facts; English.
 * @see Rule of this project; no published validation
 */
export function checkNumbers({ facts, knowledge, question = '', text, isPlain = false }: NumberCheckInput): NumberCheck {
  const [scalars, series] = [facts.filter(isScalar), facts.filter(isSeries)];
  const words = facts.map(({ value }) => value).filter((value) => typeof value === 'string');
  const cited = knowledge.flatMap(shownNumbers);
  const asked = shownNumbers(question);
  const times = facts.flatMap((fact) => (typeof fact.value === 'string' ? [{ ...fact, clock: clockOf(fact.value, '') }] : []));
  const askedTimes = asked.map(({ token, after }) => clockOf(token, after));
  const supported = (shown: ShownNumber): boolean => {
    if (asked.some(({ token }) => token === shown.token)) return true;
    if (shown.token.includes(':') && shown.parts === undefined) {
      const clock = clockOf(shown.token, shown.after);
      return askedTimes.includes(clock) || times.some((one) => one.clock === clock && !pointsElsewhere(one, times, shown));
    }
    if (words.includes(shown.token)) return true;
    if (isDate(shown, [...words, question])) return true;
    if (/^\d{4}-\d{2}-\d{2}$/.test(shown.token)) return false;
    if (cited.some((one) => one.value === shown.value || isSame(one, shown)) || isOrdinal(shown)) return true;
    return (
      isFact(shown, scalars) ||
      isFrequency(shown, scalars) ||
      (!isPlain && isDerived(shown, scalars, cited, words)) ||
      series.some((one) => isOfSeries(shown, one)) ||
      isPeriod(shown, facts)
    );
  };
  const unsupported = shownNumbers(text).flatMap((shown) => (supported(shown) ? [] : tokensOf(shown, scalars)));
  return { ok: unsupported.length === 0, unsupported };
}

/** A number of a cited text in another unit: 150 minutes are 2.5 hours. */
const isSame = (cited: ShownNumber, shown: ShownNumber): boolean =>
  cited.unit !== undefined &&
  shown.unit !== undefined &&
  formsOf(cited.value, cited.unit).some((form) => shows(form, shown.value, shown.decimals, shown.unit));

/** A length of time is named by the part that is wrong, by both when neither fits. */
function tokensOf({ token, parts, value }: ShownNumber, facts: readonly ScalarFact[]): readonly string[] {
  if (parts === undefined) return [token];
  const minutes = facts.flatMap((fact) =>
    formsOf(fact.value, fact.unit).flatMap((form) => (form.unit === 'min' ? [Math.round(Math.abs(form.value))] : [])),
  );
  // The right length in the wrong place.
  if (minutes.includes(value)) return parts;
  const wrong = minutes.flatMap((one) =>
    Math.floor(one / 60) === Math.floor(value / 60) ? [parts[1]] : one % 60 === value % 60 ? [parts[0]] : [],
  );
  return wrong[0] === undefined ? parts : [wrong[0]];
}
