import { recommendation } from '@aceso/contracts/recommendation';
import { quietBus } from '@aceso/kit/testing';
import { tellDueQuestionnaires } from '../src/jobs/tell-due-questionnaires.ts';
import type { OpenRecommendation } from './open-recommendation.ts';

/** Which questionnaires a round of the advisor at a moment tells: instrument and day. */
export async function roundOfReminders({ house }: Pick<OpenRecommendation, 'house'>, at: string): Promise<readonly string[]> {
  const now = (): Date => new Date(at);
  const due = recommendation.events.questionnaireDue;
  const before = (await house.events.all(due)).length;
  await tellDueQuestionnaires({
    db: house.database.dbOf('recommendation'),
    bus: quietBus('recommendation', now),
    now,
    settings: house.settings('recommendation') as never, // The values of the test house, by the names of the contract.
  });
  return (await house.events.all(due)).slice(before).map(({ payload }) => `${payload.instrument} ${payload.day}`);
}
