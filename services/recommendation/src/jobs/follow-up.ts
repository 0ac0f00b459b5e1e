import type { Guideline } from '@aceso/guidelines/kit';
import { addDays, daysApart } from '../domain/days.ts';
import { adherenceOf, type Adherence } from '../domain/effects/adherence.ts';
import { EFFECT_METHOD, LOOKS, measureEffect, type AfterDays, type MeasuredEffect } from '../domain/effects/measure-effect.ts';
import { effectText } from '../domain/effects/words.ts';
import type { Features } from '../domain/features.ts';
import { decidePrompt, dosageOf, POLICY, type PromptContext, type PromptLimits } from '../domain/prompts/decide-prompt.ts';
import { rewardDay, standardised, weekOf } from '../domain/prompts/reward.ts';
import type { EffectView } from '../store/effects.ts';
import type { Pooled, PromptRow, PromptToSave } from '../store/prompts.ts';
import type { RecommendationRow } from '../store/recommendations.ts';
import { fingerprint, stableId } from './stable-id.ts';

/** Days that an effect waits for data that comes late before it says that there is too little. */
const GRACE_DAYS = 5;
/** Days after which the outcome of a reminder no longer comes. */
const REWARD_DAYS = 5;
const ENGAGED_DAYS = 7;
const DAY_MS = 86_400_000;

/** What is known when a person is followed up. */
export interface Known {
  readonly personId: string;
  readonly now: Date;
  readonly today: string;
  /** Of the person's day, 0 to 1439. */
  readonly minuteOfDay: number;
  readonly features: Features;
  readonly rows: readonly RecommendationRow[];
  /** Ids that are open after this turn. */
  readonly open: ReadonlySet<string>;
  readonly effects: readonly EffectView[];
  readonly prompts: readonly PromptRow[];
  readonly pools: ReadonlyMap<string, Pooled>;
  readonly guidelines: ReadonlyMap<string, Guideline>;
  readonly limits: PromptLimits;
}

/** What follows for recommendations that a person has: how far they are followed, what they did, and whether to remind. */
export interface FollowUp {
  readonly adherence: readonly { readonly recommendationId: string; readonly adherence: Adherence }[];
  readonly effects: readonly EffectView[];
  readonly rewards: readonly { readonly day: string; readonly reward: number }[];
  readonly prompt: PromptToSave | undefined;
}

/** Pure in its inputs: the same days and answers give the same follow-up, byte for byte. */
export const followUp = (known: Known): FollowUp => ({
  adherence: adherenceNow(known),
  effects: effectsDue(known),
  rewards: rewardsDue(known),
  prompt: promptToday(known),
});

function adherenceNow({ rows, guidelines, features, today }: Known): FollowUp['adherence'] {
  return rows.flatMap(({ status, recommendationId, guideline, acceptedOn, adherence: before }) => {
    const success = guidelines.get(guideline)?.manifest.success;
    if (status !== 'accepted' || acceptedOn === undefined || success === undefined) return [];
    const adherence = adherenceOf(success, features, acceptedOn, addDays(today, -1));
    return JSON.stringify(adherence) === JSON.stringify(before) ? [] : [{ recommendationId, adherence }];
  });
}

function effectsDue(known: Known): readonly EffectView[] {
  const done = new Set(known.effects.map(({ recommendationId, afterDays }) => `${recommendationId} ${afterDays}`));
  return known.rows.flatMap((row) =>
    LOOKS.flatMap((afterDays) => {
      const { acceptedOn, recommendationId, status } = row;
      const guideline = known.guidelines.get(row.guideline);
      const isDue = acceptedOn !== undefined && addDays(acceptedOn, afterDays) < known.today;
      if (!isDue || guideline === undefined || !['accepted', 'done'].includes(status) || done.has(`${recommendationId} ${afterDays}`))
        return [];
      const { success } = guideline.manifest;
      const measured = measureEffect(success, known.features, acceptedOn, afterDays);
      const waits = measured.lack === 'few-days-after' && addDays(measured.until, GRACE_DAYS) > known.today;
      return waits ? [] : [viewOf(known, row, guideline, acceptedOn, afterDays, measured)];
    }),
  );
}

