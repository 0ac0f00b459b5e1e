import { randomInt, randomUUIDv7 } from 'node:crypto';
import { recommendation } from '@aceso/contracts/recommendation';
import type { Input, Output } from '@aceso/contracts';
import { Fault, type Db } from '@aceso/kit';
import { drawBlockOrder } from '@aceso/science';
import type { Deps } from '../deps.ts';
import type { Question } from '../domain/trials/question.ts';
import { noteSaid } from '../store/people.ts';
import { enqueue } from '../store/queue.ts';
import { setStatus } from '../store/recommendations.ts';
import { saveTrial } from '../store/trials.ts';
import { planOf } from '../trials/plan.ts';
import { knownTrial } from '../trials/scene.ts';
import { questionView, trialView } from '../trials/view.ts';
import { knownRecommendation } from './known-recommendation.ts';

type Contract = typeof recommendation.operations.startTrial;
const { trialStarted, recommendationChanged } = recommendation.events;
const SEEDS = 2 ** 32;

/** Fixes the question, draws the order by a seed from the system's source of chance, and takes the recommendation up that it came from. */
export const startTrial =
  (deps: Deps) =>
  async ({ params: { personId }, body }: Input<Contract>): Promise<Output<Contract>> => {
    const { question, today } = await planOf(deps, personId, body);
    const seed = randomInt(SEEDS);
    const drawn = drawBlockOrder({ pairs: question.pairs, seed });
    if (!drawn.ok) throw new Error(`an order could not be drawn: ${drawn.reason}`);
    const now = deps.now();
    const trialId = randomUUIDv7();
    const row = await deps.db.tx(async (tx) => {
      await noteSaid(tx, personId);
      const order = drawn.value.map((treated) => (treated ? ('on' as const) : ('off' as const)));
      if (!(await saveTrial(tx, personId, { trialId, question, seed, order }, now)))
        throw new Fault('trial-running', 409, 'Another trial is running.');
      await takeUp(deps, tx, personId, question, now, today);
      const { startOn, endsOn } = questionView(question);
      await deps.bus.append(tx, trialStarted, personId, { personId, trialId, startOn, endsOn });
      await enqueue(tx, personId, now, undefined);
      deps.wakeAfter(tx);
      return await knownTrial(tx, { personId, trialId });
    });
    return trialView(row, today);
  };

/** The recommendation is being tried: others on its subject wait, and no before-and-after is drawn over the days of the trial. */
async function takeUp({ bus }: Deps, tx: Db, personId: string, { recommendationId }: Question, now: Date, today: string): Promise<void> {
  if (recommendationId === undefined) return;
  const before = await knownRecommendation(tx, { personId, recommendationId });
  if (before.status === 'accepted') return;
  const feedback = { kind: 'accept', at: now.toISOString() };
  await setStatus(tx, personId, recommendationId, 'accepted', { feedback, revisitOn: undefined, acceptedOn: today, now });
  await bus.append(tx, recommendationChanged, personId, { personId, recommendationId, status: 'accepted' });
}
