import type { Interval, Walk, Workout } from './day.ts';
import { isWithin } from './day.ts';

/** A walk at this pace or faster counts as moderate activity: 100 steps a minute, 3 MET (Tudor-Locke 2018), with the watch's margin. */
const BRISK_STEPS_PER_MIN = 106;

/** Whole minutes of exercise that the watch credits: workouts without their pauses, lifting in part, and brisk walks from the third minute on. */
export function exerciseMinutes(workouts: readonly Workout[], walks: readonly Walk[]): readonly Interval[] {
  const minutes: Interval[] = [];
  const credit = (startSec: number, endSec: number, everyNth = 1): void => {
    for (let at = Math.ceil(startSec / 60) * 60, n = 0; at + 60 <= endSec; at += 60, n++) {
      if (everyNth === 1 || n % everyNth !== 0) minutes.push({ startSec: at, endSec: at + 60 });
    }
  };
  for (const { sport, startSec, endSec, pause } of workouts) {
    const everyNth = sport === 'strength' ? 3 : 1;
    credit(startSec, pause?.startSec ?? endSec, everyNth);
    if (pause !== undefined) credit(pause.endSec, endSec, everyNth);
  }
  for (const walk of walks) {
    const pace = walk.watchSteps / ((walk.endSec - walk.startSec) / 60);
    if (pace >= BRISK_STEPS_PER_MIN && !isWithin(walk, workouts)) credit(walk.startSec + 120, walk.endSec);
  }
  return minutes.sort((a, b) => a.startSec - b.startSec);
}
