import { METRICS, type Metric } from '@aceso/contracts/vocabulary';
import { Fault, notFound } from '@aceso/kit';

/** Row of the vocabulary. Throws `no-such-metric`. */
export function metricOf(id: string): Metric {
  const metric = METRICS.get(id);
  if (metric === undefined) throw notFound('no-such-metric', `There is no metric ${id} in the vocabulary.`);
  return metric;
}

const LONGEST_DAYS = 3_660;

/** Checks a period of civil days. Throws `period-invalid`. */
export function checkPeriod(from: string, to: string): void {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const days = (end - start) / 86_400_000;
  if (!(days >= 0 && days <= LONGEST_DAYS))
    throw new Fault('period-invalid', 400, 'The period ends before it begins, or is longer than ten years.', {
      errors: [{ path: '/query/to', message: 'must be on or after `from`, at most ten years later' }],
    });
}
