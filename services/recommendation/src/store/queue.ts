import { turnLock } from './people.ts';
import { beforeCommit, prepared, sql, type Db } from '@aceso/kit';

export interface PendingChange {
  readonly metric: string;
  readonly from: string;
  readonly to: string;
}

/** A change as it stood when a turn began. */
export interface ReadChange extends PendingChange {
  readonly revision: number;
}

/** Whose turn it is. */
export interface Turn {
  readonly personId: string;
  readonly attempts: number;
  readonly revision: number;
  readonly traceparent: string | undefined;
}

/** Waiting people that are looked at for one that no other replica works on. */
const LOOKED_AT = 16;

/** Notes days to read; two changes of one metric become one that spans both. */
export async function addChanges(tx: Db, personId: string, changes: readonly PendingChange[]): Promise<void> {
  if (changes.length === 0) return;
  await tx.many(
    prepared(sql`
    insert into recommendation.pending_change as c (person_id, metric, from_day, to_day)
    select ${personId}::uuid, w.metric, min(w.from_day), max(w.to_day)
      from unnest(${changes.map((c) => c.metric)}::text[], ${changes.map((c) => c.from)}::date[], ${changes.map((c) => c.to)}::date[]) as w(metric, from_day, to_day)
     group by w.metric
    on conflict (person_id, metric) do update set from_day = least(c.from_day, excluded.from_day), to_day = greatest(c.to_day, excluded.to_day), revision = nextval('recommendation.change_seq')`),
  );
}

/** Puts a person in the queue, for so long after the last turn at the earliest; one that waits already keeps its turn. */
export async function enqueueAfterTurn(
  tx: Db,
  personId: string,
  now: Date,
  milliseconds: number,
  traceparent: string | undefined,
): Promise<void> {
  await tx.many(
    prepared(sql`
    insert into recommendation.queue as q (person_id, ready_at, traceparent)
    select ${personId}::uuid,
           greatest(${now}::timestamptz, (select p.evaluated_at + make_interval(secs => ${milliseconds}::float8 / 1000) from recommendation.person as p where p.person_id = ${personId}::uuid)),
           ${traceparent ?? null}::text
    on conflict (person_id) do update set ready_at = least(q.ready_at, excluded.ready_at), traceparent = coalesce(excluded.traceparent, q.traceparent), revision = nextval('recommendation.change_seq')`),
  );
}

/** Puts a person in the queue; one that waits already keeps its turn. */
export async function enqueue(tx: Db, personId: string, readyAt: Date, traceparent: string | undefined): Promise<void> {
  await tx.many(
    prepared(sql`
    insert into recommendation.queue as q (person_id, ready_at, traceparent) values (${personId}, ${readyAt}, ${traceparent ?? null})
    on conflict (person_id) do update set ready_at = least(q.ready_at, excluded.ready_at), traceparent = coalesce(excluded.traceparent, q.traceparent), revision = nextval('recommendation.change_seq')`),
  );
}

/** Puts everybody in the queue: a setting has changed, or a day has passed. Who is being evaluated just now comes once more. */
export async function enqueueAll(tx: Db, readyAt: Date, notEvaluatedOn?: string): Promise<void> {
  await tx.many(sql`
    insert into recommendation.queue as q (person_id, ready_at)
    select p.person_id, ${readyAt} from recommendation.person as p
     where ${notEvaluatedOn ?? null}::date is null or p.evaluated_on is distinct from ${notEvaluatedOn ?? null}::date
    on conflict (person_id) do update set ready_at = least(q.ready_at, excluded.ready_at), revision = nextval('recommendation.change_seq')`);
}

/** Puts those in the queue for whom today's decision about a reminder has not been taken, and who have something to be reminded of. */
export async function enqueueForPrompts(tx: Db, readyAt: Date, hours: { readonly from: number; readonly until: number }): Promise<void> {
  await tx.many(sql`
    insert into recommendation.queue as q (person_id, ready_at)
    select p.person_id, ${readyAt} from recommendation.person as p
     where p.enabled and p.may_advise
       and extract(hour from ${readyAt}::timestamptz at time zone coalesce(p.time_zone, 'UTC')) between ${hours.from}::int and ${hours.until}::int - 1
       and exists (select 1 from recommendation.recommendation as r where r.person_id = p.person_id and r.status in ('open', 'accepted') and r.urgency = 'suggestion')
       and not exists (select 1 from recommendation.prompt as d where d.person_id = p.person_id and d.day = (${readyAt}::timestamptz at time zone coalesce(p.time_zone, 'UTC'))::date)
    on conflict (person_id) do nothing`);
}

