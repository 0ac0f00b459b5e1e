import { WORKOUT_TYPES, type WorkoutType } from '@aceso/contracts/vocabulary';

/** Garmin's keys of sports that are not the vocabulary's with dashes. */
const SPORTS: ReadonlyMap<string, WorkoutType> = new Map<string, WorkoutType>([
  ['street_running', 'running'],
  ['track_running', 'running'],
  ['treadmill_running', 'indoor-running'],
  ['virtual_run', 'virtual-running'],
  ['road_biking', 'road-cycling'],
  ['virtual_ride', 'virtual-cycling'],
  ['e_bike_fitness', 'e-biking'],
  ['e_bike_mountain', 'e-biking'],
  ['casual_walking', 'walking'],
  ['speed_walking', 'walking'],
  ['lap_swimming', 'pool-swimming'],
  ['strength_training', 'traditional-strength-training'],
  ['indoor_cardio', 'mixed-cardio'],
  ['cardio_training', 'mixed-cardio'],
  ['hiit', 'high-intensity-interval-training'],
  ['breathwork', 'breathing-exercise'],
  ['floor_climbing', 'stair-climbing'],
  ['cross_country_skiing_ws', 'cross-country-skiing'],
  ['skate_skiing_ws', 'cross-country-skiing'],
  ['resort_skiing_snowboarding_ws', 'downhill-skiing'],
  ['resort_skiing', 'downhill-skiing'],
  ['resort_snowboarding', 'snowboarding'],
  ['backcountry_skiing_snowboarding_ws', 'backcountry-skiing'],
  ['snow_shoe_ws', 'snowshoeing'],
  ['skating_ws', 'ice-skating'],
  ['inline_skating', 'inline-skating'],
  ['stand_up_paddleboarding', 'stand-up-paddling'],
  ['kiteboarding', 'kite-surfing'],
  ['windsurfing', 'wind-surfing'],
  ['surfing', 'surfing-sports'],
  ['rock_climbing', 'climbing'],
  ['indoor_climbing', 'climbing'],
  ['horseback_riding', 'equestrian-sports'],
  ['multi_sport', 'swim-bike-run'],
  ['jump_rope', 'jump-rope'],
  ['paddelball', 'padel'],
  ['mobility', 'flexibility'],
]);
const KNOWN: ReadonlySet<string> = new Set(WORKOUT_TYPES);
const isKnown = (name: string): name is WorkoutType => KNOWN.has(name);

/** Kind of a workout by Garmin's key, such as `trail_running`; what nobody knows is `other`. */
export function sportOf(key: string): WorkoutType {
  const name = key.toLowerCase();
  const dashed = name.replaceAll('_', '-');
  return SPORTS.get(name) ?? (isKnown(dashed) ? dashed : 'other');
}
