import type { Basis, Facts, Figure, Guideline, HowSure, InsightFact, Met } from '@aceso/guidelines/kit';
import type { Detected } from './detect.ts';
import { becauseOf, responseTo, type Pool, type Said } from './response.ts';

/** What a score is made of, as it is shown. */
export interface Parts {
  readonly benefit: number;
  readonly sureness: number;
  readonly evidence: number;
  readonly response: number;
  readonly burden: number;
}

/** A guideline that speaks, with what it rests on. */
export interface Candidate {
  readonly guideline: Guideline;
  readonly insights: readonly InsightFact[];
  readonly figures: readonly Figure[];
  readonly basis: readonly Basis[];
  readonly sureness: HowSure;
  readonly score: number;
  readonly parts: Parts;
  /** What the person's own answers changed, in words. */
  readonly because: string | undefined;
}

/** What became of each guideline, and why. */
export interface Alternative {
  readonly guideline: string;
  readonly outcome: 'chosen' | 'not-met' | 'contraindicated' | 'refused' | 'not-enough-data' | 'outranked';
  readonly reason: string;
  readonly score?: number;
  readonly parts?: Parts;
}

export interface Ranked {
  /** Urgent ones first, then by score; no longer than the bound allows. */
  readonly chosen: readonly Candidate[];
  readonly alternatives: readonly Alternative[];
}

export interface RankRules {
  readonly facts: Facts;
  /** Open at the most; what needs care at once comes on top. */
  readonly openAtMost: number;
  /** Why a guideline must be silent for this person now: refused, put off, muted. */
  readonly silent: ReadonlyMap<string, string>;
  /** Guidelines that the person has taken up: they go on beside the open ones. */
  readonly accepted: ReadonlySet<string>;
  /** What the person said and what was measured so far. */
  readonly history?: readonly Said[];
  /** How other people answered, by topic. */
  readonly pools?: ReadonlyMap<string, Pool>;
  /** Burden of reminders that is left, 0 to 20. */
  readonly dosage?: number;
}

const BURDEN_WEIGHT = 0.15;
const MOST_DOSAGE = 20;
const URGENCY = { 'seek-care-now': 0, 'check-with-clinician': 1, suggestion: 2 } as const;

/**
 * Judges all guidelines and ranks those that speak: benefit × sureness × evidence × response − burden. Deterministic; ties go by id.
 *
 * Hard filters come first: not made for the person, not enough data, not met, refused. What needs care at once is never ranked against
 * others, held back by a cap or silenced by an old refusal.
 */
export function rank(guidelines: readonly Guideline[], detected: Detected, rules: RankRules): Ranked {
  const insights = new Map(detected.facts.filter(({ isCurrent }) => isCurrent).map((fact) => [fact.kind, fact]));
  const alternatives: Alternative[] = [];
  const candidates: Candidate[] = [];
  const taken = new Set<string>();
  const refused: Guideline[] = [];
  for (const guideline of guidelines) {
    const { id, urgency } = guideline.manifest;
    const judged = guideline.judge({ facts: rules.facts, insights, undecided: detected.undecided });
    if (judged.outcome !== 'met') {
      alternatives.push({ guideline: id, outcome: judged.outcome, reason: judged.reason });
      continue;
    }
    const refusal = rules.silent.get(id);
    if (refusal !== undefined && urgency !== 'seek-care-now') {
      alternatives.push({ guideline: id, outcome: 'refused', reason: refusal });
      refused.push(guideline);
      continue;
    }
    if (rules.accepted.has(id)) {
      alternatives.push({ guideline: id, outcome: 'chosen', reason: 'you have taken it up' });
      taken.add(guideline.manifest.topic);
      continue;
    }
    candidates.push(candidateOf(guideline, judged, rules));
  }
  const sorted = candidates.map((one) => withReason(one, refused, rules)).toSorted(byUrgencyThenScore);
  const outranked = outrankedOf(sorted, taken, rules.openAtMost);
  const chosen = sorted.filter((candidate) => !outranked.has(candidate));
  for (const candidate of sorted) alternatives.push(told(candidate, outranked.get(candidate)));
  return { chosen, alternatives: alternatives.toSorted((a, b) => (a.guideline < b.guideline ? -1 : 1)) };
}

