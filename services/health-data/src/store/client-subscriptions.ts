import { sql, type Db } from '@aceso/kit';

export interface ClientSubscription {
  readonly sealed: string;
  readonly renewAt: Date | undefined;
}

export async function findClientSubscription(db: Db, vendor: string, clientRef: string): Promise<ClientSubscription | undefined> {
  const row = await db.one(sql<{ sealed: string; renew_at: Date | null }>`
    select s.sealed, s.renew_at from health_data.client_subscription as s where s.vendor = ${vendor} and s.client_ref = ${clientRef}`);
  return row && { sealed: row.sealed, renewAt: row.renew_at ?? undefined };
}

export async function saveClientSubscription(
  db: Db,
  vendor: string,
  clientRef: string,
  { sealed, renewAt }: ClientSubscription,
): Promise<void> {
  await db.many(sql`
    insert into health_data.client_subscription (vendor, client_ref, sealed, renew_at) values (${vendor}, ${clientRef}, ${sealed}, ${renewAt ?? null})
    on conflict (vendor, client_ref) do update set sealed = excluded.sealed, renew_at = excluded.renew_at`);
}
