import { forbidden, type Allowance, type Call } from '@aceso/kit';
import type { FhirInteraction } from '@aceso/contracts';
import { DATA_CATEGORIES } from '../definitions.ts';

/** Types that the door has, with the permission that reading them takes. */
export const PERMISSIONS = {
  Patient: 'users:profile:read',
  // What the advisor has comes before what is long, so that an advisor who does not answer is told by the status.
  DetectedIssue: 'recommendation:insights:read',
  CarePlan: 'recommendation:recommendations:read',
  RiskAssessment: 'recommendation:insights:read',
  Questionnaire: 'recommendation:questionnaires:read',
  QuestionnaireResponse: 'recommendation:questionnaires:read',
  Observation: 'health-data:samples:read',
  DiagnosticReport: 'health-data:samples:read',
  Device: 'health-data:sources:read',
} as const;
export type Type = keyof typeof PERMISSIONS;
export const TYPES = Object.keys(PERMISSIONS) as readonly Type[]; // Keys of a constant object.

/** Share category under which a profile is seen. */
export const PROFILE = 'profile';
/** Share category under which findings and plans are seen, the same as at the advisor's own doors. */
const ADVICE = ['recommendations'];
/** Share category under which answers to questionnaires are seen. */
const MIND = ['mind'];
/** Devices have no category: only who shares everything shows them. */
const CATEGORIES: Readonly<Record<Type, readonly string[]>> = {
  Patient: [...DATA_CATEGORIES, PROFILE],
  DetectedIssue: ADVICE,
  CarePlan: ADVICE,
  RiskAssessment: ADVICE,
  Questionnaire: MIND,
  QuestionnaireResponse: MIND,
  Observation: DATA_CATEGORIES,
  DiagnosticReport: DATA_CATEGORIES,
  Device: ['*'],
};

/** What the caller may have of a person's resources of a type; undefined when nothing. */
export const allowanceOf = (
  call: Call,
  personId: string,
  type: Type,
  interaction: FhirInteraction['interaction'],
): Promise<Allowance | undefined> =>
  call.reach.of({ personId, permission: PERMISSIONS[type], fhir: { resource: type, interaction }, categories: CATEGORIES[type] });

/** As `allowanceOf`, for a search that names the person. Throws `forbidden`. */
export async function allowedSearch(call: Call, personId: string, type: Type): Promise<Allowance> {
  const allowance = await allowanceOf(call, personId, type, 's');
  if (allowance === undefined) throw forbidden();
  return allowance;
}
