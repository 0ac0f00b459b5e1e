import type { Input } from '@aceso/contracts';
import type { users } from '@aceso/contracts/users';
import { notFound } from '@aceso/kit';
import type { UsersDeps } from '../deps.ts';
import { announceEnd } from '../people/announce-end.ts';
import { deleteShare } from '../store/shares.ts';

/** Ends the share; the services that keep a copy of it hear of it at once. */
export const revokeShare =
  (deps: Pick<UsersDeps, 'db' | 'bus'>) =>
  async ({ params }: Input<typeof users.operations.revokeShare>): Promise<void> =>
    await deps.db.tx(async (tx) => {
      const ended = await deleteShare(tx, params.personId, params.shareId);
      if (ended === undefined) throw notFound('no-such-share', 'No such share.');
      await announceEnd(deps.bus, tx, ended);
    });
