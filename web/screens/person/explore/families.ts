import type { Got } from '../../../lib/api-types.ts';

/** A measure of the vocabulary. */
export type Measure = Got<'health-data.listMetrics'>['items'][number];

/** Families in the order in which they are shown; one that is new to this app comes last, as `other`. */
export const FAMILIES = [
  'heart',
  'sleep',
  'activity',
  'body',
  'glucose',
  'blood-pressure',
  'respiration',
  'temperature',
  'mind',
  'laboratory',
  'nutrition',
  'environment',
  'other',
] as const;

/** One of the families. */
export type Family = (typeof FAMILIES)[number];

const familyOf = (measure: Measure): Family => FAMILIES.find((family) => family === measure.family) ?? 'other';

/** Measures by family, those whose name has the words, in the order of their names. */
export function byFamily(
  measures: readonly Measure[],
  words: string,
): readonly { readonly family: Family; readonly measures: readonly Measure[] }[] {
  const wanted = words.trim().toLowerCase();
  const found = measures.filter((measure) => measure.name.toLowerCase().includes(wanted));
  const groups = Map.groupBy(found, familyOf);
  return FAMILIES.flatMap((family) => {
    const group = groups.get(family);
    return group === undefined ? [] : [{ family, measures: group.toSorted((a, b) => (a.name < b.name ? -1 : 1)) }];
  });
}
