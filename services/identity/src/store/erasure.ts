import { sql, type Db } from '@aceso/kit';

/** Removes an account with all that hangs on it; names each row that went, without its content. */
export async function eraseAccount(db: Db, accountId: string): Promise<readonly string[]> {
  const rows = await db.many(sql<{ gone: string }>`
    with grants as (select s.session_id, s.browser_uid from identity.session as s where s.account_id = ${accountId}),
    records as (
      delete from identity.oauth_record as r
       where r.grant_id in (select g.session_id from grants as g)
          or (r.kind = 'Grant' and r.id in (select g.session_id from grants as g))
          or (r.kind = 'Session' and r.uid in (select g.browser_uid from grants as g))
      returning 'oauth_record/' || r.kind || '/' || r.id as gone
    ), sessions as (
      delete from identity.session as s where s.account_id = ${accountId} returning 'session/' || s.session_id as gone
    ), tokens as (
      delete from identity.api_token as t where t.account_id = ${accountId} returning 'api_token/' || t.token_id as gone
    ), places as (
      delete from identity.known_place as p where p.account_id = ${accountId} returning 'known_place/' || encode(p.place, 'hex') as gone
    ), links as (
      delete from identity.federated_identity as f where f.account_id = ${accountId} returning 'federated_identity/' || f.issuer as gone
    ), accounts as (
      delete from identity.account as a where a.account_id = ${accountId} returning 'account/' || a.account_id as gone
    )
    select gone from records union all select gone from sessions union all select gone from tokens
    union all select gone from places union all select gone from links union all select gone from accounts`);
  return rows.map((row) => row.gone).toSorted();
}
