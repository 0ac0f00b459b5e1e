import { randomUUIDv7 } from 'node:crypto';
import { sql, type Db, type Query } from '@aceso/kit';

export type StoredState = 'connecting' | 'active' | 'needs-reauthentication' | 'disconnected';

export interface ConnectionRow {
  readonly connectionId: string;
  readonly personId: string;
  readonly vendor: string;
  /** Undefined: the installation's client. */
  readonly clientRef: string | undefined;
  readonly state: StoredState;
  readonly why: string | undefined;
  readonly vendorUser: string | undefined;
  readonly scopes: readonly string[] | undefined;
  readonly tokens: string | undefined;
  readonly tokensBefore: string | undefined;
  readonly typed: string | undefined;
  readonly expiresAt: Date | undefined;
  readonly tokenVersion: number;
  readonly subscription: string | undefined;
  readonly subscriptionRenewAt: Date | undefined;
  readonly dueAt: Date | undefined;
  readonly claim: number;
  readonly failures: number;
  /** Given back in the middle of a history. */
  readonly continues: boolean;
  /** Begin of a look that is gone on with. */
  readonly lookAt: Date | undefined;
  readonly pausedUntil: Date | undefined;
  readonly connectedAt: Date | undefined;
  readonly lastSyncAt: Date | undefined;
}

interface Raw {
  readonly connection_id: string;
  readonly person_id: string;
  readonly vendor: string;
  readonly client_ref: string | null;
  readonly state: StoredState;
  readonly why: string | null;
  readonly vendor_user: string | null;
  readonly scopes: readonly string[] | null;
  readonly tokens: string | null;
  readonly tokens_before: string | null;
  readonly typed: string | null;
  readonly expires_at: Date | null;
  readonly token_version: number;
  readonly subscription: string | null;
  readonly subscription_renew_at: Date | null;
  readonly due_at: Date | null;
  readonly claim: number;
  readonly failures: number;
  readonly continues: boolean;
  readonly look_at: Date | null;
  readonly paused_until: Date | null;
  readonly connected_at: Date | null;
  readonly last_sync_at: Date | null;
}

const rowOf = (raw: Raw): ConnectionRow => ({
  connectionId: raw.connection_id,
  personId: raw.person_id,
  vendor: raw.vendor,
  clientRef: raw.client_ref ?? undefined,
  state: raw.state,
  why: raw.why ?? undefined,
  vendorUser: raw.vendor_user ?? undefined,
  scopes: raw.scopes ?? undefined,
  tokens: raw.tokens ?? undefined,
  tokensBefore: raw.tokens_before ?? undefined,
  typed: raw.typed ?? undefined,
  expiresAt: raw.expires_at ?? undefined,
  tokenVersion: raw.token_version,
  subscription: raw.subscription ?? undefined,
  subscriptionRenewAt: raw.subscription_renew_at ?? undefined,
  dueAt: raw.due_at ?? undefined,
  claim: raw.claim,
  failures: raw.failures,
  continues: raw.continues,
  lookAt: raw.look_at ?? undefined,
  pausedUntil: raw.paused_until ?? undefined,
  connectedAt: raw.connected_at ?? undefined,
  lastSyncAt: raw.last_sync_at ?? undefined,
});

const one = async (db: Db, query: Query<Raw>): Promise<ConnectionRow | undefined> => {
  const raw = await db.one(query);
  return raw && rowOf(raw);
};

/** Connections of a person that were not ended, oldest first. */
export async function listConnections(db: Db, personId: string): Promise<readonly ConnectionRow[]> {
  const rows = await db.many(sql<Raw>`
    select c.* from health_data.connection as c where c.person_id = ${personId} and c.state <> 'disconnected' order by c.created_at, c.connection_id`);
  return rows.map(rowOf);
}

export const findConnection = async (db: Db, connectionId: string): Promise<ConnectionRow | undefined> =>
  await one(db, sql<Raw>`select c.* from health_data.connection as c where c.connection_id = ${connectionId}`);

/** Connections of an account at a vendor: two people of a household may have connected the same one. */
export async function connectionsOfAccount(db: Db, vendor: string, vendorUser: string): Promise<readonly ConnectionRow[]> {
  const rows = await db.many(sql<Raw>`
    select c.* from health_data.connection as c
     where c.vendor = ${vendor} and c.vendor_user = ${vendorUser} and c.state in ('active', 'needs-reauthentication')`);
  return rows.map(rowOf);
}

