import { createHash } from 'node:crypto';
import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { ConnectDeps } from '../connect/deps.ts';
import { endGrant } from '../connect/end-grant.ts';
import { listConnections } from '../store/connections.ts';
import { eraseRows } from '../store/erasure.ts';
import { deleteExportsOf } from '../store/fhir-exports.ts';
import { lockPerson } from '../store/people.ts';
import { lockTails } from '../store/push-tails.ts';

type Contract = typeof healthData.operations.erasePerson;

/** Removes rows, keys and files, and ends our access at vendors; twice gives a receipt for nothing. */
export const erasePerson =
  (deps: ConnectDeps) =>
  async (input: Input<Contract>): Promise<Output<Contract>> => {
    const { personId } = input.params;
    // While the tokens can still be opened. A vendor that does not answer holds nothing up for long: requests are bounded.
    const connections = await listConnections(deps.db, personId);
    await Promise.all(
      connections.map(async (row) => {
        const connector = deps.connectors.get(row.vendor);
        if (connector !== undefined) await endGrant(deps, connector, row);
      }),
    );
    let gone: readonly string[] = [];
    const counts = await deps.db.tx(async (tx) => {
      await lockPerson(tx, personId);
      await lockTails(tx, [personId]);
      gone = await deleteExportsOf(tx, personId);
      return await eraseRows(tx, personId);
    });
    for (const exportId of gone) await deps.exports.remove(exportId);
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
