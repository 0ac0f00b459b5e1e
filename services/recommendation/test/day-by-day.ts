import { detect, type Detected } from '../src/domain/detect.ts';
import type { DayPoint, Features, Scene } from '../src/domain/features.ts';
import { recallMark } from '../src/domain/recall.ts';
import { replaceDays } from '../src/domain/series.ts';

/** What is kept of a person between two days. */
export interface Kept {
  readonly scene: Scene;
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
export const until = (features: Features, day: string): Features =>
  new Map([...features].map(([metric, points]) => [metric, points.filter((point) => point.day <= day)]));

/** One more day, as the advisor takes it in: what was found of the past is kept for as long as the week is the same. */
export function takeIn({ scene, detected }: Kept, today: string, values: NewDay): Kept {
  const features = new Map(scene.features);
  for (const [metric, point] of values) features.set(metric, replaceDays(features.get(metric) ?? [], today, today, [point]));
  const next = { ...scene, features, today };
  const isSameWeek = recallMark(next) === recallMark(scene);
  const remembered = isSameWeek ? { facts: detected.past, changed: NONE, current: NONE } : undefined;
  return { scene: next, detected: detect(next, remembered) };
}

const NONE: ReadonlySet<string> = new Set();
