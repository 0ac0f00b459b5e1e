import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { notFound } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { proveFigure } from '../domain/compose.ts';
import { loadFeatures } from '../store/features.ts';
import { findInsight } from '../store/insights.ts';

type Contract = typeof recommendation.operations.getInsightProof;

export const getInsightProof =
  ({ db }: Deps) =>
  async ({ params }: Input<Contract>): Promise<Output<Contract>> => {
    const row = await findInsight(db, params.personId, params.insightId);
    if (row === undefined) throw notFound('no-such-insight', 'No such insight.');
    const { fact } = row;
    const features = await loadFeatures(db, params.personId);
    const bases = new Map(fact.basis.map((basis) => [basis.figure, basis]));
    return {
      insightId: row.insightId,
      computedAt: row.updatedAt.toISOString(),
      method: { ...fact.method },
      figures: fact.figures.flatMap((figure) => {
        const basis = bases.get(figure.name);
        return basis === undefined ? [] : [proveFigure(figure, basis, features)];
      }),
    };
  };
