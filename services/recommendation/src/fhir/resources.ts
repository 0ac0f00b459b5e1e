import type { CodeableConcept, Period, Reference, Resource } from '@aceso/kit/fhir';
import type { InsightView } from '../operations/view.ts';
import type { RecommendationView } from '../domain/compose.ts';
import { resourceId } from './resource-id.ts';

const KIND = 'https://aceso.health/fhir/CodeSystem/insight-kind';
const GUIDELINE = 'https://aceso.health/fhir/CodeSystem/guideline';
const VOCABULARY = 'https://aceso.health/fhir/CodeSystem/vocabulary';

/** https://hl7.org/fhir/R4/detectedissue.html */
export interface DetectedIssue extends Resource {
  readonly resourceType: 'DetectedIssue';
  readonly status: 'preliminary' | 'final';
  readonly code: CodeableConcept;
  readonly severity: 'high' | 'moderate' | 'low';
  readonly patient: Reference;
  readonly identifiedPeriod: Period;
  readonly evidence: readonly { readonly code: readonly CodeableConcept[] }[];
  readonly detail: string;
  readonly reference: string;
}

/** https://hl7.org/fhir/R4/careplan.html */
export interface CarePlan extends Resource {
  readonly resourceType: 'CarePlan';
  readonly status: 'active' | 'completed';
  readonly intent: 'plan';
  readonly category: readonly CodeableConcept[];
  readonly title: string;
  readonly description: string;
  readonly subject: Reference;
  readonly period: { readonly start: string };
  readonly created: string;
  readonly supportingInfo?: readonly Reference[];
  readonly activity: readonly {
    readonly detail: { readonly status: 'in-progress' | 'completed'; readonly description: string; readonly code: CodeableConcept };
  }[];
  readonly note: readonly { readonly text: string }[];
}

const SEVERITIES = { 'seek-care-now': 'high', 'check-with-clinician': 'moderate', suggestion: 'low' } as const;

/**
 * An insight as DetectedIssue: a finding in self-measured data, no diagnosis.
 *
 * What goes on is `preliminary`, since tomorrow's data may change it; what is over is `final`. `reference` is where every number of it is
 * proven.
 */
export function detectedIssue(origin: string, personId: string, insight: InsightView, updatedAt: Date): DetectedIssue {
  return {
    resourceType: 'DetectedIssue',
    id: resourceId(personId, insight.insightId),
    meta: metaOf(updatedAt),
    status: insight.isCurrent ? 'preliminary' : 'final',
    code: { coding: [{ system: KIND, code: insight.kind, display: insight.title }], text: insight.title },
    severity: SEVERITIES[insight.urgency],
    patient: { reference: `Patient/${personId}` },
    identifiedPeriod: { start: insight.since, end: insight.until },
    evidence: insight.figures.map((figure) => ({
      code: [
        {
          ...(figure.metric === undefined ? {} : { coding: [{ system: VOCABULARY, code: figure.metric }] }),
          text: figureText(figure),
        },
      ],
    })),
    detail: `${insight.text} Sureness: ${insight.sureness.word.replaceAll('-', ' ')} (${Math.round(insight.sureness.probability * 100)} %). ${insight.sureness.basis}`,
    reference: `${origin}/v1/people/${personId}/insights/${insight.insightId}/proof`,
  };
}

const PLAN_STATUS = { accepted: 'active', done: 'completed' } as const;
type TakenUp = keyof typeof PLAN_STATUS;
/** Whether a person has taken a recommendation up: only then it is a plan of theirs. */
export const isTakenUp = (status: string): status is TakenUp => Object.hasOwn(PLAN_STATUS, status);

/** A recommendation that was taken up, as CarePlan: the person's own plan, and nobody's order. */
export function carePlan(personId: string, one: RecommendationView & { readonly status: TakenUp }, updatedAt: Date): CarePlan {
  const status = PLAN_STATUS[one.status];
  return {
    resourceType: 'CarePlan',
    id: resourceId(personId, one.recommendationId),
    meta: metaOf(updatedAt),
    status,
    intent: 'plan',
    category: [{ coding: [{ system: GUIDELINE, code: one.guideline, display: one.title }], text: 'Self-care' }],
    title: one.title,
    description: one.why,
    subject: { reference: `Patient/${personId}` },
    // Taken up when the person said so; what was done without saying is known from when it was told.
    period: { start: one.feedback?.at ?? one.createdAt },
    created: one.createdAt,
    ...(one.insightIds.length === 0
      ? {}
      : { supportingInfo: one.insightIds.map((insightId) => ({ reference: `DetectedIssue/${resourceId(personId, insightId)}` })) }),
    activity: [
      {
        detail: {
          code: { coding: [{ system: GUIDELINE, code: one.guideline }], text: one.title },
          status: status === 'active' ? 'in-progress' : 'completed',
          description: one.action,
        },
      },
    ],
    note: [
      { text: `Measured by: ${one.success.text}` },
      ...one.sources.map(({ issuer, year, title, url }) => ({ text: `${issuer} ${year}: ${title}. ${url}` })),
      { text: one.disclaimer },
    ],
  };
}

const metaOf = (updatedAt: Date) => ({ versionId: updatedAt.getTime().toString(36), lastUpdated: updatedAt.toISOString() });

function figureText({ name, value, unit, low, high, n, decimals }: InsightView['figures'][number]): string {
  const shown = (number: number): string => number.toFixed(decimals);
  const range = low === undefined || high === undefined ? '' : ` (${shown(low)} to ${shown(high)})`;
  return `${name}: ${shown(value)} ${unit}${range}${n === undefined ? '' : `, n = ${n}`}`;
}
