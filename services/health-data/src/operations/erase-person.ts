import { createHash } from 'node:crypto';
import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Deps } from '../deps.ts';
import { eraseRows } from '../store/erasure.ts';
import { lockPerson } from '../store/people.ts';

type Contract = typeof healthData.operations.erasePerson;

/** Removes rows and files; twice gives a receipt for nothing. */
export const erasePerson =
  (deps: Deps) =>
  async (input: Input<Contract>): Promise<Output<Contract>> => {
    const { personId } = input.params;
    const counts = await deps.db.tx(async (tx) => {
      await lockPerson(tx, personId);
      return await eraseRows(tx, personId);
    });
    const files = await deps.files.erase(personId);
    const rows = Object.values(counts).reduce((sum, count) => sum + count, files);
    return {
      service: 'health-data',
      erasedAt: deps.now().toISOString(),
      rows,
      fingerprint: createHash('sha256')
        .update(JSON.stringify([personId, counts, files]))
        .digest('hex'),
    };
  };
