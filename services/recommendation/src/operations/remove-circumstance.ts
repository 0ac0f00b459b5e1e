import type { Input } from '@aceso/contracts';
import { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';
import { deleteCircumstance } from '../store/circumstances.ts';
import { noteSaid } from '../store/people.ts';
import { enqueue } from '../store/queue.ts';

type Contract = typeof recommendation.operations.removeCircumstance;

/** Removes what was logged; the data are looked at as if it had never been. */
export const removeCircumstance =
  (deps: Deps) =>
  async ({ params: { personId, circumstanceId } }: Input<Contract>): Promise<void> => {
    await deps.db.tx(async (tx) => {
      await noteSaid(tx, personId);
      if (!(await deleteCircumstance(tx, personId, circumstanceId))) return;
      await enqueue(tx, personId, deps.now(), undefined);
      await deps.bus.append(tx, recommendation.events.circumstanceChanged, personId, { personId, circumstanceId });
      deps.wakeAfter(tx);
    });
  };
