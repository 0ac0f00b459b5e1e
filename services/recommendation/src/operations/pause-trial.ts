import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';
import { changeRunning } from '../trials/change-running.ts';

type Contract = typeof recommendation.operations.pauseTrial;

/** Pauses from today on; paused again it stays as it is. */
export const pauseTrial =
  (deps: Deps) =>
  async ({ params, body: { reason } }: Input<Contract>): Promise<Output<Contract>> =>
    await changeRunning(deps, params, ({ status, pauses }, today) =>
      status === 'paused' ? undefined : { status: 'paused', pauses: [...pauses, { from: today, reason }] },
    );