/** Rounded, so that the last bits of a computation decide nothing and a person sees what was compared. */
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

function candidateOf(guideline: Guideline, judged: Met, rules: RankRules): Candidate {
  const { manifest } = guideline;
  const sureness = surenessOf(judged);
  const response = responseTo(manifest.id, manifest.topic, rules.history ?? [], rules.pools?.get(manifest.topic));
  const parts: Parts = {
    benefit: manifest.benefit,
    sureness: rounded(sureness.probability),
    evidence: manifest.evidence,
    response: rounded(response.factor),
    // Who was reminded much lately is asked for less.
    burden: rounded(BURDEN_WEIGHT * manifest.burden * (1 + (rules.dosage ?? 0) / MOST_DOSAGE)),
  };
  return {
    guideline,
    insights: judged.insights,
    figures: judged.figures,
    basis: judged.basis,
    sureness,
    parts,
    score: rounded(parts.benefit * parts.sureness * parts.evidence * parts.response - parts.burden),
    because: undefined,
  };
}

function surenessOf({ insights, sureness }: Met): HowSure {
  const [strongest] = insights.map((insight) => insight.sureness).toSorted((a, b) => b.probability - a.probability);
  return strongest ?? sureness ?? { probability: 0, basis: '' };
}

function withReason(candidate: Candidate, refused: readonly Guideline[], rules: RankRules): Candidate {
  const { id, topic, urgency } = candidate.guideline.manifest;
  if (urgency === 'seek-care-now') return candidate;
  const declined = new Set((rules.history ?? []).filter(({ status }) => status === 'declined').map(({ guideline }) => guideline));
  const titles = refused
    .filter(({ manifest }) => manifest.topic === topic && manifest.id !== id && declined.has(manifest.id))
    .map(({ manifest }) => manifest.title);
  const response = responseTo(id, topic, rules.history ?? [], rules.pools?.get(topic));
  const trial = (rules.history ?? []).find((said) => said.guideline === id && said.trial !== undefined)?.trial;
  return { ...candidate, because: becauseOf(topic, response, titles, trial) };
}

function byUrgencyThenScore(a: Candidate, b: Candidate): number {
  const urgency = URGENCY[a.guideline.manifest.urgency] - URGENCY[b.guideline.manifest.urgency];
  return urgency || b.score - a.score || (a.guideline.manifest.id < b.guideline.manifest.id ? -1 : 1);
}

/** Why one is not shown: another of its topic says it better, or enough are open. What needs care at once is never held back. */
function outrankedOf(sorted: readonly Candidate[], taken: ReadonlySet<string>, openAtMost: number): ReadonlyMap<Candidate, string> {
  const reasons = new Map<Candidate, string>();
  const topics = new Set<string>();
  let open = 0;
  for (const candidate of sorted) {
    const { topic, urgency } = candidate.guideline.manifest;
    const isBounded = urgency !== 'seek-care-now';
    // One change at a time on a subject, or nobody could tell which of them helped.
    if (urgency === 'suggestion' && taken.has(topic)) reasons.set(candidate, 'you are trying another on the same topic');
    else if (isBounded && topics.has(topic)) reasons.set(candidate, 'a recommendation on the same topic ranks higher');
    else if (isBounded && open >= openAtMost) reasons.set(candidate, `${openAtMost} that rank higher are open`);
    else {
      topics.add(topic);
      if (isBounded) open++;
    }
  }
  return reasons;
}

const told = ({ guideline, score, parts }: Candidate, outranked: string | undefined): Alternative => ({
  guideline: guideline.manifest.id,
  outcome: outranked === undefined ? 'chosen' : 'outranked',
  reason: outranked ?? 'it fits and ranks high enough',
  score,
  parts,
});
