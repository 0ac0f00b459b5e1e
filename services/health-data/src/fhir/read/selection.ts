import type { Allowance } from '@aceso/kit';
import type { CodeableConcept } from '@aceso/kit/fhir';
import { DAILY_ONLY_CODES, DEFINITIONS, DIASTOLIC, REPRODUCTIVE, SYSTOLIC, type Definition } from '../definitions.ts';
import type { DateTest } from '../search/date-test.ts';
import { codingsOf, tokenTest, type TokenTest } from '../search/token-test.ts';
import { DAILY, DATA_CATEGORY } from '../systems.ts';
import type { Observation } from '../types.ts';

/** What a search asks for, and what its caller may have. */
export interface Wanted {
  readonly allowance: Allowance;
  readonly codes: TokenTest;
  readonly categories: TokenTest;
  readonly tags: TokenTest;
  readonly when: DateTest;
  readonly updated: DateTest;
}

/** Which rows of the store may answer a search. */
export interface Selection {
  /** Metrics of which each sample is an Observation. */
  readonly metrics: readonly string[];
  readonly hasPressures: boolean;
  readonly kinds: readonly string[];
  readonly daily: readonly string[];
  readonly when: DateTest;
  readonly updated: DateTest;
  /** Looks at one whose code and category are its own. */
  accepts(observation: Pick<Observation, 'code' | 'category'>): boolean;
}

/** Metrics whose chunks are read: those of the samples, and the two pressures. */
export const chunkMetrics = ({ metrics, hasPressures }: Selection): readonly string[] =>
  hasPressures ? [...metrics, SYSTOLIC, DIASTOLIC] : metrics;

/** Chooses by what is constant of each kind of Observation. Daily values are found only when they are asked for, by tag or code. */
export function selectionOf({ allowance, codes, categories, tags, when, updated }: Wanted): Selection {
  const wantsDaily = tags.names(DAILY) || [...DAILY_ONLY_CODES].some((code) => codes.names(code));
  const mayHave = mayHaveOf(allowance);
  const chosen = DEFINITIONS.filter((definition) => {
    const { series, isVaried, tag, code, category, dataCategory } = definition;
    if (!tags.accepts(tag) || (series === 'daily' && !wantsDaily)) return false;
    if (isVaried) return true;
    return codes.accepts(code.coding ?? []) && categories.accepts(codingsOf(category)) && mayHave(dataCategory, category);
  });
  const names = (series: Definition['series']): readonly string[] => chosen.filter((one) => one.series === series).map(({ name }) => name);
  return {
    metrics: names('sample'),
    hasPressures: names('pressure').length > 0,
    kinds: names('record'),
    daily: names('daily'),
    when,
    updated,
    accepts: ({ code, category }) =>
      codes.accepts(code.coding ?? []) && categories.accepts(codingsOf(category)) && mayHave(dataCategoryOf(category), category),
  };
}

/** Whether a caller may have what is of a category of data. */
export function mayHaveOf({
  categories,
  limitedTo,
  bySmartScope,
}: Allowance): (dataCategory: string, category: readonly CodeableConcept[]) => boolean {
  const allowed = new Set(categories);
  const limit = limitedTo === undefined ? undefined : tokenTest('scope', [limitedTo.join(',')]);
  return (dataCategory, category) => {
    if (!allowed.has(dataCategory) || (limit !== undefined && !limit.accepts(codingsOf(category)))) return false;
    // A broad scope of a program does not reach what needs a consent of its own: it must be named.
    return !bySmartScope || dataCategory !== REPRODUCTIVE || limit?.names(REPRODUCTIVE) === true;
  };
}

/** Category of data that an Observation says it is of; what says nothing is nobody's. */
export const dataCategoryOf = (category: readonly CodeableConcept[]): string =>
  codingsOf(category).find(({ system }) => system === DATA_CATEGORY)?.code ?? '';
