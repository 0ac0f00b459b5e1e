import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';
import { lengthOf } from '../domain/trials/schedule.ts';
import { planOf } from '../trials/plan.ts';
import { questionView } from '../trials/view.ts';

type Contract = typeof recommendation.operations.planTrial;

/** Says what a plan would be, with the same checks as at its start. */
export const planTrial =
  (deps: Deps) =>
  async ({ params, body }: Input<Contract>): Promise<Output<Contract>> => {
    const { question, detectable } = await planOf(deps, params.personId, body);
    return { ...questionView(question), days: lengthOf(question), ...(detectable === undefined ? {} : { detectable }) };
  };
