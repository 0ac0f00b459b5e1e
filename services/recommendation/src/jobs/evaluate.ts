import { recommendation } from '@aceso/contracts/recommendation';
import { knownEmergencyNumber } from '@aceso/contracts/vocabulary';
import type { Condition, InsightFact } from '@aceso/guidelines/kit';
import { afterCommit, Fault, spanAround, withRemoteParent, type Db } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { compose, prove } from '../domain/compose.ts';
import { decide, newest, silences, type Decision, type Placed } from '../domain/decide.ts';
import { detect, type Detected } from '../domain/detect.ts';
import { factsOf } from '../domain/facts.ts';
import type { Features } from '../domain/features.ts';
import { dosageOf } from '../domain/prompts/decide-prompt.ts';
import { localDay } from '../domain/local-day.ts';
import { matchInsights } from '../domain/match-insights.ts';
import { rank, type Ranked } from '../domain/rank.ts';
import { historyOf, outsideTrials } from '../domain/history.ts';
import type { OpenAdvice } from '../domain/trials/not-now.ts';
import { lastPastDay, recallMark, type Remembered } from '../domain/recall.ts';
import { findBackground } from '../store/background.ts';
import { listCircumstanceRows } from '../store/circumstances.ts';
import { listEffects } from '../store/effects.ts';
import { loadFeatures, replaceFeatures } from '../store/features.ts';
import { endInsights, listInsights, saveInsights, type InsightRow } from '../store/insights.ts';
import { findPerson, holdPerson, noteEvaluated, saveProfile, type PersonRow, type Profile } from '../store/people.ts';
import { listPrompts } from '../store/prompts.ts';
import { listAnswers } from '../store/questionnaires.ts';
import { listTrials } from '../store/trials.ts';
import { NO_TRIALS, trialTurn, writeTrialTurn, type TrialTurn } from '../trials/turn.ts';
import { leaveQueue, pendingChanges, takeNext, type ReadChange, type Turn } from '../store/queue.ts';
import { listRecommendations, mutedTopics, saveRecommendation, setStatus } from '../store/recommendations.ts';
import type { RecentTurn } from './recent-turns.ts';
import { fetchFresh, withFresh, type Fresh } from './fetch-features.ts';
import { followUp, type FollowUp } from './follow-up.ts';
import { fingerprint, stableId } from './stable-id.ts';
import { writeFollowUp } from './write-follow-up.ts';

/** All days that anybody has. */
const [FIRST_DAY, LAST_DAY] = ['1900-01-01', '2100-01-01'];

const { insightDetected, recommendationChanged, recommendationCreated, evaluationFinished } = recommendation.events;

/** Everything that was read and worked out before the first write. */
interface Worked {
  readonly person: PersonRow;
  readonly profile: Profile | undefined;
  readonly country: string | undefined;
  readonly changes: readonly ReadChange[];
  readonly fresh: readonly Fresh[];
  readonly features: Features;
  readonly today: string;
  readonly known: readonly InsightRow[];
  readonly detected: Detected;
  /** Under what the past was looked at; nothing while the advisor is off. */
  readonly recalled: string | undefined;
  readonly ranked: Ranked;
  readonly decision: Decision;
  readonly followUp: FollowUp;
  readonly trials: TrialTurn;
  readonly conditions: readonly Condition[];
}

/**
 * Evaluates the next person who waits: reads and thinks first, then writes state, insights, recommendations and their events in one
 * transaction. Killed anywhere it changes nothing, and the person still waits; the same when the person has said something meanwhile,
 * so that no turn overwrites an answer that it has not read. False when nobody waits.
 */
