import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';
import { listEffects as list } from '../store/effects.ts';

type Contract = typeof recommendation.operations.listEffects;

export const listEffects =
  ({ db }: Deps) =>
  async ({ params }: Input<Contract>): Promise<Output<Contract>> => ({ items: [...(await list(db, params.personId))] });
