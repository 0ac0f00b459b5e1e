import { isoDay, isoInstant, listOf, numberOf, objectOf, textIn, type Collector, type DayTotals, type Json } from '../kit/index.ts';
import { POLAR } from './source.ts';

const MINUTE_MS = 60_000;

/** Takes `activity-*.json`: a day with its steps by the minute. */
export async function takeDay(file: Readonly<Record<string, Json>>, out: Collector, totals: DayTotals): Promise<void> {
  const date = textIn(file['date']);
  const day = isoDay(date, out.zone);
  const stream = out.stream('activity.steps', 'step-count', POLAR, '{steps}');
  for (const entry of listOf(objectOf(file['samples'])['steps'])) {
    const { localTime = null, value = null } = objectOf(entry);
    const start = isoInstant(`${date.slice(0, 10)}T${textIn(localTime)}`, out.zone);
    const steps = numberOf(value);
    if (Number.isNaN(steps))
      out.quarantine({ sourceType: 'activity.steps', metric: 'step-count', source: POLAR, start, reason: 'value-unreadable' });
    else if (steps === 0) out.skip('activity.steps', 'nothing-measured', start, start + MINUTE_MS);
    else out.sample(stream, start, start + MINUTE_MS, steps);
    const due = out.step();
    if (due) await due;
  }
  const mets = listOf(objectOf(file['samples'])['mets']).length;
  if (mets > 0) out.skip('activity.mets', 'not-in-vocabulary', day.start, day.end);
  const steps = numberOf(objectOf(file['summary'])['stepCount']);
  if (steps > 0) totals.add('activity.stepCount', 'step-count', POLAR, '{steps}', day, steps);
  else if (steps === 0) out.skip('activity.stepCount', 'nothing-measured', day.start, day.end);
}
