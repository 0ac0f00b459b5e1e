import { detect, type Detected } from '../src/domain/detect.ts';
import type { DayPoint, Features, Scene } from '../src/domain/features.ts';
import { recallMark } from '../src/domain/recall.ts';
import { putDays, type OwnFeatures } from '../src/domain/series.ts';

/** A scene whose days may be written to. */
export interface OwnScene extends Scene {
  readonly features: OwnFeatures;
}

/** What is kept of a person between two days. */
export interface Kept {
  readonly scene: OwnScene;
  readonly mark: string;
  readonly detected: Detected;
}

/** The day of each metric that has one, as it arrives. */
export type NewDay = ReadonlyMap<string, DayPoint>;

/** A day's values out of those of years. */
export const dayOf = (features: Features, day: string): NewDay =>
  new Map(
    [...features].flatMap(([metric, points]) => points.filter((point) => point.day === day).map((point) => [metric, point] as const)),
  );

/** The years before a day. */
export const until = (features: Features, day: string): OwnFeatures =>
  new Map([...features].map(([metric, points]) => [metric, points.filter((point) => point.day <= day)]));

/** What is known of somebody whose days nobody has looked at before. */
export const begin = (scene: OwnScene): Kept => ({ scene, mark: recallMark(scene), detected: detect(scene) });

/**
 * One more day, as the advisor takes it in: what was found of the past is kept for as long as the week is the same. The years are written
 * to, so that what was kept before is used up.
 */
export function takeIn({ scene, mark: before, detected }: Kept, today: string, values: NewDay): Kept {
  const { features } = scene;
  for (const [metric, point] of values) {
    const points = features.get(metric) ?? [];
    putDays(points, today, today, [point]);
    if (points.length === 1) features.set(metric, points);
  }
  const next = { ...scene, today };
  const mark = recallMark(next);
  const remembered = mark === before ? { facts: detected.past, changed: NONE, current: NONE } : undefined;
  return { scene: next, mark, detected: detect(next, remembered) };
}

const NONE: ReadonlySet<string> = new Set();
