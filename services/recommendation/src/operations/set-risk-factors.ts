import type { Input } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';
import { ensurePerson } from '../store/people.ts';
import { saveRiskFactors } from '../store/risk-background.ts';

/** Keeps what only risk equations ask for. No advice looks at it, so that nothing is evaluated anew. */
export const setRiskFactors =
  ({ db, now }: Pick<Deps, 'db' | 'now'>) =>
  async ({ params: { personId }, body }: Input<typeof recommendation.operations.setRiskFactors>): Promise<void> => {
    await db.tx(async (tx) => {
      await ensurePerson(tx, personId);
      await saveRiskFactors(tx, personId, body, now());
    });
  };