function viewOf(
  { personId, now }: Known,
  { recommendationId, guideline, content }: RecommendationRow,
  { manifest: { success } }: Guideline,
  acceptedOn: string,
  afterDays: AfterDays,
  measured: MeasuredEffect,
): EffectView {
  const { verdict, lack, daysBefore, daysAfter, until, before, after, estimate, placebo, adherence } = measured;
  const view = {
    effectId: stableId(personId, recommendationId, 'effect', acceptedOn, afterDays),
    recommendationId,
    guideline,
    title: content.title,
    afterDays,
    verdict,
    ...(lack === undefined ? {} : { lack }),
    text: effectText(success, measured),
    metric: success.metric,
    of: success.of,
    unit: success.unit,
    acceptedOn,
    until,
    daysBefore,
    daysAfter,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(estimate === undefined ? {} : { estimate: { ...estimate } }),
    smallestDifference: success.smallestDifference,
    ...(placebo === undefined ? {} : { placebo: { ...placebo, estimate: { ...placebo.estimate } } }),
    adherence: { ...adherence },
    method: { ...EFFECT_METHOD },
  };
  return { ...view, fingerprint: fingerprint(view), computedAt: now.toISOString() };
}

function rewardsDue({ prompts, guidelines, features, today }: Known): FollowUp['rewards'] {
  return prompts.flatMap(({ day, guideline, reward, available }) => {
    const aim = guidelines.get(guideline)?.manifest.success;
    if (reward !== undefined || !available || aim === undefined) return [];
    if (rewardDay(aim, day) > today || daysApart(day, today) > REWARD_DAYS) return [];
    const found = standardised(aim, features, day);
    return found === undefined ? [] : [{ day, reward: found }];
  });
}

/** The recommendation that a reminder is for: one that was taken up and is not followed yet, else the best open one of before today. */
function target({ rows, open, today }: Known): RecommendationRow | undefined {
  const suggestions = rows.filter(({ content }) => content.urgency === 'suggestion');
  const earlier = suggestions.filter(({ createdAt }) => createdAt.toISOString().slice(0, 10) < today);
  const taken = earlier.find(({ status, adherence }) => status === 'accepted' && adherence?.verdict !== 'followed');
  return taken ?? earlier.find(({ status, recommendationId }) => status === 'open' && open.has(recommendationId));
}

function promptToday(known: Known): PromptToSave | undefined {
  const { today, minuteOfDay, prompts, limits, personId, now } = known;
  if (minuteOfDay < limits.promptFrom * 60 || minuteOfDay >= limits.promptUntil * 60) return undefined;
  if (prompts.some(({ day }) => day === today)) return undefined;
  const row = target(known);
  const guideline = row && known.guidelines.get(row.guideline);
  if (row === undefined || guideline === undefined) return undefined;
  const { success, topic, id } = guideline.manifest;
  const { week, variation } = weekOf(success, known.features, today);
  const context: PromptContext = {
    dosage: dosageOf(prompts),
    engagement: known.rows.some(({ feedback }) => feedback !== undefined && now.getTime() - Date.parse(feedback.at) < ENGAGED_DAYS * DAY_MS)
      ? 1
      : 0,
    variation,
    yesterday: standardised(success, known.features, addDays(today, -1)) ?? 0,
    week,
    pooled: known.pools.get(topic)?.effect ?? 0,
  };
  const draw = uniform(personId, today);
  const studyDay = 1 + daysApart(prompts[0]?.day ?? today, today);
  const decision = decidePrompt({ now, minuteOfDay, studyDay, prompts, topic, context, limits, draw });
  return { day: today, recommendationId: row.recommendationId, guideline: id, topic, context, decision, draw, policy: POLICY };
}

/** Uniform in [0, 1), the same for the same person, day and policy: a decision can be replayed. */
const uniform = (personId: string, day: string): number => Number.parseInt(fingerprint([personId, day, POLICY]).slice(0, 12), 16) / 2 ** 48;
