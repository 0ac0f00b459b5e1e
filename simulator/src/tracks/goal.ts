import { sample } from './sample.ts';
import type { Track } from './track.ts';

/** The one type whose name does not follow the others. */
const GOAL = { type: 'HKDataTypeSleepDurationGoal', unit: 'hr' };

/** The sleep goal, set once. */
export const sleepGoal: Track = (world, day, emit) => {
  const at = day.night.inBed.endSec + 7500;
  if (day.index === 0) emit(sample(GOAL, world.sources.phone(at), at, at, 8));
};
