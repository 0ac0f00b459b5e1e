import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { invalid } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { isAmount } from '../domain/minute-line.ts';
import { DAYS_NEEDED, TypicalDays } from '../domain/typical-day.ts';
import { hasHours } from '../ingest/basis.ts';
import { minuteLines } from '../ingest/minute-lines.ts';
import { daysOf } from '../ingest/person-days.ts';
import type { Person } from '../store/people.ts';
import { checkPeriod, metricOf } from './metric-of.ts';

type Contract = typeof healthData.operations.readTypicalDay;

export const readTypicalDay =
  (deps: Deps) =>
  async (input: Input<Contract>, known: Person): Promise<Output<Contract>> => {
    const { from, to, step } = input.query;
    const metric = metricOf(input.query.metric);
    checkPeriod(from, to);
    if (!hasHours(metric)) throw invalid('/query/metric', `${metric.id} has one value a day or night, not one for each time of the day`);
    const person = await daysOf(deps.db, known);
    const { timeZone } = person.calendar;
    const days = new TypicalDays(step, isAmount(metric), timeZone);
    for await (const line of minuteLines(deps.db, person, metric, from, to)) days.add(line);
    const { fullDays, points } = days.result();
    return { metric: metric.id, unit: metric.unit, timeZone, stepMinutes: step, fullDays, neededDays: DAYS_NEEDED, points: [...points] };
  };
