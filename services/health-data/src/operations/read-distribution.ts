import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Deps } from '../deps.ts';
import { describe } from '../domain/describe.ts';
import { binsOf } from '../domain/distribution.ts';
import { basisOf, gatherValues } from '../ingest/basis.ts';
import { daysOf } from '../ingest/person-days.ts';
import type { Person } from '../store/people.ts';
import { checkPeriod, metricOf } from './metric-of.ts';

type Contract = typeof healthData.operations.readDistribution;

/** Counts what a statistic of the same period would be of. */
export const readDistribution =
  (deps: Deps) =>
  async (input: Input<Contract>, known: Person): Promise<Output<Contract>> => {
    const { from, to, bins } = input.query;
    const metric = metricOf(input.query.metric);
    checkPeriod(from, to);
    const person = await daysOf(deps.db, known);
    const of = basisOf(metric);
    const gathered = await gatherValues(deps.db, person, metric, from, to);
    const head = { metric: metric.id, unit: metric.unit, timeZone: person.calendar.timeZone, of, count: gathered.count };
    if (gathered.count === 0) return { ...head, bins: [] };
    const all = gathered.all();
    const at = describe(all, ['mean', 'p5', 'p25', 'median', 'p75', 'p95']);
    const [p5 = 0, p25 = 0, p50 = 0, p75 = 0, p95 = 0] = ['p5', 'p25', 'median', 'p75', 'p95'].map((name) => at[name]); // one value has them all
    return {
      ...head,
      minimum: all.lowest,
      maximum: all.highest,
      mean: at['mean'] ?? 0,
      quantiles: { p5, p25, p50, p75, p95 },
      bins: [...binsOf(all, bins)],
    };
  };
