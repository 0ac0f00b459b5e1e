import { healthData } from '@aceso/contracts/health-data';
import { on } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { ensurePerson } from '../store/people.ts';
import { addChanges, enqueue } from '../store/queue.ts';

/** Notes the days and puts the person in the queue; the evaluator is woken when that is committed. */
export const onHealthDataChanged = (deps: Deps) =>
  on(healthData.events.healthDataChanged, async ({ payload, traceparent }, tx) => {
    const changes = payload.changes.filter(({ metric }) => deps.metricsRead.has(metric));
    await Promise.all([
      ensurePerson(tx, payload.personId),
      addChanges(tx, payload.personId, changes),
      enqueue(tx, payload.personId, new Date(deps.now().getTime() + deps.settings.get('settleMs')), traceparent),
    ]);
    deps.wakeAfter(tx);
  });
