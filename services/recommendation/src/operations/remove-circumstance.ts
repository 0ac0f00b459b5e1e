import type { Input } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
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
      await deleteCircumstance(tx, personId, circumstanceId);
      await enqueue(tx, personId, deps.now(), undefined);
      deps.wakeAfter(tx);
    });
  };
