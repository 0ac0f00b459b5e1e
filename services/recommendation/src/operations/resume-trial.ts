import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';
import { changeRunning } from '../trials/change-running.ts';

type Contract = typeof recommendation.operations.resumeTrial;

/** Goes on from today; one that runs stays as it is. */
export const resumeTrial =
  (deps: Deps) =>
  async ({ params }: Input<Contract>): Promise<Output<Contract>> =>
    await changeRunning(deps, params, ({ status, pauses }, today) =>
      status === 'running'
        ? undefined
        : { status: 'running', pauses: pauses.map((pause) => (pause.until === undefined ? { ...pause, until: today } : pause)) },
    );
