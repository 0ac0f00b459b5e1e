import { json, prepared, sql, type Db } from '@aceso/kit';
import type { Prompt, PromptContext, PromptDecision } from '../domain/prompts/decide-prompt.ts';
import type { Pool } from '../domain/response.ts';

/** Days of decisions that the next one looks at. */
const LOOKED_BACK_DAYS = 180;

interface Raw {
  readonly day: string;
  readonly decided_at: Date;
  readonly recommendation_id: string;
  readonly guideline: string;
  readonly topic: string;
  readonly available: boolean;
  readonly probability: number;
  readonly sent: boolean;
  readonly context: PromptContext;
  readonly reward: number | null;
  readonly dismissed: boolean | null;
}

export interface PromptRow extends Prompt {
  readonly guideline: string;
}

/** Decisions about a person of the last half year, oldest first. Put away within three days of a reminder counts as dismissed. */
export async function listPrompts(db: Db, personId: string, today: string): Promise<readonly PromptRow[]> {
  const rows = await db.many(
    prepared(sql<Raw>`
    select p.day::text as day, p.decided_at, p.recommendation_id, p.guideline, p.topic, p.available, p.probability, p.sent, p.context, p.reward,
           r.feedback ->> 'kind' in ('later', 'not-for-me')
             and (r.feedback ->> 'at')::timestamptz between p.decided_at and p.decided_at + interval '3 days' as dismissed
      from recommendation.prompt as p
      left join recommendation.recommendation as r on r.person_id = p.person_id and r.recommendation_id = p.recommendation_id
     where p.person_id = ${personId} and p.day > ${today}::date - ${LOOKED_BACK_DAYS}::int
     order by p.day`),
  );
  return rows.map((raw) => ({
    day: raw.day,
    decidedAt: raw.decided_at,
    recommendationId: raw.recommendation_id,
    guideline: raw.guideline,
    topic: raw.topic,
    available: raw.available,
    probability: raw.probability,
    sent: raw.sent,
    context: raw.context,
    reward: raw.reward ?? undefined,
    dismissed: raw.dismissed ?? false,
  }));
}

export interface PromptToSave {
  readonly day: string;
  readonly recommendationId: string;
  readonly guideline: string;
  readonly topic: string;
  readonly context: PromptContext;
  readonly decision: PromptDecision;
  readonly draw: number;
  readonly policy: string;
}

/** Logs a decision. False when there is one of that day already. */
export async function savePrompt(tx: Db, personId: string, prompt: PromptToSave, now: Date): Promise<boolean> {
  const { decision } = prompt;
  const saved = await tx.one(sql<{ one: number }>`
    insert into recommendation.prompt (person_id, day, decided_at, recommendation_id, guideline, topic, available, reason, probability, draw, sent, context, policy)
    values (${personId}, ${prompt.day}::date, ${now}, ${prompt.recommendationId}, ${prompt.guideline}, ${prompt.topic}, ${decision.available}, ${decision.reason}, ${decision.probability}, ${prompt.draw}, ${decision.sent}, ${json(prompt.context)}, ${prompt.policy})
    on conflict do nothing returning 1 as one`);
  return saved !== undefined;
}

export async function saveReward(tx: Db, personId: string, day: string, reward: number, now: Date): Promise<void> {
  await tx.many(sql`
    update recommendation.prompt as p set reward = ${reward}, rewarded_at = ${now} where p.person_id = ${personId} and p.day = ${day}::date and p.reward is null`);
}

/** What all people's answers and decisions say of a topic: sums, never a row of anybody. */
export interface Pooled extends Pool {
  /** Centred, probability-weighted effect of a reminder, shrunk towards nothing. */
  readonly effect: number;
}

/** Decisions that the shrinkage of a pooled effect is worth. */
const SHRINKAGE = 20;
/** Fewer people than this are nobody's pool. */
const LEAST_PEOPLE = 5;

/** Pools by topic. The effect is Σ(sent − p)·reward / Σp(1 − p), as in Boruvka 2018 without covariates. */
export async function readPools(db: Db): Promise<ReadonlyMap<string, Pooled>> {
  const answers = await db.many(sql<{ topic: string; taken: number; answered: number }>`
    select r.topic, count(*) filter (where r.status in ('accepted', 'done'))::int as taken, count(*)::int as answered
      from recommendation.recommendation as r
     where r.status in ('accepted', 'done', 'declined')
     group by r.topic having count(distinct r.person_id) >= ${LEAST_PEOPLE}`);
  const prompts = await db.many(sql<{ topic: string; pull: number; weight: number }>`
    select p.topic, sum((p.sent::int - p.probability) * p.reward) as pull, sum(p.probability * (1 - p.probability)) as weight
      from recommendation.prompt as p
     where p.available and p.reward is not null
     group by p.topic having count(distinct p.person_id) >= ${LEAST_PEOPLE}`);
  const effects = new Map(prompts.map(({ topic, pull, weight }) => [topic, pull / (weight + SHRINKAGE / 4)]));
  const topics = new Set([...answers.map(({ topic }) => topic), ...effects.keys()]);
  const byTopic = new Map(answers.map((row) => [row.topic, row]));
  return new Map(
    [...topics].map((topic) => {
      const { taken = 0, answered = 0 } = byTopic.get(topic) ?? {};
      return [topic, { taken, answered, effect: effects.get(topic) ?? 0 }] as const;
    }),
  );
}
