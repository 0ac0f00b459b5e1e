import type { Input } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';
import { saveRiskMedicines } from '../store/risk-background.ts';
import { ensurePerson } from '../store/people.ts';

/** Keeps what risk equations ask for. No advice looks at it, so that nothing is evaluated anew. */
export const setRiskMedicines =
  ({ db, now }: Pick<Deps, 'db' | 'now'>) =>
  async ({ params: { personId }, body }: Input<typeof recommendation.operations.setRiskMedicines>): Promise<void> => {
    await db.tx(async (tx) => {
      await ensurePerson(tx, personId);
      await saveRiskMedicines(tx, personId, body.medicines, now());
    });
  };
