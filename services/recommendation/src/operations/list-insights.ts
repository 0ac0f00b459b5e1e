import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';
import { listInsights as list } from '../store/insights.ts';
import { insightView } from './view.ts';

type Contract = typeof recommendation.operations.listInsights;

export const listInsights =
  ({ db }: Deps) =>
  async (input: Input<Contract>): Promise<Output<Contract>> => {
    const rows = await list(db, input.params.personId);
    const { metric } = input.query;
    return { items: rows.filter(({ fact }) => metric === undefined || fact.metrics.includes(metric)).map(insightView) };
  };
