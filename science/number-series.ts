import { formsOf, shows, unitAfter } from './number-forms.ts';
import type { ShownNumber } from './number-tokens.ts';
import { mean, sum } from './series.ts';
import { medianOf } from './median.ts';

/** A result that is a value for each day. */
interface Series {
  readonly value: readonly number[];
  readonly unit: string;
}

const LIMIT =
  /\b(passed|above|over|more than|exceed(?:ed|s)?|at least|reach(?:ed|es)?|topped|hit|below|under|less than|fewer than|at most|no more than)\s+(?:the\s+)?(\d[\d.,]*\d|\d)(?!\s*-?(?:of\b|(?:days|nights|weeks|mornings)\b))/;
const OF_ALL = /\b(\d+) (?:out )?of (?:the |your |all )?(?:last |past )?(\d+)\b/;
const STATISTICS: readonly (readonly [RegExp, (values: readonly number[]) => number])[] = [
  [/\b(?:best|highest|most|peak|maximum|record|longest|busiest|largest)\b/g, (values) => Math.max(...values)],
  [/\b(?:lowest|worst|least|fewest|minimum|shortest|smallest)\b/g, (values) => Math.min(...values)],
  [/\b(?:average|averaged|averaging|mean)\b/g, mean],
  [/\bmedian\b/g, medianOf],
  [/\b(?:total|in all|altogether|sum|combined|overall)\b/g, sum],
];

/** How many values lie beyond a limit, as the words before it say. */
function countBeyond(values: readonly number[], words: string, limit: number): number {
  if (/below|under|less|fewer/.test(words)) return values.filter((value) => value < limit).length;
  if (/at most|no more/.test(words)) return values.filter((value) => value <= limit).length;
  return values.filter((value) => (/at least|reach|hit/.test(words) ? value >= limit : value > limit)).length;
}

/**
 * Whether a number is said rightly of a value for each day: "9,000 steps on 4 of the last 7 days" (the limit is free, the count is counted
 * again, the length must be true), one of the values, or the statistic that the words name. English.
 * @see Rule of this project; no published validation
 */
export function isOfSeries(shown: ShownNumber, { value: values, unit }: Series): boolean {
  if (values.length === 0) return false;
  const isShown = (value: number, as = unit) => formsOf(value, as).some((form) => shows(form, shown.value, shown.decimals, shown.unit));
  const isLength = shown.value === values.length && shown.decimals === 0;
  const isDays = shown.unit === 'days' || shown.unit === undefined;
  if (/\b(?:last|past|previous) $/.test(shown.before)) return isLength && isDays;
  const said = LIMIT.exec(shown.sentence);
  const limit = said === null ? Number.NaN : inUnit(said[2] ?? '', shown.sentence.slice(said.index + said[0].length), unit);
  if (said !== null) {
    const count = countBeyond(values, said[1] ?? '', limit);
    const ofAll = OF_ALL.exec(shown.sentence);
    if (/^ (?:out )?of (?:the |your |all )?(?:last |past )?\w+ (?:days|nights)?/.test(shown.after) && ofAll !== null)
      return shown.value === count;
    if (ofAll !== null && Number(ofAll[2]) === shown.value && / of (?:the |your |all )?(?:last |past )?$/.test(shown.before))
      return isLength;
    if (isShown(limit)) return true;
    if (shown.unit === '%') return shows({ value: (100 * count) / values.length, unit: '%' }, shown.value, shown.decimals, '%');
    return isDays || /^\s*times\b/.test(shown.after) ? shown.value === count && shown.decimals === 0 : false;
  }
  const statistic = nearestStatistic(shown.before) ?? nearestStatistic(shown.after.split(/[.;,!?](?=\s|$)|\d/)[0]?.toLowerCase() ?? '');
  if (statistic !== undefined) return isShown(statistic(values)) || (isLength && shown.unit === 'days');
  if (isLength && shown.unit === 'days') return true;
  return values.some((value) => shows({ value, unit: undefined }, shown.value, shown.decimals, undefined)) || isSum(shown, values);
}

/** A limit in the unit of the values: 7 hours are 420 minutes. */
function inUnit(digits: string, after: string, unit: string): number {
  const value = Number(digits.replaceAll(',', ''));
  return formsOf(value, unitAfter(after) ?? unit).find((form) => form.unit === unit)?.value ?? value;
}

/** "63,470 steps in 7 days". */
const isSum = (shown: ShownNumber, values: readonly number[]): boolean =>
  new RegExp(`\\bin (?:the last |the past )?${values.length} days\\b`).test(shown.sentence) && shown.value === sum(values);

function nearestStatistic(words: string): ((values: readonly number[]) => number) | undefined {
  const found = STATISTICS.flatMap(([pattern, of]) => [...words.matchAll(pattern)].map(({ index }) => ({ index, of })));
  return found.toSorted((a, b) => a.index - b.index).at(-1)?.of;
}
