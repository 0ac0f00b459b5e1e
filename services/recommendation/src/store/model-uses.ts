import type { Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { sql, type Db } from '@aceso/kit';
import type { ModelRef } from './model-consents.ts';

type Outcome = NonNullable<Output<typeof recommendation.operations.listModelUses>['items'][number]['outcome']>;

export interface ModelUseRow {
  readonly use_id: string;
  readonly at: Date;
  readonly provider: ModelRef['provider'];
  readonly model: string;
  readonly host: string;
  readonly requests: number;
  readonly tools: string[];
  readonly sent_bytes: number;
  readonly received_bytes: number;
  readonly outcome: Outcome | null;
}
/** Which record: its id, and whose. */
export interface UseKey {
  readonly personId: string;
  readonly useId: string;
  readonly at: Date;
}
/** What is known once it is over. */
export interface UseTally {
  readonly requests: number;
  readonly tools: readonly string[];
  readonly sentBytes: number;
  readonly receivedBytes: number;
}

const KEPT_MS = 2 * 366 * 86_400_000;

/** Notes that something is about to be sent, before it is; forgets what is older than two years. Served by the primary key. */
export async function beginUse(tx: Db, { personId, useId, at }: UseKey, model: ModelRef): Promise<void> {
  await tx.many(sql`
    delete from recommendation.model_use as u where u.person_id = ${personId} and u.at < ${new Date(at.getTime() - KEPT_MS)}`);
  await tx.many(sql`
    insert into recommendation.model_use (person_id, at, use_id, provider, model, host)
    values (${personId}, ${at}, ${useId}, ${model.provider}, ${model.name}, ${model.host})`);
}

/** Notes what it came to. */
export async function endUse(db: Db, { personId, useId, at }: UseKey, tally: UseTally, outcome: Outcome): Promise<void> {
  await db.many(sql`
    update recommendation.model_use as u
       set requests = ${tally.requests}, tools = ${[...tally.tools]}, sent_bytes = ${tally.sentBytes}, received_bytes = ${tally.receivedBytes}, outcome = ${outcome}
     where u.person_id = ${personId} and u.at = ${at} and u.use_id = ${useId}`);
}

/** Uses of a person since an instant. Served by the primary key. */
export async function countUsesSince(db: Db, personId: string, since: Date): Promise<number> {
  const row = await db.one(sql<{ n: number }>`
    select count(*)::int as n from recommendation.model_use as u where u.person_id = ${personId} and u.at >= ${since}`);
  return row?.n ?? 0;
}

/** Newest first, before a place, one more than asked for so that the caller knows whether there is another page. Served by the primary key. */
export async function usesBefore(
  db: Db,
  personId: string,
  limit: number,
  place: { readonly at: Date; readonly useId: string } | undefined,
): Promise<readonly ModelUseRow[]> {
  return await db.many(sql<ModelUseRow>`
    select u.use_id, u.at, u.provider, u.model, u.host, u.requests, u.tools, u.sent_bytes, u.received_bytes, u.outcome
      from recommendation.model_use as u
     where u.person_id = ${personId}
       and (${place?.at ?? null}::timestamptz is null or (u.at, u.use_id) < (${place?.at ?? null}, ${place?.useId ?? null}::uuid))
     order by u.at desc, u.use_id desc
     limit ${limit + 1}`);
}
