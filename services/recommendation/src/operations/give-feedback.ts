import { recommendation } from '@aceso/contracts/recommendation';
import type { Input, Output } from '@aceso/contracts';
import { addDays } from '../domain/days.ts';
import type { Deps } from '../deps.ts';
import { consequenceOf } from '../domain/feedback.ts';
import { enqueue } from '../store/queue.ts';
import { noteSaid } from '../store/people.ts';
import { clearEffects } from '../store/effects.ts';
import { muteTopic, setStatus, unmuteTopic } from '../store/recommendations.ts';
import { knownRecommendation } from './known-recommendation.ts';
import { recommendationView } from './view.ts';

type Contract = typeof recommendation.operations.giveFeedback;

/** Saves what the person said and evaluates anew, so that the next suggestion takes the free place at once. */
export const giveFeedback =
  (deps: Deps) =>
  async (input: Input<Contract>): Promise<Output<Contract>> => {
    const { personId, recommendationId } = input.params;
    const { kind, reason } = input.body;
    const now = deps.now();
    const today = now.toISOString().slice(0, 10);
    const { row, effect } = await deps.db.tx(async (tx) => {
      await noteSaid(tx, personId);
      const before = await knownRecommendation(tx, input.params);
      const consequence = consequenceOf(
        kind,
        reason,
        before.topic.replaceAll('-', ' '),
        deps.guidelines.find(({ manifest }) => manifest.id === before.guideline)?.manifest.repeatDays ?? before.content.success.days,
      );
      const revisitOn = consequence.silentDays === undefined ? undefined : addDays(today, consequence.silentDays);
      await setStatus(tx, personId, recommendationId, consequence.status, {
        feedback: { kind, ...(reason === undefined ? {} : { reason }), at: now.toISOString() },
        revisitOn,
        ...(consequence.status === 'accepted' ? { acceptedOn: today } : {}),
        now,
      });
      if (consequence.status === 'accepted') await clearEffects(tx, personId, recommendationId);
      if (consequence.topic === 'mute') await muteTopic(tx, personId, before.topic, now);
      if (consequence.topic === 'unmute') await unmuteTopic(tx, personId, before.topic);
      await enqueue(tx, personId, now, undefined);
      await deps.bus.append(tx, recommendation.events.recommendationChanged, personId, {
        personId,
        recommendationId,
        status: consequence.status,
      });
      deps.wakeAfter(tx);
      return { row: await knownRecommendation(tx, input.params), effect: consequence.effect };
    });
    return { recommendation: recommendationView(row), effect };
  };
