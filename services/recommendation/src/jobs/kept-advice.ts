import type { Background } from '../store/background.ts';
import type { CircumstanceRow } from '../store/circumstances.ts';
import type { EffectView } from '../store/effects.ts';
import type { InsightRow } from '../store/insights.ts';
import type { PromptRow } from '../store/prompts.ts';
import type { AnswerRow } from '../store/questionnaires.ts';
import type { TrialRow } from '../store/trials.ts';
import type { RecommendationRow } from '../store/recommendations.ts';

/** What is kept of a person that almost every turn changes. */
export interface Advice {
  readonly known: readonly InsightRow[];
  readonly rows: readonly RecommendationRow[];
}

/** What else is kept of a person: it changes when the person says something, and in few turns. */
export interface Told {
  /** The person's day for which it was read. */
  readonly today: string;
  readonly effects: readonly EffectView[];
  readonly prompts: readonly PromptRow[];
  readonly background: Background;
  readonly muted: ReadonlySet<string>;
  readonly trials: readonly TrialRow[];
  readonly answers: readonly AnswerRow[];
  readonly circumstances: readonly CircumstanceRow[];
}
