import { recommendation } from '@aceso/contracts/recommendation';
import type { Db } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { noteSaid } from '../store/people.ts';
import { changeTrial, type TrialRow } from '../store/trials.ts';
import { goingTrial, knownTrial, someone } from './scene.ts';
import { trialView, type TrialView } from './view.ts';

type Change = Parameters<typeof changeTrial>[3];

/** Changes where a trial that goes on stands and tells of it; undefined changes nothing. Throws `no-such-trial` and `trial-over`. */
export async function changeRunning(
  deps: Deps,
  params: { readonly personId: string; readonly trialId: string },
  changeOf: (row: TrialRow, today: string) => Change | undefined,
  after: (tx: Db) => Promise<void> = async () => undefined,
): Promise<TrialView> {
  const { personId, trialId } = params;
  const { today } = await someone(deps, personId);
  return await deps.db.tx(async (tx) => {
    await noteSaid(tx, personId);
    const row = await goingTrial(tx, params);
    const change = changeOf(row, today);
    if (change === undefined) return trialView(row, today);
    await changeTrial(tx, personId, trialId, change, deps.now());
    await deps.bus.append(tx, recommendation.events.trialChanged, personId, { personId, trialId, status: change.status });
    await after(tx);
    return trialView(await knownTrial(tx, params), today);
  });
}
