import { users } from '@aceso/contracts/users';
import type { Bus, Db } from '@aceso/kit';
import type { EndedShare } from '../store/shares.ts';

/** Tells of a share that has ended, in the transaction that ended it. */
export async function announceEnd(bus: Bus, tx: Db, share: EndedShare): Promise<void> {
  await bus.append(tx, users.events.shareRevoked, share.person_id, {
    personId: share.person_id,
    shareId: share.share_id,
    granteeAccountId: share.grantee_account_id,
  });
}
