import { recommendation } from '@aceso/contracts/recommendation';
import type { Input, Output } from '@aceso/contracts';
import { notFound } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { scheduleOf } from '../domain/trials/schedule.ts';
import { noteSaid } from '../store/people.ts';
import { saveTrialDay } from '../store/trials.ts';
import { goingTrial, knownTrial, someone } from '../trials/scene.ts';
import { trialView } from '../trials/view.ts';

type Contract = typeof recommendation.operations.reportTrialDay;

export const reportTrialDay =
  (deps: Deps) =>
  async ({ params, body }: Input<Contract>): Promise<Output<Contract>> => {
    const { personId, trialId, day } = params;
    const { today } = await someone(deps, personId);
    const now = deps.now();
    return await deps.db.tx(async (tx) => {
      await noteSaid(tx, personId);
      const { question, order, pauses, status } = await goingTrial(tx, params);
      const isItsDay = scheduleOf(question, order, pauses, today).some((one) => one.day === day);
      if (!isItsDay || day > today) throw notFound('no-such-trial-day', 'That day is no day of this trial so far.');
      await saveTrialDay(tx, personId, trialId, day, body.followed, now);
      await deps.bus.append(tx, recommendation.events.trialChanged, personId, { personId, trialId, status });
      return trialView(await knownTrial(tx, params), today);
    });
  };
