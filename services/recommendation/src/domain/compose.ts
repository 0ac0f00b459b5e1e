import type { Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Basis, Condition, Figure, Manifest } from '@aceso/guidelines/kit';
import { callsForHelp, withEmergency } from './emergency.ts';
import type { Features } from './features.ts';
import type { Alternative, Candidate } from './rank.ts';
import { render, unprovenNumbers } from './render.ts';
import { surenessWord } from './sureness.ts';
import { notNow, type OpenAdvice } from './trials/not-now.ts';
import { lengthOf } from './trials/schedule.ts';

export type RecommendationView = Output<typeof recommendation.operations.getRecommendation>;
export type ProofView = Output<typeof recommendation.operations.getProof>;
/** What is kept of a recommendation: everything but ids, rank, status and times. */
export type Content = Pick<
  RecommendationView,
  | 'guideline'
  | 'kind'
  | 'urgency'
  | 'title'
  | 'why'
  | 'action'
  | 'steps'
  | 'expectedEffect'
  | 'because'
  | 'emergencyNumber'
  | 'figures'
  | 'evidence'
  | 'sureness'
  | 'success'
  | 'trial'
  | 'sources'
  | 'disclaimer'
>;
export type ProofContent = Omit<ProofView, 'recommendationId' | 'computedAt' | 'inputsFingerprint'>;

const DISCLAIMER = 'Aceso gives general wellbeing advice from your own data. It is no diagnosis and does not replace a clinician.';

const figuresOf = ({ insights, figures }: Candidate): readonly Figure[] => [...insights.flatMap((insight) => insight.figures), ...figures];

/**
 * The card of a recommendation. Throws when a text holds a number that no figure proves: it would be shown to nobody.
 *
 * @param person what forbids trying it back and forth
 * @param emergencyNumber number to call where the person lives; undefined when it is not known
 */
export function compose(candidate: Candidate, emergencyNumber?: string, person: Trying = { conditions: [], open: [] }): Content {
  const { manifest } = candidate.guideline;
  const figures = figuresOf(candidate);
  const why = render(manifest.why, figures);
  const steps = manifest.steps.map((step) => render(step.replaceAll('{emergency}', 'your local emergency number'), figures));
  const unproven = unprovenNumbers([manifest.title, why, ...steps].join(' '), figures);
  if (unproven.length > 0) throw new Error(`${manifest.id} states numbers that nobody computed: ${unproven.join(', ')}`);
  const calls = manifest.steps.some(callsForHelp);
  const said = manifest.steps.map((step) => render(withEmergency(step, emergencyNumber ?? 'your local emergency number'), figures));
  const { probability, basis } = candidate.sureness;
  const evidence = candidate.insights.find((insight) => insight.evidence !== undefined)?.evidence;
  const { metric, days, smallestDifference, unit, text } = manifest.success;
  return {
    guideline: manifest.id,
    kind: manifest.kind,
    urgency: manifest.urgency,
    title: manifest.title,
    why,
    action: said.join(' '),
    steps: said,
    expectedEffect: manifest.expectedEffect,
    ...(candidate.because === undefined ? {} : { because: candidate.because }),
    ...(calls && emergencyNumber !== undefined ? { emergencyNumber } : {}),
    figures: [...figures],
    ...(evidence === undefined ? {} : { evidence: copyOf(evidence) }),
    sureness: { probability, word: surenessWord(probability), basis },
    success: { metric, days, smallestDifference, unit, text },
    ...offerOf(manifest, person),
    sources: manifest.citations.map((citation) => ({ ...citation })),
    disclaimer: DISCLAIMER,
  };
}

/** What a person told, and what is open for them. */
export interface Trying {
  readonly conditions: readonly Condition[];
  readonly open: readonly OpenAdvice[];
}

/** How it can be tried, when nothing that the person told or that is open forbids it. */
function offerOf({ trial, topic }: Manifest, { conditions, open }: Trying): Pick<Content, 'trial'> {
  if (trial === undefined || trial.contraindications.some((name) => conditions.includes(name))) return {};
  if (notNow([topic], open) !== undefined) return {};
  const { blockDays, pairs, washoutDays, on, off } = trial;
  return { trial: { blockDays, pairs, washoutDays, days: lengthOf(trial), on, off } };
}

const copyOf = (evidence: NonNullable<Candidate['insights'][number]['evidence']>): NonNullable<Content['evidence']> => ({
  ...evidence,
  groups: evidence.groups.map((group) => ({ ...group, days: [...group.days], values: [...group.values] })),
});

/** Every figure with its query, days, values, samples, sources and coverage; the same inputs give the same bytes. */
export function prove(candidate: Candidate, features: Features, alternatives: readonly Alternative[]): ProofContent {
  const { manifest } = candidate.guideline;
  const bases = new Map(
    [...candidate.insights.flatMap(({ basis }) => basis), ...candidate.basis].map((basis) => [basis.figure, basis] as const),
  );
  return {
    method: candidate.insights.map(({ method }) => ({ ...method })),
    guideline: {
      id: manifest.id,
      version: manifest.version,
      condition: manifest.condition,
      citations: manifest.citations.map((citation) => ({ ...citation })),
    },
    figures: figuresOf(candidate).flatMap((figure) => {
      const basis = bases.get(figure.name);
      return basis === undefined ? [] : [proveFigure(figure, basis, features)];
    }),
    alternatives: alternatives.map(({ parts, ...rest }) => ({ ...rest, ...(parts === undefined ? {} : { parts: { ...parts } }) })),
  };
}

/** One figure with what it was computed from, and who measured that. */
export function proveFigure(figure: Figure, basis: Basis, features: Features): ProofContent['figures'][number] {
  const used = new Set(basis.days);
  const points = (features.get(basis.metric) ?? []).filter(({ day }) => used.has(day));
  return {
    figure: { ...figure },
    query: { operation: 'health-data.readDaily', metric: basis.metric, from: basis.days[0] ?? '', to: basis.days.at(-1) ?? '' },
    days: [...basis.days],
    values: [...basis.values],
    samples: points.reduce((sum, { count }) => sum + count, 0),
    sources: [...new Set(points.flatMap(({ sources }) => sources))].toSorted(),
    coverage: points.length === 0 ? 0 : Math.round((points.reduce((sum, { coverage }) => sum + coverage, 0) / points.length) * 1000) / 1000,
  };
}
