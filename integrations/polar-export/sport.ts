import type { WorkoutType } from '@aceso/contracts/vocabulary';
import { workoutTypeNamed } from '../kit/index.ts';

/** Polar's numbers of sports, as far as they are known; the archive has no list of them. */
const NUMBERS: Readonly<Record<string, WorkoutType>> = {
  '1': 'running',
  '2': 'cycling',
  '3': 'walking',
  '4': 'running',
  '5': 'cycling',
  '6': 'cross-country-skiing',
  '7': 'downhill-skiing',
  '8': 'rowing',
  '9': 'walking',
  '10': 'skating-sports',
  '11': 'hiking',
  '12': 'tennis',
  '13': 'squash',
  '14': 'badminton',
  '15': 'traditional-strength-training',
  '17': 'running',
  '18': 'cycling',
  '19': 'running',
  '20': 'high-intensity-interval-training',
  '22': 'snowboarding',
  '23': 'swimming',
  '27': 'running',
  '28': 'skating-sports',
  '29': 'skating-sports',
  '38': 'cycling',
};

/** The type of a training by Polar's number or name of its sport. */
export const workoutTypeOf = (sport: string): WorkoutType => NUMBERS[sport] ?? workoutTypeNamed(sport);
