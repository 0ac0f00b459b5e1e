import { isWithin } from '../plan/day.ts';
import type { Interval } from '../plan/day.ts';
import { random } from '../random/random.ts';
import { clamp } from '../random/round.ts';
import { heartMinutes } from './heart-minutes.ts';
import { quantity, sample } from './sample.ts';
import type { Track } from './track.ts';

/** Heart rate. */
export const HEART_RATE = quantity('HeartRate', 'count/min');

/**
 * Mean time between two samples at density 1. A watch measures about every 5 minutes at rest and every 5 seconds in
 * workouts; the ordinary export is thinner, so that two years of it stay under 100 MB. Density 3 is that of a real watch.
 */
const AT_REST_SEC = 640;
const IN_WORKOUT_SEC = 15;

/** HKMetadataKeyHeartRateMotionContext: 1 sedentary, 2 active. The watch leaves it out when it cannot tell. */
const SEDENTARY = [['HKMetadataKeyHeartRateMotionContext', '1']] as const;
const ACTIVE = [['HKMetadataKeyHeartRateMotionContext', '2']] as const;

/** Heart rate of the day as a watch samples it, only while it is worn. */
export const heartRate: Track = (world, day, emit) => {
  if (day.worn.length === 0) return;
  const draw = random(world.seed, 'heart-rate', day.index);
  const { startSec, perMin } = heartMinutes(world, day);
  const restGap = Math.max(1.5, AT_REST_SEC / world.density);
  const workoutGap = clamp(IN_WORKOUT_SEC / world.density, 1, 60);
  const measure = ({ startSec: from, endSec: to }: Interval, gap: number, context: typeof SEDENTARY | typeof ACTIVE): void => {
    for (let at = from + gap * draw.unit(); at < to; at += gap * (0.6 + 0.8 * draw.unit())) {
      const sec = Math.floor(at);
      const minute = (sec - startSec) / 60;
      const mean = perMin[Math.floor(minute)] ?? 0;
      const next = perMin[Math.floor(minute) + 1] ?? mean;
      const value = Math.round(mean + (next - mean) * (minute % 1) + draw.normal(0, context === ACTIVE ? 1.2 : 1.8));
      // Half of the samples of still hours carry a context, as sedentary.
      const isPlain = context === SEDENTARY && draw.chance(0.55);
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
