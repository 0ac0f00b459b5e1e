import type { Worked } from './worked.ts';
import type { Advice, Told } from './kept-advice.ts';
import { Fault, spanAround, withRemoteParent, type Db } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { decide, newest, silences } from '../domain/decide.ts';
import { detect, type Detected } from '../domain/detect.ts';
import { factsOf } from '../domain/facts.ts';
import type { OwnFeatures } from '../domain/series.ts';
import { dosageOf } from '../domain/prompts/decide-prompt.ts';
import { localDay } from '../domain/local-day.ts';
import { rank } from '../domain/rank.ts';
import { historyOf, outsideTrials } from '../domain/history.ts';
import { lastPastDay, recallMark, type Remembered } from '../domain/recall.ts';
import { findBackground } from '../store/background.ts';
import { listCircumstanceRows } from '../store/circumstances.ts';
import { listEffects } from '../store/effects.ts';
import { loadFeatures } from '../store/features.ts';
import { listInsights, type InsightRow } from '../store/insights.ts';
import { findPerson, type PersonRow, type Profile } from '../store/people.ts';
import { listPrompts, type Pooled } from '../store/prompts.ts';
import { listAnswers } from '../store/questionnaires.ts';
import { listTrials } from '../store/trials.ts';
import { NO_TRIALS, trialTurn } from '../trials/turn.ts';
import { leaveQueue, pendingChanges, takeNext, type ReadChange, type Turn } from '../store/queue.ts';
import { listRecommendations, mutedTopics } from '../store/recommendations.ts';
import { fetchFresh, putFresh } from './fetch-features.ts';
import { followUp } from './follow-up.ts';
import type { RecentTurn } from './recent-turns.ts';
import { stableId } from './stable-id.ts';
import { Overtaken, writeTurn } from './write-turn.ts';

/** All days that anybody has. */
const [FIRST_DAY, LAST_DAY] = ['1900-01-01', '2100-01-01'];

/**
 * Evaluates the next person who waits: reads and thinks first, then writes state, insights, recommendations and their events in one
 * transaction. Killed anywhere it changes nothing, and the person still waits; the same when the person has said something meanwhile,
 * so that no turn overwrites an answer that it has not read. False when nobody waits.
 */
export async function evaluateNext(deps: Deps): Promise<boolean> {
  let taken: Turn | undefined;
  try {
    return await deps.db.tx(async (tx) => {
      const turn = await takeNext(tx, deps.now());
      if (turn === undefined) return false;
      taken = turn;
      await withRemoteParent(turn.traceparent, () => spanAround(deps.telemetry.tracer, 'evaluate', {}, () => evaluate(deps, tx, turn)));
      return true;
    });
  } catch (cause) {
    // Nothing was written, and the person still waits.
    if (cause instanceof Overtaken) return true;
    throw taken === undefined ? cause : new TurnFailed(taken, cause);
  }
}

/** A turn that could not be ended, so that the person can be put back for later. */
export class TurnFailed extends Error {
  override readonly name = 'TurnFailed';
  readonly turn: Turn;
  constructor(turn: Turn, cause: unknown) {
    super('a person could not be evaluated', { cause });
    this.turn = turn;
  }
}

async function evaluate(deps: Deps, tx: Db, turn: Turn): Promise<void> {
  // Here and below: what is asked together travels together.
  const [changes, person] = await Promise.all([pendingChanges(tx, turn.personId), findPerson(tx, turn.personId)]);
  if (person === undefined) return leaveQueue(tx, turn, changes);
  const worked = await work(deps, tx, person, changes);
  if (worked === 'erased') return leaveQueue(tx, turn, changes);
  await writeTurn(deps, tx, worked);
  leaveQueue(tx, turn, changes);
}

/** Insights and recommendations of a person: both travel together. */
export async function readAdvice(tx: Db, personId: string): Promise<Advice> {
  const [known, rows] = await Promise.all([listInsights(tx, personId), listRecommendations(tx, personId, undefined)]);
  return { known, rows };
}

/** What else is kept of a person, for a day of theirs. */
export async function readTold(tx: Db, personId: string, today: string): Promise<Told> {
  const [effects, prompts, background, muted, trials, answers, circumstances] = await Promise.all([
    listEffects(tx, personId),
    listPrompts(tx, personId, today),
    findBackground(tx, personId),
    mutedTopics(tx, personId),
    listTrials(tx, personId),
    listAnswers(tx, personId),
    listCircumstanceRows(tx, personId),
  ]);
  return { today, effects, prompts, background, muted, trials, answers, circumstances };
}

async function work(deps: Deps, tx: Db, person: PersonRow, changes: readonly ReadChange[]): Promise<Worked | 'erased'> {
  const { personId } = person;
  const profile = person.profileStale || person.timeZone === undefined ? await profileOf(deps, personId) : undefined;
  if (profile === 'gone') return 'erased';
  const facts = { ...person, ...profile };
  const today = dayOf(deps, facts);
  const last = deps.recentTurns.take(personId);
  const before = last?.revision === person.featureRevision ? last : undefined;
  const [fresh, held, advice, told, pools] = await Promise.all([
    fetchFresh(deps, personId, [...changes, ...missedBefore(deps, person, changes)]),
    before?.features ?? loadFeatures(tx, personId),
    readAdvice(tx, personId),
    readTold(tx, personId, today),
    deps.pools.read(tx, deps.now()),
  ]);
  return await think(deps, { person, profile, changes, fresh, held, before, advice, told, pools });
}

