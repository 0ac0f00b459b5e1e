import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { Fault } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { knownTrial } from '../trials/scene.ts';
import { proofOf } from '../trials/view.ts';

type Contract = typeof recommendation.operations.getTrialProof;

/** Computes the verdict anew from what was kept of it, and shows all that it rests on. */
export const getTrialProof =
  ({ db }: Deps) =>
  async ({ params }: Input<Contract>): Promise<Output<Contract>> => {
    const row = await knownTrial(db, params);
    if (row.inputs === undefined) throw new Fault('trial-not-over', 409, 'The trial is not over.');
    return proofOf(row, row.inputs);
  };
