import { isWithin } from '../plan/day.ts';
import type { Day } from '../plan/day.ts';
import { random } from '../random/random.ts';
import { round } from '../random/round.ts';
import { pieces } from './pieces.ts';
import { quantity, sample } from './sample.ts';
import type { Track, World } from './track.ts';

const ACTIVE = quantity('ActiveEnergyBurned', 'kcal');
const BASAL = quantity('BasalEnergyBurned', 'kcal');
const toStep = (value: number): number => round(value, 3);

/**
 * Basal metabolic rate in kcal a day (Mifflin and St Jeor 1990): 10 kg + 6.25 cm - 5 years, + 5 for men, - 161 for women.
 */
function basalPerDay({ person }: World, weightKg: number): number {
  return 10 * weightKg + 6.25 * person.heightCm - 5 * person.ageYears + (person.sex === 'male' ? 5 : -161);
}

/** Energy of walking: about 0.53 kcal per kilogram and kilometre above rest. */
const WALKING_KCAL_PER_KG_KM = 0.53;

/** Active energy: watch for walks, workouts and the small movements of each hour; the phone again for walks it was carried on. */
export const activeEnergy: Track = (world, day, emit) => {
  const perStep = (strideM: number): number => (WALKING_KCAL_PER_KG_KM * day.state.weight * strideM) / 1000;
  for (const walk of day.walks) {
    if (isWithin(walk, day.workouts)) continue;
    if (walk.phoneSteps > 0) {
      for (const part of pieces(walk.startSec + 3, walk.endSec, walk.phoneSteps * perStep(walk.strideM), 590, toStep)) {
        emit(sample(ACTIVE, world.sources.phone(walk.endSec), part.startSec, part.endSec, part.amount));
      }
    }
    if (walk.watchSteps > 0) {
      for (const part of pieces(walk.startSec, walk.endSec, walk.watchSteps * perStep(walk.strideM), 480, toStep)) {
        emit(sample(ACTIVE, world.sources.watch(walk.endSec), part.startSec, part.endSec, part.amount));
      }
    }
  }
  for (const workout of day.workouts) {
    for (const part of pieces(workout.startSec, workout.endSec, workout.energyKcal, 180, toStep)) {
      emit(sample(ACTIVE, world.sources.watch(workout.endSec), part.startSec, part.endSec, part.amount));
    }
  }
  const draw = random(world.seed, 'fidgeting', day.index);
  eachHourWorn(day, (startSec, endSec) => emit(sample(ACTIVE, world.sources.watch(endSec), startSec, endSec, toStep(draw.between(3, 13)))));
};

/** Energy of just living, two hours a record while the watch is worn. */
export const basalEnergy: Track = (world, day, emit) => {
  const perHour = basalPerDay(world, day.state.weight) / 24;
  const draw = random(world.seed, 'basal', day.index);
  const add = (startSec: number, endSec: number): void =>
    emit(
      sample(BASAL, world.sources.watch(endSec), startSec, endSec, toStep((perHour * draw.normal(1, 0.03) * (endSec - startSec)) / 3600)),
    );
  for (const { startSec, endSec } of day.worn) for (let at = startSec; at < endSec; at += 7200) add(at, Math.min(endSec, at + 7200));
};

/** Waking hours of the clock with the watch on and without a workout. */
function eachHourWorn(day: Day, visit: (startSec: number, endSec: number) => void): void {
  for (let at = Math.ceil(day.night.inBed.endSec / 3600) * 3600; at + 3600 <= day.bedtimeSec; at += 3600) {
    const isTraining = day.workouts.some((workout) => workout.startSec < at + 3600 && workout.endSec > at);
    if (!isTraining && isWithin({ startSec: at, endSec: at + 3600 }, day.worn)) visit(at, at + 3600);
  }
}