/**
 * The person whose turn it is, held by this transaction; other replicas take the next.
 *
 * An advisory lock and not a row lock: a row lock takes a transaction number, which would hold back every reader of the event log for as
 * long as the advisor thinks. Served by queue__ready_at.
 */
export async function takeNext(tx: Db, now: Date): Promise<Turn | undefined> {
  const waiting = await tx.many(
    prepared(
      sql<{
        person_id: string;
      }>`select q.person_id from recommendation.queue as q where q.ready_at <= ${now} order by q.ready_at limit ${LOOKED_AT}`,
    ),
  );
  for (const { person_id } of waiting) {
    if (!(await holdForTurn(tx, person_id))) continue;
    // Read again under the lock: another replica may just have finished this person.
    const row = await tx.one(
      prepared(sql<{ attempts: number; revision: number; traceparent: string | null }>`
      select q.attempts, q.revision, q.traceparent from recommendation.queue as q where q.person_id = ${person_id} and q.ready_at <= ${now}`),
    );
    if (row !== undefined)
      return { personId: person_id, attempts: row.attempts, revision: row.revision, traceparent: row.traceparent ?? undefined };
  }
  return undefined;
}

/** Takes a person's turn for this transaction, unless somebody else has it. */
export async function holdForTurn(tx: Db, personId: string): Promise<boolean> {
  const lock = await tx.one(
    prepared(sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${turnLock(personId)}, 0)) as mine`),
  );
  return lock?.mine === true;
}

/** Whether a person waits for a turn. */
export async function isQueued(tx: Db, personId: string): Promise<boolean> {
  return (await tx.one(prepared(sql`select 1 from recommendation.queue as q where q.person_id = ${personId}`))) !== undefined;
}

/** When the next turn comes; undefined when nobody waits. */
export async function nextTurn(db: Db): Promise<Date | undefined> {
  return (await db.one(prepared(sql<{ at: Date | null }>`select min(q.ready_at) as at from recommendation.queue as q`)))?.at ?? undefined;
}

export async function pendingChanges(tx: Db, personId: string): Promise<readonly ReadChange[]> {
  const rows = await tx.many(
    prepared(sql<{ metric: string; from_day: string; to_day: string; revision: number }>`
    select c.metric, c.from_day::text as from_day, c.to_day::text as to_day, c.revision from recommendation.pending_change as c where c.person_id = ${personId} order by c.metric`),
  );
  return rows.map((row) => ({ metric: row.metric, from: row.from_day, to: row.to_day, revision: row.revision }));
}

/** Ends a turn with the commit: takes away what was read, and nothing that came meanwhile. */
export function leaveQueue(tx: Db, turn: Turn, read: readonly ReadChange[]): void {
  if (read.length > 0)
    beforeCommit(tx, async (last) => {
      await last.many(
        prepared(sql`
    delete from recommendation.pending_change as c
     using unnest(${read.map((c) => c.metric)}::text[], ${read.map((c) => c.revision)}::bigint[]) as w(metric, revision)
     where c.person_id = ${turn.personId} and c.metric = w.metric and c.revision = w.revision`),
      );
    });
  beforeCommit(tx, async (last) => {
    await last.many(
      prepared(sql`delete from recommendation.queue as q where q.person_id = ${turn.personId} and q.revision = ${turn.revision}`),
    );
  });
}

export async function postpone(db: Db, personId: string, until: Date): Promise<void> {
  await db.many(sql`update recommendation.queue as q set ready_at = ${until}, attempts = q.attempts + 1 where q.person_id = ${personId}`);
}

/** How many changes of a person wait. */
export async function countPending(db: Db, personId: string): Promise<number> {
  return (
    (await db.one(sql<{ n: number }>`select count(*)::int as n from recommendation.pending_change as c where c.person_id = ${personId}`))
      ?.n ?? 0
  );
}
