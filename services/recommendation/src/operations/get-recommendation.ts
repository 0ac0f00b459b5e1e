import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';
import { knownRecommendation } from './known-recommendation.ts';
import { recommendationView } from './view.ts';

type Contract = typeof recommendation.operations.getRecommendation;

export const getRecommendation =
  ({ db }: Deps) =>
  async (input: Input<Contract>): Promise<Output<Contract>> =>
    recommendationView(await knownRecommendation(db, input.params));
