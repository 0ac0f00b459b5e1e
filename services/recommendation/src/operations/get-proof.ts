import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';
import { knownRecommendation } from './known-recommendation.ts';

type Contract = typeof recommendation.operations.getProof;

export const getProof =
  ({ db }: Deps) =>
  async (input: Input<Contract>): Promise<Output<Contract>> => {
    const { recommendationId, proof } = await knownRecommendation(db, input.params);
    return { recommendationId, ...proof };
  };
