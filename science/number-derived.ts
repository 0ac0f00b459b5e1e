import { directionSaid, subjectOf } from './number-direction.ts';
import { formsOf, shows } from './number-forms.ts';
import type { ShownNumber } from './number-tokens.ts';

/** A result that is one number. */
interface Scalar {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** Minutes of a day: times of day differ across midnight. */
const DAY = 1440;
const COMPARING = /\b(?:to go|short|left|missing|difference|differ|change[ds]?|apart|gap|swing|pulse pressure|remain(?:s|ing)?)\b/;
const TOGETHER = /\b(?:total|together|combined|altogether|in all|sum)\b/;
const THE_REST = /\b(?:out of range|outside|not|without|remaining|the rest|other)\b/;
const EACH = /^\s*\S*\s*(?:each|apiece|per|on average|an? (?:run|ride|walk|swim|hike|day|night|workout|session|week))\b/i;
const TIMES = /^\s*-?(?:times|x|×|fold)(?![a-z])/i;

/**
 * Whether a number is the difference, share, ratio or sum of two results, or of a result and a number of a cited text, and is said in the
 * direction in which they differ. Times of day (`clocks`, such as "23:40") differ in minutes. English.
 * @see Rule of this project; no published validation
 */
export function isDerived(
  shown: ShownNumber,
  facts: readonly Scalar[],
  cited: readonly ShownNumber[],
  clocks: readonly string[] = [],
): boolean {
  const texts = cited.map(({ value, unit }): Scalar => ({ name: '', value, unit: unit ?? '' }));
  const times = clocks.flatMap((clock, index): Scalar[] => {
    const found = /^(\d{1,2}):(\d{2})$/.exec(clock);
    return found === null ? [] : [{ name: `clock ${index}`, value: 60 * Number(found[1]) + Number(found[2]), unit: 'min' }];
  });
  if (times.some((a) => times.some((b) => a !== b && isShown(shown, (b.value - a.value + DAY) % DAY, 'min')))) return true;
  const pairs = facts.flatMap((a, i) => facts.slice(i + 1).flatMap((b) => (a.unit === b.unit ? [[a, b] as const] : [])));
  return (
    pairs.some(([a, b]) => isOfTwo(shown, a, b)) ||
    facts.some((fact) => texts.some((text) => isOrdered(shown, fact, { ...text, unit: fact.unit }))) ||
    facts.some((fact) => isComplement(shown, fact)) ||
    (EACH.test(shown.after) && facts.some((a) => facts.some((b) => isQuotient(shown, a, b))))
  );
}

function isOfTwo(shown: ShownNumber, a: Scalar, b: Scalar): boolean {
  if (TOGETHER.test(shown.sentence) && isShown(shown, a.value + b.value, a.unit)) return true;
  const subject = subjectOf(shown.sentence, a, b);
  return (subject !== 'b' && isOrdered(shown, a, b)) || (subject !== 'a' && isOrdered(shown, b, a));
}

/** 18.2 km in 3 runs are 6.1 km each. */
const isQuotient = (shown: ShownNumber, a: Scalar, b: Scalar): boolean =>
  a.unit !== b.unit && b.value > 1 && Number.isInteger(b.value) && isShown(shown, a.value / b.value, a.unit);

/** Said of `a`, compared with `b`. */
function isOrdered(shown: ShownNumber, a: Scalar, b: Scalar): boolean {
  const said = directionSaid(shown);
  const fits = said === undefined || a.value === b.value || (said === 'up') === a.value > b.value;
  if (TIMES.test(shown.after))
    return b.value !== 0 && shows({ value: a.value / b.value, unit: undefined }, shown.value, shown.decimals, undefined);
  if (shown.unit === '%' && a.unit !== '%') {
    if (b.value === 0) return false;
    const isShare = said === undefined && /^\s*(?:%|percent|per cent)\s+of\b/i.test(shown.after);
    const [difference, share] = [(100 * (a.value - b.value)) / b.value, (100 * a.value) / b.value];
    if (!isShare && fits && shows({ value: difference, unit: '%' }, shown.value, shown.decimals, '%')) return true;
    return (isShare || said === undefined) && shows({ value: share, unit: '%' }, shown.value, shown.decimals, '%');
  }
  const isCompared = said !== undefined || COMPARING.test(shown.sentence) || shown.sign !== undefined;
  // A loss of −1.6 kg is a gain.
  const isSigned = shown.sign === undefined || shown.sign === Math.sign(a.value - b.value) || /\bloss\b/.test(shown.sentence);
  return isCompared && fits && isSigned && isShown(shown, a.value - b.value, a.unit);
}

/** "Out of range 27.6 % of the time". */
function isComplement(shown: ShownNumber, { value, unit }: Scalar): boolean {
  const percent = unit === '%' ? value : unit === 'probability' ? 100 * value : undefined;
  if (percent === undefined || shown.unit !== '%' || !THE_REST.test(shown.sentence)) return false;
  return shows({ value: 100 - percent, unit: '%' }, shown.value, shown.decimals, '%');
}

const isShown = (shown: ShownNumber, value: number, unit: string): boolean =>
  formsOf(value, unit).some((form) => shows(form, shown.value, shown.decimals, shown.unit));
