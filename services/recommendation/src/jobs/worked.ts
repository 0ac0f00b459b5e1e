import type { Advice, Told } from './kept-advice.ts';
import type { Condition } from '@aceso/guidelines/kit';
import type { Decision } from '../domain/decide.ts';
import type { Detected } from '../domain/detect.ts';
import type { OwnFeatures } from '../domain/series.ts';
import type { Ranked } from '../domain/rank.ts';
import type { PersonRow, Profile } from '../store/people.ts';
import type { TrialTurn } from '../trials/turn.ts';
import type { ReadChange } from '../store/queue.ts';
import type { Fresh } from './fresh.ts';
import type { FollowUp } from './follow-up.ts';

/** Everything that was read and worked out before the first write. */
export interface Worked {
  readonly person: PersonRow;
  readonly profile: Profile | undefined;
  readonly country: string | undefined;
  readonly changes: readonly ReadChange[];
  readonly fresh: readonly Fresh[];
  readonly features: OwnFeatures;
  readonly today: string;
  readonly advice: Advice;
  readonly told: Told;
  readonly detected: Detected;
  /** Under what the past was looked at; nothing while the advisor is off. */
  readonly recalled: string | undefined;
  readonly ranked: Ranked;
  readonly decision: Decision;
  readonly followUp: FollowUp;
  readonly trials: TrialTurn;
  readonly conditions: readonly Condition[];
}