/** The connection of a person to a vendor, made when it is the first; an ended one begins anew, one in use stays as it is. */
export async function ensureConnection(tx: Db, personId: string, vendor: string, now: Date): Promise<ConnectionRow> {
  const row = await one(
    tx,
    sql<Raw>`
    insert into health_data.connection as c (connection_id, person_id, vendor, state, created_at)
    values (${randomUUIDv7()}, ${personId}, ${vendor}, 'connecting', ${now})
    on conflict (person_id, vendor) do update
       set state = case when c.state = 'disconnected' then 'connecting' else c.state end, why = case when c.state = 'disconnected' then null else c.why end
    returning c.*`,
  );
  if (row === undefined) throw new Error('an upsert returns its row');
  return row;
}

export interface Opened {
  readonly clientRef: string | undefined;
  readonly vendorUser: string;
  readonly scopes: readonly string[] | undefined;
  readonly tokens: string;
  readonly typed: string | undefined;
  readonly expiresAt: Date | undefined;
}

/** Puts a connection into use with fresh tokens. */
export async function openConnection(tx: Db, connectionId: string, opened: Opened, now: Date): Promise<ConnectionRow> {
  const row = await one(
    tx,
    sql<Raw>`
    update health_data.connection as c
       set state = 'active', why = null, client_ref = ${opened.clientRef ?? null}, vendor_user = ${opened.vendorUser}, scopes = ${opened.scopes === undefined ? null : [...opened.scopes]},
           tokens = ${opened.tokens}, tokens_before = null, typed = ${opened.typed ?? null}, expires_at = ${opened.expiresAt ?? null}, token_version = c.token_version + 1,
           renewing_until = null, failures = 0, paused_until = null, connected_at = ${now}, due_at = ${now}, subscription_renew_at = ${now}
     where c.connection_id = ${connectionId}
    returning c.*`,
  );
  if (row === undefined) throw new Error('the connection is gone');
  return row;
}

/** Ends what was begun and came to nothing; one in use stays as it is. */
export async function giveUpConnecting(db: Db, connectionId: string): Promise<void> {
  await db.many(sql`
    update health_data.connection as c set state = 'disconnected', why = null where c.connection_id = ${connectionId} and c.state = 'connecting'`);
}

/** Ends the use of a connection, tokens forgotten. */
export async function closeConnection(tx: Db, connectionId: string): Promise<void> {
  await tx.many(sql`
    update health_data.connection as c
       set state = 'disconnected', why = null, tokens = null, tokens_before = null, typed = null, expires_at = null, subscription = null, subscription_renew_at = null,
           due_at = null, paused_until = null, claim = c.claim + 1, claimed_until = null
     where c.connection_id = ${connectionId}`);
}

/** Nothing but connecting again helps. False when it was known already. */
export async function askForReauthentication(tx: Db, connectionId: string, why: string): Promise<boolean> {
  const row = await tx.one(sql<{ connection_id: string }>`
    update health_data.connection as c
       set state = 'needs-reauthentication', why = ${why}, tokens = null, tokens_before = null, due_at = null, paused_until = null, renewing_until = null
     where c.connection_id = ${connectionId} and c.state = 'active'
    returning c.connection_id`);
  return row !== undefined;
}

/** Takes the right to renew tokens; undefined when somebody else has it. */
export async function takeRenewal(db: Db, connectionId: string, version: number, now: Date, until: Date): Promise<boolean> {
  const row = await db.one(sql<{ connection_id: string }>`
    update health_data.connection as c set renewing_until = ${until}
     where c.connection_id = ${connectionId} and c.token_version = ${version} and (c.renewing_until is null or c.renewing_until <= ${now})
    returning c.connection_id`);
  return row !== undefined;
}

export async function endRenewal(db: Db, connectionId: string): Promise<void> {
  await db.many(sql`update health_data.connection as c set renewing_until = null where c.connection_id = ${connectionId}`);
}

/** Stores new tokens before anybody uses them; the pair before stays until these have worked. */
export async function saveTokens(
  db: Db,
  connectionId: string,
  version: number,
  tokens: string,
  expiresAt: Date | undefined,
): Promise<boolean> {
  const row = await db.one(sql<{ connection_id: string }>`
    update health_data.connection as c
       set tokens_before = c.tokens, tokens = ${tokens}, expires_at = ${expiresAt ?? null}, token_version = c.token_version + 1, renewing_until = null
     where c.connection_id = ${connectionId} and c.token_version = ${version} and c.state = 'active'
    returning c.connection_id`);
  return row !== undefined;
}

/** The present tokens have worked. */
export async function forgetTokensBefore(db: Db, connectionId: string): Promise<void> {
  await db.many(sql`
    update health_data.connection as c set tokens_before = null where c.connection_id = ${connectionId} and c.tokens_before is not null`);
}

export async function saveSubscription(db: Db, connectionId: string, sealed: string | undefined, renewAt: Date | undefined): Promise<void> {
  await db.many(sql`
    update health_data.connection as c set subscription = ${sealed ?? null}, subscription_renew_at = ${renewAt ?? null} where c.connection_id = ${connectionId}`);
}
