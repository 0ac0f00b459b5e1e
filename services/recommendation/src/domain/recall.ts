import type { InsightFact } from '@aceso/guidelines/kit';
import { contextsMark } from './contexts/circumstance.ts';
import { inContext, silenceOf } from './contexts/in-context.ts';
import { heedsOf } from './contexts/ways.ts';
import { addDays, weekdayOf } from './days.ts';
import { EPISODES, type EpisodeDetector } from './episodes/all-episodes.ts';
import type { Features, Scene } from './features.ts';
import { shareDays } from './match-insights.ts';
import { upTo } from './series.ts';

/** What was found of the past before, in the same week and under the same rules. */
export interface Remembered {
  /** What was told of it. */
  readonly facts: readonly InsightFact[];
  /** Metrics of which days of the past have changed since. */
  readonly changed: ReadonlySet<string>;
  /** Kinds that were told as going on: what they hid of their own past is not among the facts. */
  readonly current: ReadonlySet<string>;
}

/** Changes with the rules of the past, so that what was found under older ones is not kept. */
const RULES = 4;
const WEEK = 7;

/**
 * The last day of the past: that of the last week which is over. What ended since then is told when its week is over, and a new day
 * leaves the past as it is.
 */
export const lastPastDay = (today: string): string => addDays(today, -1 - weekdayOf(today));

/** Under what the past was looked at: the same mark and the same data give the same episodes. */
export const recallMark = ({ today, tuning, contexts }: Pick<Scene, 'today' | 'tuning' | 'contexts'>): string =>
  JSON.stringify([RULES, lastPastDay(today), tuning, ...(contexts === undefined ? [] : [contextsMark(contexts)])]);

/**
 * Everything that is over, whatever goes on now.
 *
 * With something remembered, only what looks at a metric whose past has changed is looked for anew, and what something that went on may
 * have hidden: the rest would come out the same.
 */
export function pastOf(scene: Scene, remembered?: Remembered): readonly InsightFact[] {
  if (remembered?.changed.size === 0 && remembered.current.size === 0) return remembered.facts;
  let closed: Scene | undefined;
  return EPISODES.flatMap(({ kinds, metrics, find }) => {
    const isKnown =
      remembered !== undefined &&
      !metrics.some((metric) => remembered.changed.has(metric)) &&
      !kinds.some((kind) => remembered.current.has(kind));
    if (isKnown) return remembered.facts.filter(({ kind }) => kinds.includes(kind));
    closed ??= closedWeeks(scene);
    return found(closed, kinds, metrics, find);
  });
}

/** Episodes of the kinds that may speak of somebody like this, each looked for in what it heeds. */
function found(scene: Scene, kinds: readonly string[], metrics: readonly string[], find: EpisodeDetector['find']): readonly InsightFact[] {
  const { contexts } = scene;
  if (contexts === undefined) return find(scene);
  const speaking = kinds.filter((kind) => silenceOf(heedsOf(kind), contexts) === undefined);
  if (speaking.length === 0) return [];
  return find(inContext(scene, metrics, heedsOf(kinds[0]))).filter(({ kind }) => speaking.includes(kind));
}

/** Episodes that are over. What still goes on belongs to `current` and is not told a second time as its own past. */
export const recall = (past: readonly InsightFact[], current: readonly InsightFact[]): readonly InsightFact[] =>
  past.length === 0 || current.length === 0
    ? past
    : past.filter((fact) => !current.some((now) => now.isCurrent && now.kind === fact.kind && shareDays(now, fact)));

/** The days of the weeks that are over; by the end of this week nothing of them goes on any more. */
function closedWeeks({ features, today, ...rest }: Scene): Scene {
  const last = lastPastDay(today);
  const past: Features = new Map([...features].map(([metric, points]) => [metric, upTo(points, last)]));
  return { ...rest, features: past, today: addDays(last, WEEK) };
}
