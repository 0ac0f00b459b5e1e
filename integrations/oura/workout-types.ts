import type { WorkoutType } from '@aceso/contracts/vocabulary';

/** Oura's activities that have another name here; one of the same name needs no line, and what nobody knows is `other`. */
export const WORKOUT_TYPES_OF_OURA: ReadonlyMap<string, WorkoutType> = new Map<string, WorkoutType>([
  ['walking', 'walking'],
  ['running', 'running'],
  ['cycling', 'cycling'],
  ['hiking', 'hiking'],
  ['swimming', 'swimming'],
  ['rowing', 'rowing'],
  ['yoga', 'yoga'],
  ['pilates', 'pilates'],
  ['dance', 'dance'],
  ['elliptical', 'elliptical'],
  ['strength_training', 'traditional-strength-training'],
  ['crossTraining', 'cross-training'],
  ['cross_country_skiing', 'cross-country-skiing'],
  ['downhill_skiing', 'downhill-skiing'],
  ['snowboarding', 'snowboarding'],
  ['tennis', 'tennis'],
  ['badminton', 'badminton'],
  ['golf', 'golf'],
  ['soccer', 'soccer'],
  ['basketball', 'basketball'],
  ['boxing', 'boxing'],
  ['climbing', 'climbing'],
  ['stairExercise', 'stairs'],
  ['horseback_riding', 'equestrian-sports'],
]);
