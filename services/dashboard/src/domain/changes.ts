import { addDays } from './days.ts';
import type { InsightView } from './screen.ts';

export interface Change {
  readonly day: string;
  readonly text: string;
  readonly detail: string;
  readonly metric: string;
  /** Opens the proof of what is said. */
  readonly insightId: string;
}

/** What began or ended in these days is told. */
const LATELY_DAYS = 30;
const TOLD_AT_MOST = 6;

/** What began or ended lately, newest first: one line each. */
export function changesOf(insights: readonly InsightView[], on: string): readonly Change[] {
  const from = addDays(on, -LATELY_DAYS);
  return insights
    .flatMap(({ insightId, title, text, since, until, isCurrent, metrics }): readonly Change[] => {
      const [metric] = metrics;
      if (metric === undefined) return [];
      const day = isCurrent ? since : until;
      return day < from || day > on ? [] : [{ day, text: isCurrent ? `${title}.` : `Over: ${title}.`, detail: text, metric, insightId }];
    })
    .toSorted((a, b) => (a.day === b.day ? a.text.localeCompare(b.text) : a.day < b.day ? 1 : -1))
    .slice(0, TOLD_AT_MOST);
}
