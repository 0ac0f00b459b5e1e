import type { WorkoutType } from '@aceso/contracts/vocabulary';

/** Oura's activities whose names say nothing to `workoutTypeNamed`, or another thing. */
export const WORKOUT_TYPES_OF_OURA: ReadonlyMap<string, WorkoutType> = new Map<string, WorkoutType>([
  ['strength_training', 'traditional-strength-training'],
  ['strengthTraining', 'traditional-strength-training'],
  ['crossTraining', 'cross-training'],
  ['crosscountryskiing', 'cross-country-skiing'],
  ['downhillskiing', 'downhill-skiing'],
  ['stairExercise', 'stairs'],
  ['stair_exercise', 'stairs'],
]);
