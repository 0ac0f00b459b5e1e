import type { Input } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';
import { noteSaid, setEnabled } from '../store/people.ts';
import { enqueue } from '../store/queue.ts';

/** Off takes open suggestions away; on brings back what fits. */
export const setAdvisor =
  (deps: Deps) =>
  async (input: Input<typeof recommendation.operations.setAdvisor>): Promise<void> => {
    await deps.db.tx(async (tx) => {
      await noteSaid(tx, input.params.personId);
      await setEnabled(tx, input.params.personId, input.body.enabled);
      await enqueue(tx, input.params.personId, deps.now(), undefined);
      deps.wakeAfter(tx);
    });
  };
