import { createHash } from 'node:crypto';
import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { unlessKnown, type Call, type NotModified } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { listTrials as list } from '../store/trials.ts';
import { someone } from '../trials/scene.ts';
import { trialView } from '../trials/view.ts';

type Contract = typeof recommendation.operations.listTrials;

/** What is seen depends on the trials and on the person's day. */
export const listTrials =
  (deps: Deps) =>
  async ({ params: { personId } }: Input<Contract>, call: Call): Promise<Output<Contract> | NotModified> => {
    const [rows, { today }] = [await list(deps.db, personId), await someone(deps, personId)];
    const version = createHash('sha256')
      .update(JSON.stringify([today, rows.map(({ trialId, version: its }) => [trialId, its])]))
      .digest('hex')
      .slice(0, 32);
    return await unlessKnown(call, version, () =>
      Promise.resolve({
        items: rows.map((row) => ({ trial: trialView(row, today), ...(row.verdict === undefined ? {} : { verdict: row.verdict }) })),
      }),
    );
  };
