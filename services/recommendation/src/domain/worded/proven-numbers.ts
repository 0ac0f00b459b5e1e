import type { StatedFact } from '@aceso/science';
import { formsOf, shows, unitAfter } from '@aceso/science/number-forms';
import { numbersInDigits } from '@aceso/science/number-words';
import { namedPeriods } from '@aceso/science/statement-words';

/** A number of a text with the computed figure that bears it out. */
export interface ProvenNumber {
  readonly text: string;
  readonly figure: string;
  readonly value: number | string;
  readonly unit: string;
  readonly periods: readonly string[];
  /** The lookup that computed it. */
  readonly from: string;
}

/** A fact, and the lookup that it came from. */
export type TracedFact = StatedFact & { readonly from: string };

const SPOKEN = /\d+ ?h(?:ours?)? (?:and )?\d+ ?min(?:utes?)?|\d{1,2}:\d{2}|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g;

/** Every number of a text that the verifier passed, with its proof; numbers of dates and of the question's own limits have none. */
export function provenNumbers(text: string, facts: readonly TracedFact[]): readonly ProvenNumber[] {
  const periods = namedPeriods(text);
  return [...text.matchAll(SPOKEN)].flatMap((match): ProvenNumber[] => {
    if (periods.some(({ from, to }) => match.index >= from && match.index < to)) return [];
    const fact = bearing(match[0], text.slice(match.index + match[0].length), facts);
    if (fact === undefined) return [];
    const { name, value, unit, periods: told = [], from } = fact;
    return [
      { text: match[0], figure: name, value: typeof value === 'object' ? value.length : value, unit, periods: told.slice(0, 6), from },
    ];
  });
}

function bearing(token: string, after: string, facts: readonly TracedFact[]): TracedFact | undefined {
  if (token.includes(':')) return facts.find(({ value }) => value === token);
  const digits = numbersInDigits(token);
  const number = (/^[\d,.]+/.exec(digits)?.[0] ?? '').replaceAll(',', '');
  const decimals = /\.(\d+)/.exec(number)?.[1]?.length ?? 0;
  const unit = unitAfter(digits === token ? after : ' min');
  return facts.find(
    ({ value, unit: own }) => typeof value === 'number' && formsOf(value, own).some((form) => shows(form, Number(number), decimals, unit)),
  );
}
