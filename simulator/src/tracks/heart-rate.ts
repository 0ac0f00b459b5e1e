import { isWithin } from '../plan/day.ts';
import type { Day, Interval } from '../plan/day.ts';
import { random } from '../random/random.ts';
import { clamp } from '../random/round.ts';
import { heartMinutes } from './heart-minutes.ts';
import { quantity, sample } from './sample.ts';
import type { Track } from './track.ts';

/** Heart rate. */
export const HEART_RATE = quantity('HeartRate', 'count/min');

/**
 * Mean time between two samples at density 1. A watch measures about every 5 minutes at rest and every 5 seconds in
 * workouts; the ordinary export is thinner, so that two years of it take about 100 MB. Density 3 to 4 is
 * that of a real watch.
 */
const AT_REST_SEC = 800;
const IN_WORKOUT_SEC = 20;

/** HKMetadataKeyHeartRateMotionContext: 1 sedentary, 2 active. The watch leaves it out when it cannot tell. */
const SEDENTARY = [['HKMetadataKeyHeartRateMotionContext', '1']] as const;
const ACTIVE = [['HKMetadataKeyHeartRateMotionContext', '2']] as const;

/** Seconds between two samples. */
function gaps(density: number): { readonly restGap: number; readonly workoutGap: number } {
  return { restGap: Math.max(1.5, AT_REST_SEC / density), workoutGap: clamp(IN_WORKOUT_SEC / density, 1, 60) };
}

/** How many samples a day will have, near enough to foresee the size of an export without making it. */
export function expectedHeartRates(day: Day, density: number): number {
  const { restGap, workoutGap } = gaps(density);
  const seconds = (intervals: readonly Interval[]): number => intervals.reduce((sum, { startSec, endSec }) => sum + endSec - startSec, 0);
  const training = seconds(day.workouts);
  return (seconds(day.worn) - training) / restGap + training / workoutGap;
}

/** Heart rate of the day as a watch samples it, only while it is worn. */
export const heartRate: Track = (world, day, emit) => {
  if (day.worn.length === 0) return;
  const draw = random(world.seed, 'heart-rate', day.index);
  const { startSec, perMin } = heartMinutes(world, day);
  const { restGap, workoutGap } = gaps(world.density);
  const measure = ({ startSec: from, endSec: to }: Interval, gap: number, context: typeof SEDENTARY | typeof ACTIVE): void => {
    for (let at = from + gap * draw.unit(); at < to; at += gap * (0.6 + 0.8 * draw.unit())) {
      const sec = Math.floor(at);
      const minute = (sec - startSec) / 60;
      const mean = perMin[Math.floor(minute)] ?? 0;
      const next = perMin[Math.floor(minute) + 1] ?? mean;
      const value = Math.round(mean + (next - mean) * (minute % 1) + draw.normal(0, context === ACTIVE ? 1.2 : 1.8));
      // A good third of the samples of still hours carry a context: sedentary.
      const isPlain = context === SEDENTARY && draw.chance(0.65);
      const plain = sample(HEART_RATE, world.sources.watch(sec), sec, sec, clamp(value, 36, 205));
      emit(isPlain ? plain : { ...plain, metadata: context });
    }
  };
  for (const worn of day.worn) {
    const training = day.workouts.filter((workout) => isWithin(workout, [worn]));
    let from = worn.startSec;
    for (const workout of training) {
      measure({ startSec: from, endSec: workout.startSec }, restGap, SEDENTARY);
      measure(workout, workoutGap, ACTIVE);
      from = workout.endSec;
    }
    measure({ startSec: from, endSec: worn.endSec }, restGap, SEDENTARY);
  }
};
