import type { InsightFact } from '@aceso/guidelines/kit';
import { EPISODES } from './episodes/all-episodes.ts';
import type { Scene } from './features.ts';
import { shareDays } from './match-insights.ts';

/** What was found of the past before, on the same day and under the same rules, and the metrics that have changed since. */
export interface Remembered {
  readonly facts: readonly InsightFact[];
  readonly changed: ReadonlySet<string>;
}

/** Changes with the rules of the past, so that what was found under older ones is not kept. */
const RULES = 2;

/** Under what the past was looked at: the same mark and the same data give the same episodes. */
export const recallMark = ({ today, tuning }: Pick<Scene, 'today' | 'tuning'>): string => JSON.stringify([RULES, today, tuning]);

/**
 * Episodes that are over. What still goes on belongs to `current` and is not told a second time as its own past.
 *
 * With something remembered, only what looks at a changed metric is looked for anew: the rest would come out the same.
 */
export function recall(scene: Scene, current: readonly InsightFact[], remembered?: Remembered): readonly InsightFact[] {
  return EPISODES.flatMap(({ kinds, metrics, find }) =>
    remembered === undefined || metrics.some((metric) => remembered.changed.has(metric))
      ? find(scene)
      : remembered.facts.filter(({ kind }) => kinds.includes(kind)),
  ).filter((fact) => !current.some((now) => now.isCurrent && now.kind === fact.kind && shareDays(now, fact)));
}
