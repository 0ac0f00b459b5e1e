import { healthData } from '@aceso/contracts/health-data';
import { on } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { evaluateAtOnce } from '../jobs/evaluate-at-once.ts';
import { ensurePerson } from '../store/people.ts';
import { addChanges, enqueueAfterTurn } from '../store/queue.ts';

/** Evaluates at once what stands alone; else notes the days and puts the person in the queue, whose evaluator is woken by the commit. */
export const onHealthDataChanged = (deps: Deps) =>
  on(
    healthData.events.healthDataChanged,
    async ({ id, payload: { personId, changes: all }, traceparent }, tx, { isAlone }) => {
      const changes = all.filter(({ metric }) => deps.metricsRead.has(metric));
      const foreseen = deps.foreseen.take(id);
      if (isAlone && (await evaluateAtOnce(deps, tx, personId, changes, foreseen))) return;
      await Promise.all([
        ensurePerson(tx, personId),
        addChanges(tx, personId, changes),
        enqueueAfterTurn(tx, personId, deps.now(), deps.settings.get('settleMs'), traceparent),
      ]);
      deps.wakeAfter(tx);
    },
    (event) => deps.foreseen.begin(event),
  );