export async function evaluateNext(deps: Deps): Promise<boolean> {
  return await deps.db.tx(async (tx) => {
    const turn = await takeNext(tx, deps.now());
    if (turn === undefined) return false;
    try {
      await withRemoteParent(turn.traceparent, () => spanAround(deps.telemetry.tracer, 'evaluate', {}, () => evaluate(deps, tx, turn)));
      return true;
    } catch (cause) {
      throw new TurnFailed(turn, cause);
    }
  });
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
  if (person === undefined) return await leaveQueue(tx, turn, changes);
  const worked = await work(deps, tx, person, changes);
  if (worked === 'erased') return await leaveQueue(tx, turn, changes);
  await write(deps, tx, turn, worked);
}

async function work(deps: Deps, tx: Db, person: PersonRow, changes: readonly ReadChange[]): Promise<Worked | 'erased'> {
  const { personId } = person;
  const profile = person.profileStale || person.timeZone === undefined ? await profileOf(deps, personId) : undefined;
  if (profile === 'gone') return 'erased';
  const facts = { ...person, ...profile };
  const today = localDay(deps.now(), facts.timeZone ?? 'UTC');
  const before = deps.recentTurns.find(personId, person.featureRevision);
  const [fresh, held, known, rows, effects, prompts, pools, background, muted, trials, answers, circumstances] = await Promise.all([
    fetchFresh(deps, personId, [...changes, ...missedBefore(deps, person, changes)]),
    before?.features ?? loadFeatures(tx, personId),
    listInsights(tx, personId),
    listRecommendations(tx, personId, undefined),
    listEffects(tx, personId),
    listPrompts(tx, personId, today),
    deps.pools.read(tx, deps.now()),
    findBackground(tx, personId),
    mutedTopics(tx, personId),
    listTrials(tx, personId),
    listAnswers(tx, personId),
    listCircumstanceRows(tx, personId),
  ]);
  const features = withFresh(held, fresh);
  const isOn = deps.settings.get('enabled') && person.enabled && person.mayAdvise;
  const tuning = {
    baselineDays: deps.settings.get('baselineDays'),
    minimumBaselineValues: deps.settings.get('minimumBaselineValues'),
    weeklyActivityMinutes: deps.settings.get('weeklyActivityMinutes'),
  };
  const contexts = { circumstances, conditions: background.conditions };
  const recalled = isOn ? recallMark({ today, tuning, contexts }) : undefined;
  const changed = new Set(fresh.map(({ metric }) => metric));
  const last = before?.mark === recalled ? before : undefined;
  const changedPast = new Set(fresh.filter(({ from }) => from <= lastPastDay(today)).map(({ metric }) => metric));
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
    known,
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
function missedBefore({ metricsRead }: Deps, { evaluatedAt, reads }: PersonRow, changes: readonly ReadChange[]): readonly ReadChange[] {
  if (evaluatedAt === undefined) return [];
  const known = new Set([...(reads ?? []), ...changes.map(({ metric }) => metric)]);
  return [...metricsRead].filter((metric) => !known.has(metric)).map((metric) => ({ metric, from: FIRST_DAY, to: LAST_DAY, revision: 0 }));
}

async function write(deps: Deps, tx: Db, turn: Turn, worked: Worked): Promise<void> {
  const { personId } = turn;
  const now = deps.now();
  const said = await holdPerson(tx, personId);
  if (said === undefined) return await leaveQueue(tx, turn, worked.changes);
  if (said !== worked.person.said) return;
  const { today, recalled, fresh, features, decision, detected } = worked;
  const insightIds = insightIdsOf(personId, worked);
  const [revision] = await Promise.all([
    noteEvaluated(tx, personId, { at: now, today, recalled, reads: [...deps.metricsRead], hasNewFeatures: fresh.length > 0 }),
    worked.profile !== undefined && saveProfile(tx, personId, worked.profile),
    replaceFeatures(tx, personId, fresh),
    writeInsights(deps, tx, personId, worked, insightIds, now),
    ...decision.placed.map((placed) => writeRecommendation(deps, tx, personId, worked, placed, insightIds, now)),
    ...decision.withdrawn.map(async ({ recommendationId }) => {
      await setStatus(tx, personId, recommendationId, 'withdrawn', { now });
      await deps.bus.append(tx, recommendationChanged, personId, { personId, recommendationId, status: 'withdrawn' });
    }),
  ]);
  await writeFollowUp(deps, tx, personId, worked.followUp, now);
  await writeTrialTurn(deps, tx, personId, worked.trials, now);
  await Promise.all([
    leaveQueue(tx, turn, worked.changes),
    deps.bus.append(tx, evaluationFinished, personId, { personId, open: decision.placed.length, at: now.toISOString() }),
  ]);
  if (revision !== undefined)
    afterCommit(tx, () =>
      deps.recentTurns.keep(personId, { revision, features, mark: recalled, today, outcomes: detected.outcomes, past: detected.past }),
    );
}

/** The id of each insight: that of the one which it goes on from, or its own. */
function insightIdsOf(personId: string, { known, detected }: Worked): ReadonlyMap<InsightFact, string> {
  const ids = new Map<InsightFact, string>();
  const matched = matchInsights(detected.facts, known);
  const taken = new Set(matched.flatMap(({ insightId }) => insightId ?? []));
  for (const { fact, insightId } of matched) {
    const own = stableId(personId, fact.kind, fact.since);
    // The id of its first day may belong to a neighbour that once began there.
    const id = insightId ?? (taken.has(own) ? stableId(personId, fact.kind, fact.since, fact.until) : own);
    taken.add(id);
    ids.set(fact, id);
  }
  return ids;
}

async function writeInsights(
  deps: Deps,
  tx: Db,
  personId: string,
  { known }: Worked,
  ids: ReadonlyMap<InsightFact, string>,
  now: Date,
): Promise<void> {
  const insights = [...ids].map(([fact, insightId]) => ({ fact, insightId }));
  await saveInsights(tx, personId, insights, now);
  for (const { fact, insightId: id } of insights) {
    const isNew = !known.some((row) => row.insightId === id && row.isCurrent);
    if (fact.isCurrent && isNew)
      await deps.bus.append(tx, insightDetected, personId, { personId, insightId: id, kind: fact.kind, urgency: fact.urgency });
  }
  await endInsights(tx, personId, [...ids.values()], now);
}

const openOf = ({ placed }: Decision): readonly OpenAdvice[] =>
  placed.map(({ candidate: { guideline } }) => ({ guideline: guideline.manifest.id, urgency: guideline.manifest.urgency }));

async function writeRecommendation(
  deps: Deps,
  tx: Db,
  personId: string,
  worked: Worked,
  { candidate, rank: place, generation, isNew }: Placed,
  insightIds: ReadonlyMap<InsightFact, string>,
  now: Date,
): Promise<void> {
  const { manifest } = candidate.guideline;
  const recommendationId = stableId(personId, manifest.id, generation);
  const proof = prove(candidate, worked.features, worked.ranked.alternatives);
  const content = {
    ...compose(candidate, knownEmergencyNumber(worked.country), { conditions: worked.conditions, open: openOf(worked.decision) }),
    insightIds: candidate.insights.flatMap((insight) => insightIds.get(insight) ?? []),
  };
  const saved = await saveRecommendation(
    tx,
    personId,
    {
      recommendationId,
      guideline: manifest.id,
      topic: manifest.topic,
      generation,
      status: 'open',
      urgency: manifest.urgency,
      rank: place,
      score: candidate.score,
      content,
      proof: { ...proof, inputsFingerprint: fingerprint(proof), computedAt: now.toISOString() },
    },
    now,
  );
  if (isNew)
    await deps.bus.append(tx, recommendationCreated, personId, {
      personId,
      recommendationId,
      guideline: manifest.id,
      urgency: manifest.urgency,
      rank: place,
    });
  else if (saved) await deps.bus.append(tx, recommendationChanged, personId, { personId, recommendationId, status: 'open' });
}
