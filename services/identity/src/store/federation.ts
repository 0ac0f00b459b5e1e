import { sql, type Db } from '@aceso/kit';

/** A trip to the external provider. */
export interface Trip {
  readonly state: string;
  readonly interaction: string;
  readonly issuer: string;
  readonly codeVerifier: string;
  readonly nonce: string;
}

/** A subject of the external provider that waits for the account's password. */
export interface PendingLink {
  readonly issuer: string;
  readonly subject: string;
  readonly emailKey: string;
}

/** Remembers a trip that begins. */
export async function insertTrip(db: Db, trip: Trip, expiresAt: Date): Promise<void> {
  await db.many(sql`
    insert into identity.federation_trip (state, interaction, issuer, code_verifier, nonce, expires_at)
    values (${trip.state}, ${trip.interaction}, ${trip.issuer}, ${trip.codeVerifier}, ${trip.nonce}, ${expiresAt})`);
}

/** The trip that has not come back yet. */
export async function tripByState(db: Db, state: string, now: Date): Promise<Trip | undefined> {
  const row = await db.one(sql<{ state: string; interaction: string; issuer: string; code_verifier: string; nonce: string }>`
    select t.state, t.interaction, t.issuer, t.code_verifier, t.nonce
      from identity.federation_trip as t
     where t.state = ${state} and t.subject is null and t.expires_at > ${now}`);
  return row && { state: row.state, interaction: row.interaction, issuer: row.issuer, codeVerifier: row.code_verifier, nonce: row.nonce };
}

/** Keeps who came back until the account confirms the link. */
export async function keepPendingLink(db: Db, state: string, subject: string, emailKey: string): Promise<void> {
  await db.many(sql`update identity.federation_trip as t set subject = ${subject}, email_key = ${emailKey} where t.state = ${state}`);
}

/** Who waits on this sign-in page. Served by index federation_trip__interaction. */
export async function pendingLinkOf(db: Db, interaction: string, now: Date): Promise<PendingLink | undefined> {
  const row = await db.one(sql<{ issuer: string; subject: string; email_key: string }>`
    select t.issuer, t.subject, t.email_key
      from identity.federation_trip as t
     where t.interaction = ${interaction} and t.subject is not null and t.expires_at > ${now}
     order by t.expires_at desc
     limit 1`);
  return row && { issuer: row.issuer, subject: row.subject, emailKey: row.email_key };
}

/** Ends all trips of a sign-in page. */
export async function removeTrips(db: Db, interaction: string): Promise<void> {
  await db.many(sql`delete from identity.federation_trip as t where t.interaction = ${interaction}`);
}

/** Account that the external subject is linked with. */
export async function linkedAccount(db: Db, issuer: string, subject: string): Promise<string | undefined> {
  const row = await db.one(sql<{ account_id: string }>`
    select f.account_id from identity.federated_identity as f where f.issuer = ${issuer} and f.subject = ${subject}`);
  return row?.account_id;
}

/** Links an external subject with an account; a subject that is linked already stays where it is. */
export async function insertLink(db: Db, issuer: string, subject: string, accountId: string, now: Date): Promise<void> {
  await db.many(sql`
    insert into identity.federated_identity (issuer, subject, account_id, linked_at) values (${issuer}, ${subject}, ${accountId}, ${now})
    on conflict (issuer, subject) do nothing`);
}

/** Sign-in page that a trip began on. */
export async function interactionOfTrip(db: Db, state: string, now: Date): Promise<string | undefined> {
  const row = await db.one(sql<{ interaction: string }>`
    select t.interaction from identity.federation_trip as t where t.state = ${state} and t.expires_at > ${now}`);
  return row?.interaction;
}
