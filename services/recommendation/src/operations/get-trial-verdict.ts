import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { unlessKnown, type Call, type NotModified } from '@aceso/kit';
import { addDays } from '../domain/days.ts';
import type { Deps } from '../deps.ts';
import { knownTrial, someone } from '../trials/scene.ts';
import { trialView } from '../trials/view.ts';

type Contract = typeof recommendation.operations.getTrialVerdict;

/** The verdict, or the first day on which it can come. */
export const getTrialVerdict =
  (deps: Deps) =>
  async ({ params }: Input<Contract>, call: Call): Promise<Output<Contract> | NotModified> => {
    const [row, { today }] = [await knownTrial(deps.db, params), await someone(deps, params.personId)];
    return await unlessKnown(call, `${row.version}.${today}`, () =>
      Promise.resolve(
        row.verdict === undefined ? { dueOn: addDays(trialView(row, today).endsOn, 1 + row.question.lagDays) } : { verdict: row.verdict },
      ),
    );
  };
