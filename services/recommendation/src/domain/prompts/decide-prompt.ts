import {
  mayNotify,
  suggestionDecision,
  suggestionDosage,
  suggestionPosterior,
  SUGGESTION_FALLBACK,
  type NotificationDecision,
  type SuggestionPrior,
  type SuggestionRow,
} from '@aceso/science';

/** Changes with anything that decides, so that later analysis can tell policies apart. */
export const POLICY = 'heartsteps-daily-1';

/** What was known at a decision. */
export interface PromptContext {
  /** Burden of earlier reminders, 0 to 20. */
  readonly dosage: number;
  /** 1 when the person answered a recommendation within a week. */
  readonly engagement: number;
  /** 1 when the measure varied more than usual in the last week. */
  readonly variation: number;
  /** The measure yesterday and in the mean of a week, in deviations from its month. */
  readonly yesterday: number;
  readonly week: number;
  /** Pooled effect of a reminder on this topic across people, the centre of the prior. */
  readonly pooled: number;
}

/** One logged decision. */
export interface Prompt {
  readonly day: string;
  readonly decidedAt: Date;
  readonly recommendationId: string;
  readonly topic: string;
  readonly available: boolean;
  readonly probability: number;
  readonly sent: boolean;
  readonly context: PromptContext;
  readonly reward: number | undefined;
  /** The person put the recommendation away soon after it. */
  readonly dismissed: boolean;
}

export interface PromptLimits {
  readonly promptsPerDay: number;
  readonly promptsPerWeek: number;
  readonly promptGapMinutes: number;
  /** Hours of the person's day; outside there is quiet. */
  readonly promptFrom: number;
  readonly promptUntil: number;
}

export interface PromptDecision {
  readonly available: boolean;
  readonly reason: NotificationDecision['reason'] | 'learning' | 'randomised';
  readonly probability: number;
  readonly sent: boolean;
}

const MINUTE_MS = 60_000;
const TERMS = 5;
/** What is believed before any data: nothing, give or take a deviation; the pooled effect as centre of the first term. */
const prior = (pooled: number): SuggestionPrior => ({
  mainMean: Array.from({ length: 8 }, () => 0),
  mainVariance: Array.from({ length: 8 }, () => 1),
  treatmentMean: Array.from({ length: TERMS }, (_, i) => (i === 0 ? pooled : 0)),
  treatmentVariance: Array.from({ length: TERMS }, (_, i) => (i === 0 ? 0.25 : 0.1)),
  noise: 1,
});

/** Burden of reminders at a day: every decision before it, oldest first. */
export function dosageOf(prompts: readonly Prompt[]): number {
  const dosage = suggestionDosage(prompts.toSorted((a, b) => (a.day < b.day ? -1 : 1)).map(({ sent }) => sent));
  return dosage.ok ? (dosage.value.at(-1) ?? 0) : 0;
}

const rowOf = ({ context, available, probability, sent, reward }: Prompt & { readonly reward: number }): SuggestionRow => ({
  available,
  probability,
  sent,
  reward,
  dosage: context.dosage,
  engagement: context.engagement,
  otherLocation: 0,
  variation: context.variation,
  temperature: 0,
  logPriorSteps: context.yesterday,
  sqrtTotalSteps: context.week,
});

/**
 * Whether to remind today: caps, gap, quiet hours and back-off first, then a draw with a probability that is learnt and logged.
 *
 * Liao 2020 (HeartSteps): the first seven days at 0.25, then between 0.2 and 0.8, so that the effect can be estimated later. What needs
 * care at once never comes here: it is told at once.
 *
 * @param draw uniform in [0, 1), of this person and day
 * @param minuteOfDay of the person's day, 0 to 1439
 */
export function decidePrompt(input: {
  readonly now: Date;
  readonly minuteOfDay: number;
  readonly studyDay: number;
  readonly prompts: readonly Prompt[];
  readonly topic: string;
  readonly context: PromptContext;
  readonly limits: PromptLimits;
  readonly draw: number;
}): PromptDecision {
  const { now, minuteOfDay, studyDay, prompts, topic, context, limits, draw } = input;
  const history = prompts
    .filter(({ sent }) => sent)
    .map(({ decidedAt, dismissed }) => ({ minutesAgo: (now.getTime() - decidedAt.getTime()) / MINUTE_MS, dismissed }))
    .toSorted((a, b) => a.minutesAgo - b.minutesAgo);
  const may = mayNotify({
    now: minuteOfDay,
    history,
    severity: 'advice',
    limits: {
      quietFrom: (limits.promptUntil % 24) * 60,
      quietTo: limits.promptFrom * 60,
      daily: limits.promptsPerDay,
      weekly: limits.promptsPerWeek,
      gapMinutes: limits.promptGapMinutes,
    },
  });
  if (!may.ok || !may.value.send) return { available: false, reason: may.ok ? may.value.reason : 'quiet', probability: 0, sent: false };
  const rows = prompts.flatMap((prompt) =>
    prompt.topic === topic && prompt.reward !== undefined ? [rowOf({ ...prompt, reward: prompt.reward })] : [],
  );
  const posterior = suggestionPosterior(rows, prior(context.pooled));
  const decision = posterior.ok
    ? suggestionDecision({
        posterior: posterior.value,
        context: { ...context, otherLocation: 0 },
        proxy: 0,
        discount: 0.9,
        studyDay,
        available: true,
      })
    : posterior;
  const probability = decision.ok ? decision.value.probability : SUGGESTION_FALLBACK;
  return { available: true, reason: studyDay <= 7 ? 'learning' : 'randomised', probability, sent: draw < probability };
}
