import { sql, type Db } from '@aceso/kit';

export type AccountRole = 'person' | 'clinician' | 'researcher' | 'operator';
export type AccountStatus = 'pending' | 'active' | 'locked';

/** Somebody who can sign in. */
export interface Account {
  readonly accountId: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly personId: string | undefined;
  readonly roles: readonly AccountRole[];
  readonly status: AccountStatus;
}

interface Row {
  readonly account_id: string;
  readonly email: string;
  readonly password_hash: string;
  readonly person_id: string | null;
  readonly roles: readonly AccountRole[];
  readonly status: AccountStatus;
}

const accountOf = (row: Row): Account => ({
  accountId: row.account_id,
  email: row.email,
  passwordHash: row.password_hash,
  personId: row.person_id ?? undefined,
  roles: row.roles,
  status: row.status,
});

/** The account with this id. */
export async function accountById(db: Db, accountId: string): Promise<Account | undefined> {
  const row = await db.one(sql<Row>`
    select a.account_id, a.email, a.password_hash, a.person_id, a.roles, a.status
      from identity.account as a
     where a.account_id = ${accountId}`);
  return row && accountOf(row);
}

/** The account with this address. Served by index account__email_key. */
export async function accountByEmail(db: Db, emailKey: string): Promise<Account | undefined> {
  const row = await db.one(sql<Row>`
    select a.account_id, a.email, a.password_hash, a.person_id, a.roles, a.status
      from identity.account as a
     where a.email_key = ${emailKey}`);
  return row && accountOf(row);
}

/** Accounts that hold a role. Served by index account__roles. */
export async function accountsWithRole(db: Db, role: AccountRole, most: number): Promise<readonly Account[]> {
  const rows = await db.many(sql<Row>`
    select a.account_id, a.email, a.password_hash, a.person_id, a.roles, a.status
      from identity.account as a
     where a.roles @> array[${role}]::text[]
     order by a.created_at
     limit ${most}`);
  return rows.map(accountOf);
}

/** False when there is an account of this id already; a taken address breaks `account__email_key`. */
export async function insertAccount(db: Db, account: Account & { readonly emailKey: string }, now: Date): Promise<boolean> {
  const row = await db.one(sql<{ account_id: string }>`
    insert into identity.account (account_id, email, email_key, password_hash, person_id, roles, status, created_at)
    values (${account.accountId}, ${account.email}, ${account.emailKey}, ${account.passwordHash}, ${account.personId ?? null},
            ${account.roles}, ${account.status}, ${now})
    on conflict (account_id) do nothing
    returning account_id`);
  return row !== undefined;
}

/** True when there is such an account. */
export async function setStatus(db: Db, accountId: string, status: AccountStatus): Promise<boolean> {
  const row = await db.one(sql<{ account_id: string }>`
    update identity.account as a set status = ${status} where a.account_id = ${accountId} returning a.account_id`);
  return row !== undefined;
}

/** True when there is such an account. */
export async function replaceRoles(db: Db, accountId: string, roles: readonly AccountRole[]): Promise<boolean> {
  const row = await db.one(sql<{ account_id: string }>`
    update identity.account as a
       set roles = ${roles}
     where a.account_id = ${accountId}
    returning a.account_id`);
  return row !== undefined;
}
