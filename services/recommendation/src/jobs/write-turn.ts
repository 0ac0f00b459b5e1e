import { isDeepStrictEqual } from 'node:util';
import type { EventType, Payload } from '@aceso/contracts';
import { recommendation } from '@aceso/contracts/recommendation';
import { knownEmergencyNumber } from '@aceso/contracts/vocabulary';
import type { InsightFact } from '@aceso/guidelines/kit';
import { afterCommit, beforeCommit, gatherIn, type Db } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { compose, prove } from '../domain/compose.ts';
import type { Decision, Placed } from '../domain/decide.ts';
import { matchInsights } from '../domain/match-insights.ts';
import type { OpenAdvice } from '../domain/trials/not-now.ts';
import { replaceFeatures } from '../store/features.ts';
import { endInsights, forgetEpisodes, saveInsights } from '../store/insights.ts';
import { noteEvaluated, saveProfile, type PersonRow, type Unasked } from '../store/people.ts';
import { saveRecommendation, setStatus, type ToSave } from '../store/recommendations.ts';
import { writeTrialTurn } from '../trials/turn.ts';
import type { Worked } from './worked.ts';
import type { Told } from './kept-advice.ts';
import { adviceAfter, asStored } from './advice-after.ts';
import { fingerprint, stableId } from './stable-id.ts';
import { writeFollowUp } from './write-follow-up.ts';

const { insightDetected, recommendationChanged, recommendationCreated, evaluationFinished } = recommendation.events;

/** The person has said something, or was erased, since the turn began: nothing of it may stay. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

/** Appends an event with the commit. */
type Tell = <E extends EventType>(event: E, payload: Payload<E>) => void;

/** Writes something; asked for together with all that the turn writes. */
type Write = (tx: Db) => Promise<unknown>;

/**
 * Writes state, insights and recommendations with the events that tell of them, in one journey that ends with the commit. What is the same
 * as before is not written.
 *
 * The transaction ends with `Overtaken`, and nothing of the turn stays, when the person has said something that the turn did not read.
 *
 * @param unasked when nobody has asked yet whether the person is free and as remembered: it is asked with the writing then, and the
 *   transaction ends in the same way when they are not
 */
export async function writeTurn(deps: Deps, tx: Db, worked: Worked, unasked?: Unasked): Promise<void> {
  const { person, profile, today, recalled, fresh, features, decision, detected } = worked;
  const { personId } = person;
  const now = deps.now();
  const insightIds = insightIdsOf(personId, worked);
  gatherIn(tx);
  const events: ((last: Db) => Promise<void>)[] = [];
  const tell: Tell = (event, payload) => events.push((last) => deps.bus.append(last, event, personId, payload));
  const changed = changedInsights(worked, insightIds, tell);
  const saved = decision.placed.flatMap((placed) => recommendationToSave(worked, placed, insightIds, now, tell));
  const writes: readonly Write[] = [
    ...(profile === undefined ? [] : [(last: Db) => saveProfile(last, personId, profile)]),
    (last) => replaceFeatures(last, personId, fresh),
    ...insightWrites(worked, insightIds, changed, now),
    ...saved.map(
      (row): Write =>
        (last) =>
          saveRecommendation(last, personId, row, now),
    ),
    ...decision.withdrawn.map(({ recommendationId }): Write => {
      tell(recommendationChanged, { personId, recommendationId, status: 'withdrawn' });
      return (last) => setStatus(last, personId, recommendationId, 'withdrawn', { now });
    }),
  ];
  tell(evaluationFinished, { personId, open: decision.placed.length, at: now.toISOString() });
  const reads = [...deps.metricsRead];
  let revision = 0;
  const write = async (last: Db): Promise<void> => {
    // First: who has said something meanwhile is not written over.
    const noted = noteEvaluated(last, personId, { at: now, today, recalled, reads, said: person.said }, unasked);
    const written = Promise.all(writes.map((act) => act(last)));
    // Heard below, when the turn was not overtaken.
    written.catch(() => {});
    revision = (await noted) ?? fail();
    await written;
  };
  if (hasFollowed(worked)) {
    await write(tx);
    await writeFollowUp(deps, tx, personId, worked.followUp, now);
    await writeTrialTurn(deps, tx, personId, worked.trials, now);
  } else beforeCommit(tx, write);
  for (const event of events) beforeCommit(tx, event);
  const turn = {
    said: person.said,
    today,
    at: now,
    features,
    mark: recalled,
    outcomes: detected.outcomes,
    past: detected.past,
    told: stillTold(worked),
  };
  const isSimple = !hasFollowed(worked) && decision.withdrawn.length === 0;
  afterCommit(tx, () => {
    const advice = isSimple ? adviceAfter(worked.advice, { insights: insightIds, changed: new Set(changed), saved, now }) : undefined;
    const after: PersonRow = { ...person, ...profile, profileStale: false, evaluatedAt: now, recalled, reads, featureRevision: revision };
    deps.recentTurns.keep(personId, { ...turn, revision, held: advice && { person: after, advice } });
  });
}

