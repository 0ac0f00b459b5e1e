import type { Resource } from '@aceso/kit/fhir';
import type { Deps } from '../deps.ts';
import { risksIn } from '../domain/risks/assess.ts';
import { isRisk } from '../domain/risks/risk.ts';
import { stableId } from '../jobs/stable-id.ts';
import { assessedOf } from '../risks/assessed.ts';
import { insightView, recommendationView } from '../operations/view.ts';
import { findInsight, listInsights, type InsightRow } from '../store/insights.ts';
import { findRecommendation, listRecommendations, type RecommendationRow } from '../store/recommendations.ts';
import { carePlan, detectedIssue, isTakenUp, type CarePlan, type DetectedIssue } from './resources.ts';
import { hasCode } from './has-code.ts';
import { resourceId } from './resource-id.ts';
import { notAssessed, riskAssessment, type RiskAssessment } from './risk-assessment.ts';
import type { AdvisorType } from './search.ts';

export interface FhirDeps extends Pick<Deps, 'db' | 'now' | 'settings'> {
  readonly publicOrigin: string;
}

/** A type with a way to one of its resources. */
export interface ReadableType<R extends Resource> extends AdvisorType<R> {
  readonly one: (personId: string, ownId: string) => Promise<R | undefined>;
}

/** What stands out, as DetectedIssue. */
export function detectedIssues({ db, publicOrigin }: FhirDeps): ReadableType<DetectedIssue> {
  const of = (personId: string, row: InsightRow): DetectedIssue => detectedIssue(publicOrigin, personId, insightView(row), row.updatedAt);
  return {
    type: 'DetectedIssue',
    permission: 'recommendation:insights:read',
    parameters: {
      code: ({ code: { coding } }, value) => hasCode(coding, value),
    },
    all: async (personId) => (await listInsights(db, personId)).map((row) => of(personId, row)),
    async one(personId, ownId) {
      const row = await findInsight(db, personId, ownId);
      return row && of(personId, row);
    },
  };
}

/** What a person has taken up, as CarePlan. */
export function carePlans({ db }: Pick<Deps, 'db'>): ReadableType<CarePlan> {
  const of = (personId: string, row: RecommendationRow): CarePlan | undefined => {
    const view = recommendationView(row);
    const { status } = view;
    return isTakenUp(status) ? carePlan(personId, { ...view, status }, row.updatedAt) : undefined;
  };
  return {
    type: 'CarePlan',
    permission: 'recommendation:recommendations:read',
    parameters: { status: (plan, value) => plan.status === value },
    all: async (personId) => (await listRecommendations(db, personId, undefined)).flatMap((row) => of(personId, row) ?? []),
    async one(personId, ownId) {
      const row = await findRecommendation(db, personId, ownId);
      return row && of(personId, row);
    },
  };
}

/** Risks by published equations, as RiskAssessment: worked out when asked, from what the advisor knows then. Nothing while it is off. */
export function riskAssessments(deps: Pick<Deps, 'db' | 'now' | 'settings'>): ReadableType<RiskAssessment> {
  const all = async (personId: string): Promise<readonly RiskAssessment[]> => {
    const { assessed, at } = await assessedOf(deps, personId);
    if (at === undefined) return [];
    return risksIn(assessed).map((one) => riskAssessment(personId, stableId(personId, 'risk', one.equation.method), one, at));
  };
  return {
    type: 'RiskAssessment',
    permission: 'recommendation:insights:read',
    parameters: {
      method: ({ method: { coding } }, value) => hasCode(coding, value),
    },
    all,
    async aside(personId) {
      const reasons = (await assessedOf(deps, personId)).assessed.flatMap(({ equation, outcome }) =>
        isRisk(outcome) ? [] : [{ equation, reason: outcome.reason }],
      );
      return reasons.length === 0 ? undefined : notAssessed(reasons);
    },
    async one(personId, ownId) {
      return (await all(personId)).find(({ id }) => id === resourceId(personId, ownId));
    },
  };
}
