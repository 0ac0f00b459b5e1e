import { randomUUIDv7 } from 'node:crypto';
import type { Input, Output } from '@aceso/contracts';
import { users } from '@aceso/contracts/users';
import { invalid, notFound, type Call } from '@aceso/kit';
import type { UsersDeps } from '../deps.ts';
import { requireCategories } from '../domain/share-categories.ts';
import { requirePerson, requirePersonForChange } from '../people/require-person.ts';
import { ownerOf } from '../store/people.ts';
import { insertShare, MOST_SHARES, shareOf, sharesGivenBy, type ShareRow } from '../store/shares.ts';

type Operation = typeof users.operations.createShare;

/** The other side is found by the address of its account; only people who are registered here can be shared with. */
export const createShare =
  (deps: Pick<UsersDeps, 'db' | 'bus' | 'now' | 'identity'>) =>
  async ({ params, body }: Input<Operation>, call: Call): Promise<Output<Operation>> => {
    const { personId } = params;
    const categories = [...requireCategories(body.categories)];
    const expiresAt = body.expiresAt === undefined ? null : new Date(body.expiresAt);
    if (expiresAt !== null && expiresAt <= deps.now()) throw invalid('/body/expiresAt', 'must be in the future');
    const person = await requirePerson(deps.db, personId);
    const { accounts } = await deps.identity.findAccount({ body: { email: body.email } }, { signal: call.signal });
    const account = accounts[0]?.accountId;
    const owner = account === undefined ? undefined : await ownerOf(deps.db, account);
    if (account === undefined || owner === undefined) throw notFound('no-such-account', 'Nobody here has that e-mail address.');
    if (account === person.account_id) throw invalid('/body/email', 'must be the address of somebody else');
    const share: ShareRow = {
      share_id: randomUUIDv7(),
      person_id: personId,
      person_name: person.display_name,
      grantee_account_id: account,
      grantee_name: owner.display_name,
      relation: body.relation,
      categories,
      created_at: deps.now(),
      expires_at: expiresAt,
    };
    await deps.db.tx(async (tx) => {
      await requirePersonForChange(tx, personId);
      if ((await sharesGivenBy(tx, personId, deps.now())).length >= MOST_SHARES)
        throw invalid('/body', `there are ${MOST_SHARES} shares already`, 'End a share that is no longer needed.');
      await insertShare(tx, share);
      const { share_id: shareId, grantee_account_id: granteeAccountId } = share;
      await deps.bus.append(tx, users.events.shareGranted, personId, {
        personId,
        shareId,
        granteeAccountId,
        categories,
        ...(expiresAt === null ? {} : { expiresAt: expiresAt.toISOString() }),
      });
    });
    return shareOf(share);
  };
