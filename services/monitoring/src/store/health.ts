import type { HealthChange } from '@aceso/contracts/monitoring';
import { sql, type Db } from '@aceso/kit';
import type { ReplicaHealth } from '../domain/health-state.ts';
import type { Window } from '../domain/window.ts';

interface Row {
  readonly service: string;
  readonly address: string;
  readonly state: ReplicaHealth['state'];
  readonly reasons: string[];
  readonly since: Date;
  readonly checked_at: Date;
}

/** What was found at one replica. */
export type Probe = Pick<ReplicaHealth, 'service' | 'address' | 'state' | 'reasons'>;

/** Notes what was found; a change of state begins a new `since` and a line in the history, also when two probers see it. */
export async function saveProbes(db: Db, probes: readonly Probe[], at: Date): Promise<void> {
  await db.tx(async (tx) => {
    for (const { service, address, state, reasons } of probes.toSorted((a, b) =>
      `${a.service} ${a.address}` < `${b.service} ${b.address}` ? -1 : 1,
    )) {
      const before = await tx.one(sql<{ state: string }>`
        select h.state from monitoring.health as h where h.service = ${service} and h.address = ${address} for update`);
      const saved = await tx.one(sql<{ state: string }>`
        insert into monitoring.health as h (service, address, state, reasons, since, checked_at)
        values (${service}, ${address}, ${state}, ${[...reasons]}, ${at}, ${at})
        on conflict (service, address) do update set
          since = case when h.state = excluded.state then h.since else excluded.since end,
          state = excluded.state, reasons = excluded.reasons, checked_at = excluded.checked_at
        returning state`);
      if (before?.state !== saved?.state)
        await tx.many(sql`
          insert into monitoring.health_change (service, address, state, reasons, at) values (${service}, ${address}, ${state}, ${[...reasons]}, ${at})`);
    }
  });
}

/** All replicas that are known. */
export async function replicaHealth(db: Db): Promise<readonly ReplicaHealth[]> {
  const rows = await db.many(sql<Row>`
    select h.service, h.address, h.state, h.reasons, h.since, h.checked_at from monitoring.health as h order by h.service, h.address`);
  return rows.map(({ checked_at, ...row }) => ({ ...row, checkedAt: checked_at }));
}

/** Forgets replicas that were taken away on purpose. */
export async function forgetReplicas(db: Db, service: string, addresses: readonly string[]): Promise<void> {
  await db.many(sql`delete from monitoring.health where service = ${service} and address = any(${[...addresses]}::text[])`);
}

/** Changes of state, newest first. Served by health_change__at. */
export async function healthChanges(
  db: Db,
  { from, to }: Window,
  service: string | undefined,
  limit: number,
): Promise<readonly HealthChange[]> {
  const rows = await db.many(sql<Omit<HealthChange, 'at'> & { at: Date }>`
    select c.service, c.address, c.state, c.reasons, c.at from monitoring.health_change as c
     where c.at >= ${from} and c.at < ${to} and (${service ?? null}::text is null or c.service = ${service ?? null})
     order by c.at desc, c.id desc
     limit ${limit}`);
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

export async function dropHealthChanges(db: Db, before: Date): Promise<void> {
  await db.many(sql`delete from monitoring.health_change where at < ${before}`);
}
