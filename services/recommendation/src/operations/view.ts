import type { Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { RecommendationView } from '../domain/compose.ts';
import { render } from '../domain/render.ts';
import { surenessWord } from '../domain/sureness.ts';
import type { InsightRow } from '../store/insights.ts';
import type { RecommendationRow } from '../store/recommendations.ts';

export type InsightView = Output<typeof recommendation.operations.listInsights>['items'][number];

export const recommendationView = (row: RecommendationRow): RecommendationView => ({
  recommendationId: row.recommendationId,
  ...row.content,
  insightIds: [...row.content.insightIds],
  rank: row.rank,
  score: row.score,
  status: row.status,
  ...(row.adherence === undefined ? {} : { adherence: { ...row.adherence } }),
  ...(row.feedback === undefined ? {} : { feedback: { ...row.feedback } }),
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

export function insightView({ insightId, fact, detectedAt }: InsightRow): InsightView {
  const { probability, basis } = fact.sureness;
  return {
    insightId,
    kind: fact.kind,
    title: fact.title,
    text: render(fact.template, fact.figures),
    since: fact.since,
    until: fact.until,
    direction: fact.direction,
    metrics: [...fact.metrics],
    figures: fact.figures.map((figure) => ({ ...figure })),
    sureness: { probability, word: surenessWord(probability), basis },
    urgency: fact.urgency,
    method: { id: fact.method.id, version: fact.method.version },
    isCurrent: fact.isCurrent,
    ...(fact.coverage === undefined ? {} : { coverage: { ...fact.coverage } }),
    detectedAt: detectedAt.toISOString(),
  };
}