const fail = (): never => {
  throw new Overtaken();
};

const hasFollowed = ({ followUp: { adherence, effects, rewards, prompt }, trials: { due, decided } }: Worked): boolean =>
  adherence.length + effects.length + rewards.length + due.length + decided.length > 0 || prompt !== undefined;

/** What the turn has read and not changed. */
const stillTold = ({ told, followUp: { effects, rewards, prompt }, trials: { due, decided } }: Worked): Told | undefined =>
  effects.length + rewards.length + due.length + decided.length === 0 && prompt === undefined ? told : undefined;

/** The id of each insight: that of the one which it goes on from, or its own. */
function insightIdsOf(personId: string, { advice: { known }, detected }: Worked): ReadonlyMap<InsightFact, string> {
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

/** Facts that are not there as they are, told of when they are news. */
function changedInsights(
  { person: { personId }, advice: { known } }: Worked,
  ids: ReadonlyMap<InsightFact, string>,
  tell: Tell,
): readonly InsightFact[] {
  const before = new Map(known.map((row) => [row.insightId, row]));
  for (const [fact, insightId] of ids) {
    if (fact.isCurrent && before.get(insightId)?.isCurrent !== true)
      tell(insightDetected, { personId, insightId, kind: fact.kind, urgency: fact.urgency });
  }
  return [...ids].flatMap(([fact, insightId]) => {
    const row = before.get(insightId);
    const isSame = row !== undefined && row.isCurrent === fact.isCurrent && row.isEpisode !== fact.isCurrent && isAsStored(row.fact, fact);
    return isSame ? [] : [fact];
  });
}

function insightWrites(
  { person: { personId }, advice: { known } }: Worked,
  ids: ReadonlyMap<InsightFact, string>,
  changed: readonly InsightFact[],
  now: Date,
): readonly Write[] {
  const kept = new Set(ids.values());
  const gone = known.filter(({ insightId }) => !kept.has(insightId));
  const idsOf = (rows: typeof gone): readonly string[] => rows.map(({ insightId }) => insightId);
  const toSave = changed.map((fact) => ({ fact, insightId: ids.get(fact) ?? '' }));
  return [
    (last) => saveInsights(last, personId, toSave, now),
    (last) => endInsights(last, personId, idsOf(gone.filter(({ isCurrent }) => isCurrent)), now),
    (last) => forgetEpisodes(last, personId, idsOf(gone.filter(({ isEpisode }) => isEpisode))),
  ];
}

/** Whether something is what the database gave back. */
const isAsStored = (stored: unknown, value: object): boolean => isDeepStrictEqual(stored, asStored(value));

const openOf = ({ placed }: Decision): readonly OpenAdvice[] =>
  placed.map(({ candidate: { guideline } }) => ({ guideline: guideline.manifest.id, urgency: guideline.manifest.urgency }));

/** What is to be written of a recommendation; nothing when it stands there as it is. */
function recommendationToSave(
  worked: Worked,
  { candidate, rank: place, generation, isNew }: Placed,
  insightIds: ReadonlyMap<InsightFact, string>,
  now: Date,
  tell: Tell,
): readonly ToSave[] {
  const { personId } = worked.person;
  const { manifest } = candidate.guideline;
  const recommendationId = stableId(personId, manifest.id, generation);
  const proof = prove(candidate, worked.features, worked.ranked.alternatives);
  const content = {
    ...compose(candidate, knownEmergencyNumber(worked.country), { conditions: worked.conditions, open: openOf(worked.decision) }),
    insightIds: candidate.insights.flatMap((insight) => insightIds.get(insight) ?? []),
  };
  const row: ToSave = {
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
  };
  if (isNew) tell(recommendationCreated, { personId, recommendationId, guideline: manifest.id, urgency: manifest.urgency, rank: place });
  if (saysTheSame(row, worked)) return [];
  if (!isNew) tell(recommendationChanged, { personId, recommendationId, status: 'open' });
  return [row];
}

/** Whether a recommendation stands there as it is: then nothing is written or told. Nobody else writes what the turn has read. */
const saysTheSame = ({ recommendationId, status, rank, content, proof }: ToSave, { advice }: Worked): boolean =>
  advice.rows.some(
    (row) =>
      row.recommendationId === recommendationId &&
      row.status === status &&
      row.rank === rank &&
      row.proof.inputsFingerprint === proof.inputsFingerprint &&
      isAsStored(row.content, content),
  );
