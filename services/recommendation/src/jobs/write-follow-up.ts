import { recommendation } from '@aceso/contracts/recommendation';
import type { Db } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { saveEffect } from '../store/effects.ts';
import { savePrompt, saveReward } from '../store/prompts.ts';
import { saveAdherence } from '../store/recommendations.ts';
import type { FollowUp } from './follow-up.ts';

const { effectMeasured, recommendationPrompted } = recommendation.events;

/** Writes what followed, with its events, in the transaction of the turn. */
export async function writeFollowUp({ bus }: Pick<Deps, 'bus'>, tx: Db, personId: string, found: FollowUp, now: Date): Promise<void> {
  for (const { recommendationId, adherence } of found.adherence) await saveAdherence(tx, personId, recommendationId, adherence);
  for (const effect of found.effects) {
    await saveEffect(tx, personId, effect, now);
    const { recommendationId, guideline, afterDays, verdict } = effect;
    await bus.append(tx, effectMeasured, personId, { personId, recommendationId, guideline, afterDays, verdict });
  }
  for (const { day, reward } of found.rewards) await saveReward(tx, personId, day, reward, now);
  if (found.prompt === undefined || !(await savePrompt(tx, personId, found.prompt, now)) || !found.prompt.decision.sent) return;
  const { recommendationId, guideline, day } = found.prompt;
  await bus.append(tx, recommendationPrompted, personId, { personId, recommendationId, guideline, day });
}
