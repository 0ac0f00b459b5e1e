import { arrays, sql, type Db } from '@aceso/kit';

/** Right of one process to work on a connection: another process gets it only after this one was silent. */
export interface ConnectionClaim {
  readonly connectionId: string;
  readonly claim: number;
}

/**
 * Claims the connection that has waited longest; undefined when none is due.
 *
 * @param inHand connections that this process works on: however long it takes, they are not taken over from itself
 */
export async function claimConnection(
  db: Db,
  now: Date,
  until: Date,
  inHand: readonly string[] = [],
): Promise<ConnectionClaim | undefined> {
  const row = await db.one(sql<{ connection_id: string; claim: number }>`
    update health_data.connection as c set claimed_until = ${until}, claim = c.claim + 1
     where c.connection_id = (
       select w.connection_id from health_data.connection as w
        where w.state = 'active' and w.due_at <= ${now} and (w.claimed_until is null or w.claimed_until <= ${now})
          and w.connection_id <> all(${arrays.uuids([...inHand])}::uuid[])
        order by w.due_at limit 1 for update skip locked)
    returning c.connection_id, c.claim`);
  return row && { connectionId: row.connection_id, claim: row.claim };
}

/** Holds the claim in a transaction that stores something. False: it is another's, or the connection was ended. */
export async function holdConnection(tx: Db, { connectionId, claim }: ConnectionClaim, until: Date): Promise<boolean> {
  const row = await tx.one(sql<{ connection_id: string }>`
    update health_data.connection as c set claimed_until = ${until}
     where c.connection_id = ${connectionId} and c.claim = ${claim} and c.state = 'active'
    returning c.connection_id`);
  return row !== undefined;
}

export interface Release {
  readonly dueAt: Date;
  /** Undefined: nothing keeps it waiting but its rhythm. */
  readonly pausedUntil: Date | undefined;
  readonly why: string | undefined;
  readonly failures: number;
  readonly syncedAt: Date | undefined;
  /** There is more of the history to read. */
  readonly continues?: boolean;
  /** Begin of the look that is gone on with. */
  readonly lookAt?: Date;
}

/** Gives the connection back until it is due again. A wish to look sooner that came meanwhile wins. */
export async function releaseConnection(
  db: Db,
  { connectionId, claim }: ConnectionClaim,
  release: Release,
  claimedAt: Date,
): Promise<void> {
  await db.many(sql`
    update health_data.connection as c
       set claimed_until = null, continues = (c.due_at <= ${claimedAt} and ${release.continues ?? false}),
           look_at = case when c.due_at <= ${claimedAt} then ${release.lookAt ?? null}::timestamptz end, failures = ${release.failures}, why = ${release.why ?? null}, paused_until = ${release.pausedUntil ?? null},
           due_at = case when c.due_at > ${claimedAt} then least(c.due_at, ${release.dueAt}) else ${release.dueAt}::timestamptz end,
           last_sync_at = coalesce(${release.syncedAt ?? null}, c.last_sync_at)
     where c.connection_id = ${connectionId} and c.claim = ${claim} and c.state = 'active'`);
}

/** Asks that a connection be looked at soon. */
export async function wakeConnection(db: Db, connectionId: string, at: Date): Promise<void> {
  await db.many(sql`
    update health_data.connection as c set due_at = ${at}, paused_until = null, continues = false, look_at = null where c.connection_id = ${connectionId} and c.state = 'active'`);
}
