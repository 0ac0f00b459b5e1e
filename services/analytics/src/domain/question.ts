import type { Input } from '@aceso/contracts';
import type { analytics } from '@aceso/contracts/analytics';
import { METRICS, type Metric } from '@aceso/contracts/vocabulary';
import { Fault, invalid } from '@aceso/kit';
import { AGE_BANDS, SEXES } from './generalise.ts';

export type Question = Input<typeof analytics.operations.askPopulation>['body'];

/** A question that makes sense, with all that follows from it. */
export interface CheckedQuestion {
  readonly question: Question;
  readonly metric: Metric;
  /** Every cell of the answer, whether somebody is in it or not: the list itself must tell nothing. */
  readonly groups: readonly string[];
  /** Cells that one person can be in at most. */
  readonly cellsPerPerson: number;
  /** Days that one person adds to a cell at most. */
  readonly daysPerCell: number;
  /** Millionths of ε: budgets are added up in whole numbers. */
  readonly epsilonMicros: number;
}

const LONGEST_YEARS = 10;
/** A person counts in the latest so many months of a question by month, which bounds what one person can change. */
const MONTHS_PER_PERSON = 12;
const DAYS_PER_YEAR = 366;
const DAYS_PER_MONTH = 31;
const MICRO = 1_000_000;

/** Checks a question. Throws `no-such-metric`, `period-invalid`, or `input-invalid` for a day that does not exist. */
export function checkQuestion(question: Question): CheckedQuestion {
  const metric = METRICS.get(question.metric);
  if (metric === undefined)
    throw new Fault('no-such-metric', 404, 'No such metric in the vocabulary.', {
      errors: [{ path: '/body/metric', message: 'is not in the vocabulary' }],
    });
  const [from, to] = [dayOf(question.from, '/body/from'), dayOf(question.to, '/body/to')];
  if (Temporal.PlainDate.compare(from, to) > 0 || Temporal.PlainDate.compare(from.add({ years: LONGEST_YEARS }), to) < 0)
    throw new Fault('period-invalid', 400, 'The period ends before it begins, or is longer than ten years.', {
      errors: [{ path: '/body/to', message: 'must be on or after `from`, at most ten years later' }],
    });
  const months = question.groupBy === 'month' ? monthsOf(from, to) : [];
  const days = from.until(to).days + 1;
  return {
    question,
    metric,
    groups: groupsOf(question, months),
    cellsPerPerson: question.groupBy === 'month' ? Math.min(months.length, MONTHS_PER_PERSON) : 1,
    daysPerCell: Math.min(days, question.groupBy === 'month' ? DAYS_PER_MONTH : DAYS_PER_YEAR),
    epsilonMicros: Math.round(question.epsilon * MICRO),
  };
}

function groupsOf({ groupBy }: Question, months: readonly string[]): readonly string[] {
  if (groupBy === undefined) return ['all'];
  switch (groupBy) {
    case 'sex':
      return SEXES;
    case 'age-band':
      return AGE_BANDS;
    case 'month':
      return months;
  }
}

function monthsOf(from: Temporal.PlainDate, to: Temporal.PlainDate): readonly string[] {
  const months: string[] = [];
  for (
    let month = from.toPlainYearMonth();
    Temporal.PlainYearMonth.compare(month, to.toPlainYearMonth()) <= 0;
    month = month.add({ months: 1 })
  )
    months.push(month.toString());
  return months;
}

function dayOf(text: string, path: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch (error) {
    if (error instanceof RangeError) throw invalid(path, 'must be a day of the calendar');
    throw error;
  }
}
