import type { Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { json, prepared, sql, type Db } from '@aceso/kit';
import type { TrialInputs } from '../domain/trials/judge.ts';
import type { Arm, Pause, Question } from '../domain/trials/question.ts';

export type VerdictView = NonNullable<Output<typeof recommendation.operations.getTrialVerdict>['verdict']>;
export type TrialStatus = 'running' | 'paused' | 'done' | 'ended';

export interface TrialRow {
  readonly trialId: string;
  readonly status: TrialStatus;
  readonly question: Question;
  readonly seed: number;
  readonly order: readonly Arm[];
  readonly pauses: readonly Pause[];
  readonly endedOn: string | undefined;
  readonly toldOn: string | undefined;
  readonly inputs: TrialInputs | undefined;
  readonly verdict: VerdictView | undefined;
  readonly version: number;
  /** What the person said, by day. */
  readonly told: readonly { readonly day: string; readonly followed: boolean }[];
  readonly startedAt: Date;
  readonly updatedAt: Date;
}

interface Raw {
  readonly trial_id: string;
  readonly status: TrialStatus;
  readonly question: Question;
  readonly seed: string | number;
  readonly arms: readonly Arm[];
  readonly pauses: readonly Pause[];
  readonly ended_on: string | null;
  readonly told_on: string | null;
  readonly inputs: TrialInputs | null;
  readonly verdict: VerdictView | null;
  readonly version: number;
  readonly told: readonly { readonly day: string; readonly followed: boolean }[] | null;
  readonly started_at: Date;
  readonly updated_at: Date;
}

const rowOf = (raw: Raw): TrialRow => ({
  trialId: raw.trial_id,
  status: raw.status,
  question: raw.question,
  seed: Number(raw.seed),
  order: raw.arms,
  pauses: raw.pauses,
  endedOn: raw.ended_on ?? undefined,
  toldOn: raw.told_on ?? undefined,
  inputs: raw.inputs ?? undefined,
  verdict: raw.verdict ?? undefined,
  version: raw.version,
  told: raw.told ?? [],
  startedAt: raw.started_at,
  updatedAt: raw.updated_at,
});

/** Trials of a person, the newest first; one of them when it is named. Served by the primary key. */
export async function listTrials(db: Db, personId: string, trialId?: string): Promise<readonly TrialRow[]> {
  const rows = await db.many(
    prepared(sql<Raw>`
    select t.trial_id, t.status, t.question, t.seed, t.arms, t.pauses, t.ended_on::text as ended_on, t.told_on::text as told_on, t.inputs, t.verdict, t.version, t.started_at, t.updated_at,
           (select json_agg(json_build_object('day', d.day::text, 'followed', d.followed) order by d.day) from recommendation.trial_day as d where d.person_id = t.person_id and d.trial_id = t.trial_id) as told
      from recommendation.trial as t
     where t.person_id = ${personId} and (${trialId ?? null}::uuid is null or t.trial_id = ${trialId ?? null}::uuid)
     order by t.started_at desc, t.trial_id`),
  );
  return rows.map(rowOf);
}

/** Writes a new trial. False when another is running. Served by trial__one_at_a_time. */
export async function saveTrial(
  tx: Db,
  personId: string,
  trial: Pick<TrialRow, 'trialId' | 'question' | 'seed' | 'order'>,
  now: Date,
): Promise<boolean> {
  const saved = await tx.one(sql<{ one: number }>`
    insert into recommendation.trial (person_id, trial_id, status, question, seed, arms, started_at, updated_at)
    values (${personId}, ${trial.trialId}, 'running', ${json(trial.question)}, ${trial.seed}, ${[...trial.order]}::text[], ${now}, ${now})
    on conflict (person_id) where status in ('running', 'paused') do nothing
    returning 1 as one`);
  return saved !== undefined;
}

/** Changes where a trial stands: status, pauses, or the day on which the person ended it. */
export async function changeTrial(
  tx: Db,
  personId: string,
  trialId: string,
  change: { readonly status: TrialStatus; readonly pauses: readonly Pause[]; readonly endedOn?: string },
  now: Date,
): Promise<void> {
  await tx.many(sql`
    update recommendation.trial as t
       set status = ${change.status}, pauses = ${json(change.pauses)}, ended_on = coalesce(${change.endedOn ?? null}::date, t.ended_on), version = t.version + 1, updated_at = ${now}
     where t.person_id = ${personId} and t.trial_id = ${trialId}`);
}

export async function saveTrialDay(tx: Db, personId: string, trialId: string, day: string, followed: boolean, now: Date): Promise<void> {
  await tx.many(sql`
    insert into recommendation.trial_day as d (person_id, trial_id, day, followed, told_at) values (${personId}, ${trialId}, ${day}::date, ${followed}, ${now})
    on conflict (person_id, trial_id, day) do update set followed = excluded.followed, told_at = excluded.told_at`);
  await tx.many(
    sql`update recommendation.trial as t set version = t.version + 1, updated_at = ${now} where t.person_id = ${personId} and t.trial_id = ${trialId}`,
  );
}

/** Notes that the day of a trial was looked at and its instruction sent. False when it had been. */
export async function noteTold(tx: Db, personId: string, trialId: string, day: string): Promise<boolean> {
  const noted = await tx.one(sql<{ one: number }>`
    update recommendation.trial as t set told_on = ${day}::date
     where t.person_id = ${personId} and t.trial_id = ${trialId} and (t.told_on is null or t.told_on < ${day}::date)
    returning 1 as one`);
  return noted !== undefined;
}

/** Writes a verdict with what it was made of; it is given once. False when there was one. */
export async function saveVerdict(
  tx: Db,
  personId: string,
  trialId: string,
  { inputs, verdict, status }: { readonly inputs: TrialInputs; readonly verdict: VerdictView; readonly status: TrialStatus },
  now: Date,
): Promise<boolean> {
  const saved = await tx.one(sql<{ one: number }>`
    update recommendation.trial as t set status = ${status}, inputs = ${json(inputs)}, verdict = ${json(verdict)}, version = t.version + 1, updated_at = ${now}
     where t.person_id = ${personId} and t.trial_id = ${trialId} and t.verdict is null
    returning 1 as one`);
  return saved !== undefined;
}

/** Puts those in the queue whose running trial was not looked at on their day: to send its instruction, or to judge it after its end. Once a day. */
export async function enqueueForTrials(tx: Db, readyAt: Date, fromHour: number): Promise<void> {
  await tx.many(sql`
    insert into recommendation.queue as q (person_id, ready_at)
    select p.person_id, ${readyAt} from recommendation.person as p
     where p.enabled and p.may_advise
       and extract(hour from ${readyAt}::timestamptz at time zone coalesce(p.time_zone, 'UTC')) >= ${fromHour}::int
       and exists (select 1 from recommendation.trial as t where t.person_id = p.person_id and t.status = 'running'
                      and (t.told_on is null or t.told_on < (${readyAt}::timestamptz at time zone coalesce(p.time_zone, 'UTC'))::date))
    on conflict (person_id) do nothing`);
}
