import { sql, type Db } from '@aceso/kit';

/** A client that a person registered for themselves; the secret is sealed under their key. */
export interface OwnClient {
  readonly personId: string;
  readonly vendor: string;
  /** Names the client in addresses, and nobody. */
  readonly clientRef: string;
  readonly clientId: string;
  readonly sealed: string;
}

interface Raw {
  readonly person_id: string;
  readonly vendor: string;
  readonly client_ref: string;
  readonly client_id: string;
  readonly sealed: string;
}

const clientOf = (row: Raw): OwnClient => ({
  personId: row.person_id,
  vendor: row.vendor,
  clientRef: row.client_ref,
  clientId: row.client_id,
  sealed: row.sealed,
});

export async function ownClients(db: Db, personId: string): Promise<readonly OwnClient[]> {
  const rows = await db.many(sql<Raw>`
    select c.person_id, c.vendor, c.client_ref, c.client_id, c.sealed from health_data.vendor_client as c where c.person_id = ${personId}`);
  return rows.map(clientOf);
}

export async function findOwnClient(db: Db, personId: string, vendor: string): Promise<OwnClient | undefined> {
  return (await ownClients(db, personId)).find((client) => client.vendor === vendor);
}

export async function findClientByRef(db: Db, clientRef: string): Promise<OwnClient | undefined> {
  const row = await db.one(sql<Raw>`
    select c.person_id, c.vendor, c.client_ref, c.client_id, c.sealed from health_data.vendor_client as c where c.client_ref = ${clientRef}`);
  return row && clientOf(row);
}

/** Keeps a client; another one for the same vendor gets another name, so that what the older one opened is not taken for its own. */
export async function saveOwnClient(tx: Db, client: OwnClient, now: Date): Promise<void> {
  await tx.many(sql`
    insert into health_data.vendor_client as c (person_id, vendor, client_ref, client_id, sealed, created_at)
    values (${client.personId}, ${client.vendor}, ${client.clientRef}, ${client.clientId}, ${client.sealed}, ${now})
    on conflict (person_id, vendor) do update set client_ref = excluded.client_ref, client_id = excluded.client_id, sealed = excluded.sealed`);
}

export async function dropOwnClient(tx: Db, personId: string, vendor: string): Promise<void> {
  await tx.many(sql`delete from health_data.vendor_client as c where c.person_id = ${personId} and c.vendor = ${vendor}`);
}
