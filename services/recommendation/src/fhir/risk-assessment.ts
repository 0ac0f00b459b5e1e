import { METRICS } from '@aceso/contracts/vocabulary';
import type { CodeableConcept, Quantity, Reference, Resource } from '@aceso/kit/fhir';
import type { Risk, RiskEquation, RiskInput, RiskPrediction } from '../domain/risks/risk.ts';
import { resourceId } from './resource-id.ts';

const METHOD = 'https://aceso.health/fhir/CodeSystem/risk-equation';
const VOCABULARY = 'https://aceso.health/fhir/CodeSystem/vocabulary';
const UCUM = 'http://unitsofmeasure.org';

/** https://hl7.org/fhir/R4/riskassessment.html */
export interface RiskAssessment extends Resource {
  readonly resourceType: 'RiskAssessment';
  readonly status: 'final';
  readonly method: CodeableConcept;
  readonly subject: Reference;
  readonly occurrenceDateTime: string;
  readonly basis: readonly Reference[];
  readonly prediction: readonly {
    readonly outcome: CodeableConcept;
    /** Percent, as R4 has it; absent where only a category was published or holds. */
    readonly probabilityDecimal?: number;
    readonly qualitativeRisk?: CodeableConcept;
    readonly whenRange?: { readonly low: Quantity; readonly high: Quantity };
    readonly rationale: string;
  }[];
  readonly note: readonly { readonly text: string }[];
}

/**
 * A risk by a published equation: what share of people with the same figures had the event, for a clinician's eyes.
 *
 * `rationale` says for whom the equation was made and how accurate it was elsewhere; `basis` names every value that went in.
 */
export const riskAssessment = (
  personId: string,
  ownId: string,
  { equation, risk }: { readonly equation: RiskEquation; readonly risk: Risk },
  updatedAt: Date,
): RiskAssessment => ({
  resourceType: 'RiskAssessment',
  id: resourceId(personId, ownId),
  meta: { versionId: updatedAt.getTime().toString(36), lastUpdated: updatedAt.toISOString() },
  status: 'final',
  method: { coding: [{ system: METHOD, code: equation.method, display: equation.name }], text: `${equation.name}. ${equation.citation}` },
  subject: { reference: `Patient/${personId}` },
  occurrenceDateTime: risk.inputs.reduce((newest, { day }) => (day > newest ? day : newest), ''),
  basis: risk.inputs.map(basisOf),
  prediction: risk.predictions.map((prediction) => predictionOf(prediction, risk.rationale)),
  note: [
    {
      text: 'An association in groups of people, not what will happen to one. Worked out from self-measured and laboratory values and what the person told of smoking, conditions and medicines. It is no diagnosis and does not replace a clinician.',
    },
  ],
});

const basisOf = ({ metric, value, unit, decimals, day, n }: RiskInput): Reference => ({
  type: 'Observation',
  identifier: { system: VOCABULARY, value: metric },
  display: `${METRICS.get(metric)?.name ?? metric} ${value.toFixed(decimals)} ${unit}, ${n > 1 ? `mean of ${n} days to ${day}` : day}`,
});

const years = (value: number): Quantity => ({ value, unit: 'a', system: UCUM, code: 'a' });

const predictionOf = (
  { outcome, percent, years: until, category }: RiskPrediction,
  rationale: string,
): RiskAssessment['prediction'][number] => ({
  outcome: { text: outcome },
  ...(percent === undefined ? {} : { probabilityDecimal: Math.round(percent * 10) / 10 }),
  ...(category === undefined ? {} : { qualitativeRisk: { text: category } }),
  ...(until === undefined ? {} : { whenRange: { low: years(0), high: years(until) } }),
  rationale,
});

/** Why equations say nothing of a person: beside what was found, as R4 lets a search tell (`mode: outcome`). */
export const notAssessed = (reasons: readonly { readonly equation: RiskEquation; readonly reason: string }[]): object => ({
  resourceType: 'OperationOutcome',
  issue: reasons.map(({ equation: { method, name }, reason }) => ({
    severity: 'information',
    code: 'informational',
    details: { coding: [{ system: METHOD, code: method, display: name }] },
    diagnostics: `${name}: ${reason}.`,
  })),
});
