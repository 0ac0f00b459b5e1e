import { WORKOUT_TYPES, type WorkoutType } from '@aceso/contracts/vocabulary';

/** Kinds of activity of the Health API that are not the vocabulary's with dashes. */
const SPORTS: ReadonlyMap<string, WorkoutType> = new Map<string, WorkoutType>([
  ['STREET_RUNNING', 'running'],
  ['TRACK_RUNNING', 'running'],
  ['TREADMILL_RUNNING', 'indoor-running'],
  ['VIRTUAL_RUN', 'virtual-running'],
  ['ROAD_BIKING', 'road-cycling'],
  ['VIRTUAL_RIDE', 'virtual-cycling'],
  ['CASUAL_WALKING', 'walking'],
  ['SPEED_WALKING', 'walking'],
  ['LAP_SWIMMING', 'pool-swimming'],
  ['STRENGTH_TRAINING', 'traditional-strength-training'],
  ['INDOOR_CARDIO', 'mixed-cardio'],
  ['CARDIO_TRAINING', 'mixed-cardio'],
  ['HIIT', 'high-intensity-interval-training'],
  ['BREATHWORK', 'breathing-exercise'],
  ['RESORT_SKIING_SNOWBOARDING', 'downhill-skiing'],
  ['RESORT_SKIING', 'downhill-skiing'],
  ['RESORT_SNOWBOARDING', 'snowboarding'],
  ['BACKCOUNTRY_SKIING_SNOWBOARDING', 'backcountry-skiing'],
  ['SNOW_SHOE', 'snowshoeing'],
  ['SKATING', 'ice-skating'],
  ['STAND_UP_PADDLEBOARDING', 'stand-up-paddling'],
  ['ROCK_CLIMBING', 'climbing'],
  ['HORSEBACK_RIDING', 'equestrian-sports'],
  ['MULTI_SPORT', 'swim-bike-run'],
]);
const KNOWN: ReadonlySet<string> = new Set(WORKOUT_TYPES);
const isKnown = (name: string): name is WorkoutType => KNOWN.has(name);

/** Kind of a workout; what nobody knows is `other`. */
export function sportOf(type: string): WorkoutType {
  const dashed = type.toLowerCase().replaceAll('_', '-');
  return SPORTS.get(type) ?? (isKnown(dashed) ? dashed : 'other');
}
