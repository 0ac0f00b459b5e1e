import { isWithin } from '../plan/day.ts';
import type { Day } from '../plan/day.ts';
import { random } from '../random/random.ts';
import { category, quantity, sample } from './sample.ts';
import type { Track, World } from './track.ts';

const EXERCISE = quantity('AppleExerciseTime', 'min');
const STAND_TIME = quantity('AppleStandTime', 'min');
const STAND_HOUR = category('AppleStandHour');

/** An hour of the clock that the watch judged. */
interface StandHour {
  readonly startSec: number;
  readonly isStood: boolean;
}

/** Whether the person stood in each waking hour with the watch on. */
export function standHours(world: World, day: Day): readonly StandHour[] {
  const draw = random(world.seed, 'stand', day.index);
  const hours: StandHour[] = [];
  for (let at = Math.ceil(day.night.inBed.endSec / 3600) * 3600; at + 3600 <= day.bedtimeSec; at += 3600) {
    const isStood = draw.chance(day.state.isIll ? 0.4 : 0.78);
    if (isWithin({ startSec: at, endSec: at + 3600 }, day.worn)) hours.push({ startSec: at, isStood });
  }
  return hours;
}

/** Exercise, a minute a record. */
export const exerciseTime: Track = (world, day, emit) => {
  for (const { startSec, endSec } of day.exercise) emit(sample(EXERCISE, world.sources.watch(endSec), startSec, endSec, 1));
};

/** Hours with at least a minute of standing. */
export const standHour: Track = (world, day, emit) => {
  for (const { startSec, isStood } of standHours(world, day)) {
    emit(
      sample(
        STAND_HOUR,
        world.sources.watch(startSec),
        startSec,
        startSec + 3600,
        `HKCategoryValueAppleStandHour${isStood ? 'Stood' : 'Idle'}`,
      ),
    );
  }
};

/** Minutes on the feet, in pieces of five. */
export const standTime: Track = (world, day, emit) => {
  const draw = random(world.seed, 'stand-time', day.index);
  for (const { startSec, isStood } of standHours(world, day)) {
    const at = startSec + 300 * draw.whole(0, 11);
    if (isStood && draw.chance(0.6)) emit(sample(STAND_TIME, world.sources.watch(at), at, at + 300, draw.whole(1, 5)));
  }
};
