import { METRICS } from '@aceso/contracts/vocabulary';
import { invalid } from '@aceso/kit';

/** What can be shared: every category of the vocabulary, and what Aceso makes of the data. */
export const SHAREABLE: ReadonlySet<string> = new Set([
  '*',
  'recommendations',
  'profile',
  ...[...METRICS.values()].map((metric) => metric.category),
]);

/** Categories without repeats. Throws `input-invalid` naming the first that does not exist: a typing error must not share nothing. */
export function requireCategories(categories: readonly string[]): readonly string[] {
  categories.forEach((category, i) => {
    if (!SHAREABLE.has(category)) throw invalid(`/body/categories/${i}`, `must be one of ${[...SHAREABLE].toSorted().join(', ')}`);
  });
  return [...new Set(categories)].toSorted();
}
