import type { Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';

export type Card = Output<typeof recommendation.operations.callCdsService>['cards'][number];
type Recommendation = Output<typeof recommendation.operations.listRecommendations>['items'][number];
type Insight = Output<typeof recommendation.operations.listInsights>['items'][number];

/** A card without its own id, and what it is about. */
export interface DraftCard {
  readonly card: Omit<Card, 'uuid'>;
  readonly recommendationId?: string;
  readonly insightId?: string;
}

export const CARDS_MOST = 10;
const SUMMARY_MOST = 140;
const TOPIC = 'https://aceso.health/fhir/CodeSystem/guideline';
const KIND = 'https://aceso.health/fhir/CodeSystem/insight-kind';
const REASONS = 'https://aceso.health/fhir/CodeSystem/feedback-reason';
/** The same reasons as people have; their codes are permanent. */
const OVERRIDE_REASONS = [
  ['not-possible', 'Not possible for this person'],
  ['already-doing', 'Already done'],
  ['do-not-believe', 'Does not seem right'],
  ['topic-unwanted', 'Not wanted'],
  ['looks-wrong', 'The data look wrong'],
] as const;
const overrideReasons = OVERRIDE_REASONS.map(([code, display]) => ({ code, system: REASONS, display }));

const INDICATORS: Readonly<Record<Recommendation['urgency'], Card['indicator']>> = {
  'seek-care-now': 'critical',
  'check-with-clinician': 'warning',
  suggestion: 'info',
};
const ORDER: readonly Card['indicator'][] = ['critical', 'warning', 'info'];

/**
 * Cards for a clinician who opens a person's chart (CDS Hooks 2.0, `patient-view`): what is recommended now, and what stands out beyond it.
 *
 * No suggestions: nothing here is an order that a system could place. What is most urgent comes first.
 */
export function cardsOf(
  origin: string,
  personId: string,
  advice: readonly Recommendation[],
  insights: readonly Insight[],
): readonly DraftCard[] {
  const told = new Set(advice.flatMap(({ insightIds }) => insightIds));
  const beyond = insights.filter(({ isCurrent, insightId }) => isCurrent && !told.has(insightId));
  const base = `${origin}/v1/people/${personId}`;
  return [...advice.map((one) => adviceCard(base, one)), ...beyond.map((one) => insightCard(origin, base, one))]
    .toSorted((a, b) => ORDER.indexOf(a.card.indicator) - ORDER.indexOf(b.card.indicator))
    .slice(0, CARDS_MOST);
}

function adviceCard(base: string, one: Recommendation): DraftCard {
  const [first] = one.sources;
  return {
    recommendationId: one.recommendationId,
    card: {
      summary: clipped(one.title),
      detail: paragraphs(one.why, one.action, surenessOf(one), one.disclaimer),
      indicator: INDICATORS[one.urgency],
      source: {
        label: first === undefined ? 'Aceso' : `${first.issuer} ${first.year}: ${first.title}`,
        ...(first === undefined ? {} : { url: first.url }),
        topic: { code: one.guideline, system: TOPIC, display: one.title },
      },
      overrideReasons,
      links: [proofLink(`${base}/recommendations/${one.recommendationId}/proof`)],
    },
  };
}

function insightCard(origin: string, base: string, one: Insight): DraftCard {
  return {
    insightId: one.insightId,
    card: {
      summary: clipped(one.title),
      detail: paragraphs(one.text, `From ${one.since} to ${one.until}, by the person’s own devices.`, surenessOf(one)),
      indicator: INDICATORS[one.urgency],
      source: { label: 'Aceso', url: origin, topic: { code: one.kind, system: KIND, display: one.title } },
      overrideReasons,
      links: [proofLink(`${base}/insights/${one.insightId}/proof`)],
    },
  };
}

const proofLink = (url: string): Card['links'][number] => ({
  label: 'Every number with its days and sources (sign in)',
  url,
  type: 'absolute',
});

const surenessOf = ({ sureness: { word, probability, basis } }: Recommendation | Insight): string =>
  `Sureness: ${word.replaceAll('-', ' ')} (${Math.round(probability * 100)} %). ${basis}`;

const clipped = (text: string): string => (text.length <= SUMMARY_MOST ? text : `${text.slice(0, SUMMARY_MOST - 1)}…`);

/** Texts hold names that people gave their devices: none of it may become a link, a picture or a heading. */
const paragraphs = (...parts: readonly string[]): string =>
  parts.map((part) => part.replace(/[\\`*_{}[\]<>#|!]/g, String.raw`\$&`)).join('\n\n');
