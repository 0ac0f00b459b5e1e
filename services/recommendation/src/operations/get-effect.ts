import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { addDays } from '../domain/days.ts';
import type { Deps } from '../deps.ts';
import { LOOKS } from '../domain/effects/measure-effect.ts';
import { listEffects } from '../store/effects.ts';
import { knownRecommendation } from './known-recommendation.ts';

type Contract = typeof recommendation.operations.getEffect;

/** What was measured so far, newest first, and the day of the next look. */
export const getEffect =
  ({ db }: Deps) =>
  async ({ params }: Input<Contract>): Promise<Output<Contract>> => {
    const { acceptedOn, status } = await knownRecommendation(db, params);
    const items = await listEffects(db, params.personId, params.recommendationId);
    const next = LOOKS.find((afterDays) => !items.some((effect) => effect.afterDays === afterDays));
    const waits = acceptedOn !== undefined && next !== undefined && ['accepted', 'done'].includes(status);
    return { items: [...items], ...(waits ? { nextOn: addDays(acceptedOn, next + 1) } : {}) };
  };