/** The person's day. */
export const dayOf = (deps: Pick<Deps, 'now'>, { timeZone }: Pick<PersonRow, 'timeZone'>): string =>
  localDay(deps.now(), timeZone ?? 'UTC');

/** All that a turn has read. */
interface Read extends Pick<Worked, 'person' | 'profile' | 'changes' | 'fresh'> {
  readonly held: OwnFeatures;
  readonly before: RecentTurn | undefined;
  readonly advice: Advice;
  readonly told: Told;
  readonly pools: ReadonlyMap<string, Pooled>;
}

/** Works out what follows from what was read; nothing is written but the fresh days into those that are held. */
export async function think(deps: Deps, { person, profile, changes, fresh, held, before, advice, told, pools }: Read): Promise<Worked> {
  const { personId } = person;
  const { known, rows } = advice;
  const { today, effects, prompts, background, muted, trials, answers, circumstances } = told;
  const facts = { ...person, ...profile };
  putFresh(held, fresh);
  const features = held;
  const isOn = deps.settings.get('enabled') && person.enabled && person.mayAdvise;
  const tuning = {
    baselineDays: deps.settings.get('baselineDays'),
    minimumBaselineValues: deps.settings.get('minimumBaselineValues'),
    weeklyActivityMinutes: deps.settings.get('weeklyActivityMinutes'),
  };
  const contexts = { circumstances, conditions: background.conditions };
  const recalled = isOn ? recallMark({ today, tuning, contexts }) : undefined;
  const changed = new Set(fresh.map(({ metric }) => metric));
  const changedPast = new Set(fresh.filter(({ from }) => from <= lastPastDay(today)).map(({ metric }) => metric));
  const last = before?.mark === recalled ? before : undefined;
  const remembered = recalled === person.recalled ? rememberedOf(known, last, changedPast) : undefined;
  const said = last?.today === today ? { outcomes: last.outcomes, changed } : undefined;
  const detected: Detected = isOn
    ? detect({ features, today, tuning, contexts }, remembered, said)
    : { facts: [], undecided: new Map(), outcomes: [], past: [] };
  const own = newest(rows);
  const topics = new Map(deps.guidelines.map(({ manifest }) => [manifest.id, manifest.topic]));
  const ranked = rank(isOn ? deps.guidelines : [], detected, {
    facts: factsOf(facts, background, features, today, answers),
    openAtMost: deps.settings.get('openAtMost'),
    silent: silences(own, muted, topics, today),
    accepted: new Set([...own.values()].filter(({ status }) => status === 'accepted').map(({ guideline }) => guideline)),
    history: historyOf(rows, effects, trials),
    pools,
    dosage: dosageOf(prompts),
  });
  const decision = decide(ranked, own);
  const open = new Set(decision.placed.map(({ candidate, generation }) => stableId(personId, candidate.guideline.manifest.id, generation)));
  const minuteOfDay = minuteOf(deps.now(), facts.timeZone ?? 'UTC');
  const next = followUp({
    personId,
    now: deps.now(),
    today,
    minuteOfDay,
    features,
    rows: isOn ? outsideTrials(rows, trials) : [],
    open,
    effects,
    prompts,
    pools,
    guidelines: new Map(deps.guidelines.map((guideline) => [guideline.manifest.id, guideline])),
    limits: promptLimits(deps),
  });
  const { country } = facts;
  return {
    person,
    profile,
    country,
    changes,
    fresh,
    features,
    today,
    advice,
    told,
    detected,
    recalled,
    ranked,
    decision,
    followUp: next,
    trials: isOn ? await trialTurn(deps, personId, trials, today, minuteOfDay) : NO_TRIALS,
    conditions: background.conditions,
  };
}

/** What the last turn found of the past: all of it when it is at hand, else what it told of it. */
const rememberedOf = (known: readonly InsightRow[], last: RecentTurn | undefined, changed: ReadonlySet<string>): Remembered => ({
  facts: last?.past ?? known.filter(({ isEpisode }) => isEpisode).map(({ fact }) => fact),
  changed,
  current: new Set(last === undefined ? known.filter(({ isCurrent }) => isCurrent).map(({ kind }) => kind) : []),
});

async function profileOf(deps: Deps, personId: string): Promise<Profile | 'gone'> {
  try {
    const { birthYear, sex, timeZone, country, heightCm } = await deps.users.getProfile({ params: { personId } });
    return { birthYear, sex, timeZone, country, heightCm };
  } catch (error) {
    if (error instanceof Fault && error.status === 404) return 'gone';
    throw error;
  }
}

const minuteOf = (now: Date, timeZone: string): number => {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  return hour * 60 + minute;
};

const promptLimits = ({ settings }: Deps) => ({
  promptsPerDay: settings.get('promptsPerDay'),
  promptsPerWeek: settings.get('promptsPerWeek'),
  promptGapMinutes: settings.get('promptGapMinutes'),
  promptFrom: settings.get('promptFrom'),
  promptUntil: settings.get('promptUntil'),
});

/** All days of metrics that a newer version looks at and an older one did not; nobody told of them as changed. */
export function missedBefore(
  { metricsRead }: Pick<Deps, 'metricsRead'>,
  { evaluatedAt, reads }: PersonRow,
  changes: readonly ReadChange[],
): readonly ReadChange[] {
  if (evaluatedAt === undefined) return [];
  const known = new Set([...(reads ?? []), ...changes.map(({ metric }) => metric)]);
  return [...metricsRead].filter((metric) => !known.has(metric)).map((metric) => ({ metric, from: FIRST_DAY, to: LAST_DAY, revision: 0 }));
}
