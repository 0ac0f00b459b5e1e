import type { Output } from '@aceso/contracts';
import type { users } from '@aceso/contracts/users';
import { sql, type Db } from '@aceso/kit';

type ShareOut = Output<typeof users.operations.createShare>;
export interface ShareRow {
  readonly share_id: string;
  readonly person_id: string;
  readonly person_name: string;
  readonly grantee_account_id: string;
  readonly grantee_name: string;
  readonly relation: ShareOut['relation'];
  readonly categories: string[];
  readonly created_at: Date;
  readonly expires_at: Date | null;
}

/** Shares that one person may have open at the same time; lists of them need no pages. */
export const MOST_SHARES = 200;

/** The share as both sides see it. */
export const shareOf = (row: ShareRow): ShareOut => ({
  shareId: row.share_id,
  personId: row.person_id,
  personName: row.person_name,
  granteeAccountId: row.grantee_account_id,
  granteeName: row.grantee_name,
  relation: row.relation,
  categories: row.categories,
  createdAt: row.created_at.toISOString(),
  ...(row.expires_at === null ? {} : { expiresAt: row.expires_at.toISOString() }),
});

export async function insertShare(tx: Db, row: ShareRow): Promise<void> {
  await tx.many(sql`
    insert into users.given_share (share_id, person_id, grantee_account_id, grantee_name, relation, categories, created_at, expires_at)
    values (${row.share_id}, ${row.person_id}, ${row.grantee_account_id}, ${row.grantee_name}, ${row.relation}, ${row.categories},
            ${row.created_at}, ${row.expires_at})`);
}

/** Shares of a person that are in force. Served by given_share__person_id. */
export async function sharesGivenBy(db: Db, personId: string, now: Date): Promise<readonly ShareRow[]> {
  return db.many(sql<ShareRow>`
    select s.share_id, s.person_id, p.display_name as person_name, s.grantee_account_id, s.grantee_name, s.relation, s.categories,
           s.created_at, s.expires_at
      from users.given_share as s
      join users.person as p on p.person_id = s.person_id
     where s.person_id = ${personId} and (s.expires_at is null or s.expires_at > ${now})
     order by s.created_at, s.share_id
     limit ${MOST_SHARES}`);
}

/** Shares that an account has received from active people. Served by given_share__grantee_account_id. */
export async function sharesReceivedBy(db: Db, accountId: string, now: Date): Promise<readonly ShareRow[]> {
  return db.many(sql<ShareRow>`
    select s.share_id, s.person_id, p.display_name as person_name, s.grantee_account_id, s.grantee_name, s.relation, s.categories,
           s.created_at, s.expires_at
      from users.given_share as s
      join users.person as p on p.person_id = s.person_id
     where s.grantee_account_id = ${accountId} and p.status = 'active' and (s.expires_at is null or s.expires_at > ${now})
     order by s.created_at, s.share_id`);
}

export interface EndedShare {
  readonly share_id: string;
  readonly person_id: string;
  readonly grantee_account_id: string;
}

/** Ends one share; undefined when the person has none of that id. */
export async function deleteShare(tx: Db, personId: string, shareId: string): Promise<EndedShare | undefined> {
  return tx.one(sql<EndedShare>`
    delete from users.given_share as s where s.share_id = ${shareId} and s.person_id = ${personId}
    returning s.share_id, s.person_id, s.grantee_account_id`);
}

/** Ends every share that a person has given or received. */
export async function deleteSharesOf(tx: Db, personId: string, accountId: string): Promise<readonly EndedShare[]> {
  return tx.many(sql<EndedShare>`
    delete from users.given_share as s where s.person_id = ${personId} or s.grantee_account_id = ${accountId}
    returning s.share_id, s.person_id, s.grantee_account_id`);
}
