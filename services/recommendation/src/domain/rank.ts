import type { Facts, Figure, Guideline, InsightFact } from '@aceso/guidelines/kit';
import type { Detected } from './detect.ts';

/** A guideline that speaks, with what it rests on. */
export interface Candidate {
  readonly guideline: Guideline;
  readonly insights: readonly InsightFact[];
  readonly figures: readonly Figure[];
  readonly score: number;
}

/** What became of each guideline, and why. */
export interface Alternative {
  readonly guideline: string;
  readonly outcome: 'chosen' | 'not-met' | 'contraindicated' | 'refused' | 'not-enough-data' | 'outranked';
  readonly reason: string;
  readonly score?: number;
}

export interface Ranked {
  /** Urgent ones first, then by score; no longer than the bound allows. */
  readonly chosen: readonly Candidate[];
  readonly alternatives: readonly Alternative[];
}

export interface RankRules {
  readonly facts: Facts;
  /** Suggestions at most; what is urgent comes on top. */
  readonly openAtMost: number;
  /** Why a guideline must be silent for this person now: refused, put off, muted. */
  readonly silent: ReadonlyMap<string, string>;
  /** Guidelines that the person has taken up: they go on beside the open ones. */
  readonly accepted: ReadonlySet<string>;
}

const BURDEN_WEIGHT = 0.15;
const URGENCY = { 'seek-care-now': 0, 'check-with-clinician': 1, suggestion: 2 } as const;

/** Judges all guidelines and ranks those that speak: benefit × sureness × evidence − burden. Deterministic; ties go by id. */
export function rank(guidelines: readonly Guideline[], detected: Detected, rules: RankRules): Ranked {
  const insights = new Map(detected.facts.filter(({ isCurrent }) => isCurrent).map((fact) => [fact.kind, fact]));
  const alternatives: Alternative[] = [];
  const candidates: Candidate[] = [];
  for (const guideline of guidelines) {
    const { id } = guideline.manifest;
    const judged = guideline.judge({ facts: rules.facts, insights, undecided: detected.undecided });
    if (judged.outcome !== 'met') {
      alternatives.push({ guideline: id, outcome: judged.outcome, reason: judged.reason });
      continue;
    }
    const refusal = rules.silent.get(id);
    // Safety is never held back by what somebody once declined.
    if (refusal !== undefined && guideline.manifest.urgency !== 'seek-care-now') {
      alternatives.push({ guideline: id, outcome: 'refused', reason: refusal });
      continue;
    }
    if (rules.accepted.has(id)) {
      alternatives.push({ guideline: id, outcome: 'chosen', reason: 'you have taken it up' });
      continue;
    }
    candidates.push({ guideline, insights: judged.insights, figures: judged.figures, score: scoreOf(guideline, judged.insights) });
  }
  const sorted = candidates.toSorted(byUrgencyThenScore);
  const outranked = outrankedOf(sorted, rules.openAtMost);
  const chosen = sorted.filter((candidate) => !outranked.has(candidate));
  for (const candidate of sorted) alternatives.push(told(candidate, outranked.get(candidate)));
  return { chosen, alternatives: alternatives.toSorted((a, b) => (a.guideline < b.guideline ? -1 : 1)) };
}

/** A score that a person may see: rounded, so that the last bits of a computation decide nothing. */
function scoreOf({ manifest }: Guideline, insights: readonly InsightFact[]): number {
  const sureness = Math.max(...insights.map((insight) => insight.sureness.probability));
  return Math.round((manifest.benefit * sureness * manifest.evidence - BURDEN_WEIGHT * manifest.burden) * 1e4) / 1e4;
}

function byUrgencyThenScore(a: Candidate, b: Candidate): number {
  const urgency = URGENCY[a.guideline.manifest.urgency] - URGENCY[b.guideline.manifest.urgency];
  return urgency || b.score - a.score || (a.guideline.manifest.id < b.guideline.manifest.id ? -1 : 1);
}

/** Why a suggestion is not shown: another of its topic says it better, or enough are open. What is urgent is never held back. */
function outrankedOf(sorted: readonly Candidate[], openAtMost: number): ReadonlyMap<Candidate, string> {
  const reasons = new Map<Candidate, string>();
  const topics = new Set<string>();
  let open = 0;
  for (const candidate of sorted) {
    const { topic, urgency } = candidate.guideline.manifest;
    const isSuggestion = urgency === 'suggestion';
    if (isSuggestion && topics.has(topic)) reasons.set(candidate, 'a recommendation on the same topic ranks higher');
    else if (isSuggestion && open >= openAtMost) reasons.set(candidate, `${openAtMost} suggestions with a higher score are open`);
    else {
      topics.add(topic);
      if (isSuggestion) open++;
    }
  }
  return reasons;
}

const told = ({ guideline, score }: Candidate, outranked: string | undefined): Alternative => ({
  guideline: guideline.manifest.id,
  outcome: outranked === undefined ? 'chosen' : 'outranked',
  reason: outranked ?? 'it fits and ranks high enough',
  score,
});
