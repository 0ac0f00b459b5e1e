import { METRICS } from '@aceso/contracts/vocabulary';
import type { Marks } from '../marked.ts';
import type { Measure, Query } from '../query.ts';
import type { Reading } from '../reading.ts';

/** A question and what it was read as, as rules about lost words look at them. */
export interface Said {
  readonly text: string;
  /** Without the clauses that say on which days. */
  readonly main: string;
  readonly marks: Marks;
  readonly periods: Reading['periods'];
  readonly query: Query;
  /** The query as text: what has a part in it stands in it. */
  readonly json: string;
  /** Empty where the query has none. */
  readonly statistic: string;
}

/** Words for something, whether the query follows them, and what is told when it does not. */
export type Rule = readonly [isSaid: (said: Said) => boolean, isFollowed: (said: Said) => boolean, what: string | ((said: Said) => string)];

export const never = (): boolean => false;

export const saidIn = ({ marked: { text, marks }, periods, main }: Reading, query: Query): Said => ({
  text,
  main,
  marks,
  periods,
  query,
  json: JSON.stringify(query),
  statistic: 'statistic' in query ? query.statistic : '',
});

export const measuresOf = (query: Query): readonly Measure[] => [
  ...('measure' in query ? [query.measure] : []),
  ...('otherMeasure' in query && query.otherMeasure !== undefined ? [query.otherMeasure] : []),
];

/** Units in which the measures of a query are shown. */
export const labelsOf = (query: Query): readonly string[] =>
  measuresOf(query).flatMap((measure) =>
    measure.of === 'metric' ? (METRICS.get(measure.metric)?.display ?? []).map(({ label }) => label) : [],
  );

/** What of workouts a query asks for. */
export function figureOfWorkouts(query: Query): string | undefined {
  const [only] = measuresOf(query);
  return only?.of === 'workouts' ? only.figure : undefined;
}

const HIGH = 'highest|maximum|max|peak|largest|biggest|greatest|longest|best|top|most';
const LOW = 'lowest|minimum|min|smallest|shortest|worst|least|fewest';
/** Words for the far ends, and for every figure of some values. */
export const FAR = `${HIGH}|${LOW}`;
export const FIGURE = `average|mean|avg|median|standard deviation|variance|total|sum|range|percentile|${FAR}`;
export const MEAN = / (?:average|averaged|averages|averaging|mean|avg|typical|typically|usual|usually) /;
