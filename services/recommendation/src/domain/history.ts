import type { EffectView } from '../store/effects.ts';
import type { RecommendationRow } from '../store/recommendations.ts';
import type { TrialRow } from '../store/trials.ts';
import type { Said } from './response.ts';

type Row = Pick<RecommendationRow, 'recommendationId' | 'guideline' | 'topic' | 'status' | 'feedback' | 'adherence'>;
type Effect = Pick<EffectView, 'recommendationId' | 'verdict'>;
type Trial = Pick<TrialRow, 'question' | 'verdict'>;

/** What the person said, and what was measured and tried, of every generation. The newest verdict of a trial counts for its guideline. */
export function historyOf(rows: readonly Row[], effects: readonly Effect[], trials: readonly Trial[]): readonly Said[] {
  const decided = new Map<string, NonNullable<Trial['verdict']>['verdict']>();
  for (const { question, verdict } of trials.toReversed())
    if (question.guideline !== undefined && verdict !== undefined && verdict.verdict !== 'cannot-say')
      decided.set(question.guideline, verdict.verdict);
  const told = new Set<string>();
  return rows.map(({ recommendationId, guideline, topic, status, feedback, adherence }) => {
    // Once for the guideline, however many generations of it there are.
    const trial = told.has(guideline) ? undefined : decided.get(guideline);
    told.add(guideline);
    return {
      guideline,
      topic,
      status,
      feedback,
      adherence: adherence?.verdict ?? 'unknown',
      verdict: effects.find((effect) => effect.recommendationId === recommendationId)?.verdict,
      trial,
    };
  });
}

/** Recommendations that no trial is about: days that go back and forth say nothing before against after, and have reminders of their own. */
export const outsideTrials = <R extends Pick<Row, 'recommendationId'>>(rows: readonly R[], trials: readonly Trial[]): readonly R[] => {
  const tried = new Set(trials.flatMap(({ question }) => question.recommendationId ?? []));
  return rows.filter(({ recommendationId }) => !tried.has(recommendationId));
};
