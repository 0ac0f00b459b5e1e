import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';
import { enqueue } from '../store/queue.ts';
import { changeRunning } from '../trials/change-running.ts';

type Contract = typeof recommendation.operations.endTrial;

/** Ends it today; the advisor judges it at once by the days until yesterday. */
export const endTrial =
  (deps: Deps) =>
  async ({ params }: Input<Contract>): Promise<Output<Contract>> =>
    await changeRunning(
      deps,
      params,
      ({ pauses }, today) => ({
        status: 'ended',
        endedOn: today,
        pauses: pauses.map((pause) => (pause.until === undefined ? { ...pause, until: today } : pause)),
      }),
      async (tx) => {
        await enqueue(tx, params.personId, deps.now(), undefined);
        deps.wakeAfter(tx);
      },
    );
