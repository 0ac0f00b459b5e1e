import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';
import { listRecommendations as list } from '../store/recommendations.ts';
import { recommendationView } from './view.ts';

type Contract = typeof recommendation.operations.listRecommendations;

export const listRecommendations =
  ({ db }: Deps) =>
  async (input: Input<Contract>): Promise<Output<Contract>> => ({
    items: (await list(db, input.params.personId, input.query.status)).map(recommendationView),
  });
