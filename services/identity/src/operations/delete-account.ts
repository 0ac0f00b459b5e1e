import { createHash } from 'node:crypto';
import type { Input, Output } from '@aceso/contracts';
import { identity } from '@aceso/contracts/identity';
import type { IdentityDeps } from '../deps.ts';
import { eraseAccount } from '../store/erasure.ts';

type Operation = typeof identity.operations.deleteAccount;

/** Removes the account with its sessions and tokens and tells every service to forget them. */
export const deleteAccount =
  (deps: Pick<IdentityDeps, 'db' | 'bus' | 'now'>) =>
  ({ params }: Input<Operation>): Promise<Output<Operation>> =>
    deps.db.tx(async (tx) => {
      const at = deps.now().toISOString();
      const gone = await eraseAccount(tx, params.accountId);
      if (gone.length > 0) await deps.bus.append(tx, identity.events.sessionRevoked, params.accountId, { subject: params.accountId, at });
      const fingerprint = createHash('sha256').update(gone.join('\n')).digest('hex');
      return { service: 'identity', erasedAt: at, rows: gone.length, fingerprint };
    });
