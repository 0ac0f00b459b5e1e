import { createHash } from 'node:crypto';
import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';
import { eraseRows } from '../store/erasure.ts';

type Contract = typeof recommendation.operations.erasePerson;

/** Removes everything of a person; twice gives a receipt for nothing. */
export const erasePerson =
  (deps: Deps) =>
  async (input: Input<Contract>): Promise<Output<Contract>> => {
    const { personId } = input.params;
    const counts = await deps.db.tx((tx) => eraseRows(tx, personId));
    deps.recentTurns.forget(personId);
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return {
      service: 'recommendation',
      erasedAt: deps.now().toISOString(),
      rows,
      fingerprint: createHash('sha256')
        .update(JSON.stringify([personId, counts]))
        .digest('hex'),
    };
  };
