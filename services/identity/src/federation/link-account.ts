import type { Db } from '@aceso/kit';
import { emailKey } from '../domain/email.ts';
import type { Account } from '../store/accounts.ts';
import { insertLink, pendingLinkOf, removeTrips } from '../store/federation.ts';

/** After a right password: joins the external subject that waits on this page, if it waits for this very account. */
export async function linkAccount(
  deps: { readonly db: Db; readonly now: () => Date },
  interaction: string,
  account: Account,
): Promise<void> {
  await deps.db.tx(async (tx) => {
    const pending = await pendingLinkOf(tx, interaction, deps.now());
    if (pending?.emailKey === emailKey(account.email)) await insertLink(tx, pending.issuer, pending.subject, account.accountId, deps.now());
    await removeTrips(tx, interaction);
  });
}
