import { WORKOUT_TYPES, type WorkoutType } from './workouts.ts';

/** What is known of a kind of workout besides its id. */
export interface WorkoutKind {
  readonly id: WorkoutType;
  readonly name: string;
  /** The kind that a source files it under when it knows no finer one: two devices may call the same run `running` and `trail-running`. */
  readonly broader?: WorkoutType;
  /** `HKWorkoutActivityType…`; kinds that HealthKit lacks are written as the broader one. */
  readonly healthKit?: string;
  /** `ExerciseSessionRecord.EXERCISE_TYPE_…` of Health Connect. */
  readonly healthConnect?: string;
}

/** Kinds that HealthKit does not have -> the kind that it files them under. */
const BROADER: Readonly<Partial<Record<WorkoutType, WorkoutType>>> = {
  aerobics: 'mixed-cardio',
  'backcountry-skiing': 'cross-country-skiing',
  ballet: 'dance',
  'beach-volleyball': 'volleyball',
  'boot-camp': 'high-intensity-interval-training',
  bouldering: 'climbing',
  'breathing-exercise': 'mind-and-body',
  calisthenics: 'functional-strength-training',
  canoeing: 'paddle-sports',
  'circuit-training': 'cross-training',
  'dog-walking': 'walking',
  'e-biking': 'cycling',
  'field-hockey': 'hockey',
  floorball: 'hockey',
  gardening: 'other',
  'gravel-cycling': 'cycling',
  housework: 'other',
  'ice-hockey': 'hockey',
  'ice-skating': 'skating-sports',
  'indoor-cycling': 'cycling',
  'indoor-rowing': 'rowing',
  'indoor-running': 'running',
  'indoor-walking': 'walking',
  'inline-skating': 'skating-sports',
  judo: 'martial-arts',
  karate: 'martial-arts',
  kayaking: 'paddle-sports',
  'kettlebell-training': 'functional-strength-training',
  'kite-surfing': 'surfing-sports',
  meditation: 'mind-and-body',
  'mountain-biking': 'cycling',
  mountaineering: 'hiking',
  'nordic-walking': 'walking',
  'open-water-swimming': 'swimming',
  orienteering: 'running',
  padel: 'tennis',
  paragliding: 'other',
  'pool-swimming': 'swimming',
  'road-cycling': 'cycling',
  'rope-climbing': 'climbing',
  rucking: 'hiking',
  skateboarding: 'skating-sports',
  sledding: 'snow-sports',
  snorkeling: 'water-sports',
  snowshoeing: 'snow-sports',
  'stand-up-paddling': 'paddle-sports',
  taekwondo: 'martial-arts',
  'trail-running': 'running',
  trampoline: 'gymnastics',
  triathlon: 'swim-bike-run',
  ultimate: 'disc-sports',
  'virtual-cycling': 'cycling',
  'virtual-running': 'running',
  wakeboarding: 'water-sports',
  'water-skiing': 'water-sports',
  weightlifting: 'traditional-strength-training',
  'wheelchair-sports': 'other',
  'wind-surfing': 'surfing-sports',
  zumba: 'cardio-dance',
};

/** Names that are not the id with blanks, in the words that people use. */
const NAMES: Readonly<Partial<Record<WorkoutType, string>>> = {
  'e-biking': 'E-biking',
  'high-intensity-interval-training': 'High-intensity interval training',
  'swim-bike-run': 'Swim, bike, run',
  'tai-chi': 'Tai chi',
};

const HEALTH_CONNECT: Readonly<Partial<Record<WorkoutType, string>>> = {
  'american-football': 'FOOTBALL_AMERICAN',
  'australian-football': 'FOOTBALL_AUSTRALIAN',
  badminton: 'BADMINTON',
  baseball: 'BASEBALL',
  basketball: 'BASKETBALL',
  'boot-camp': 'BOOT_CAMP',
  boxing: 'BOXING',
  'breathing-exercise': 'GUIDED_BREATHING',
  calisthenics: 'CALISTHENICS',
  climbing: 'ROCK_CLIMBING',
  cricket: 'CRICKET',
  cycling: 'BIKING',
  dance: 'DANCING',
  'disc-sports': 'FRISBEE_DISC',
  elliptical: 'ELLIPTICAL',
  fencing: 'FENCING',
  flexibility: 'STRETCHING',
  golf: 'GOLF',
  gymnastics: 'GYMNASTICS',
  handball: 'HANDBALL',
  'high-intensity-interval-training': 'HIGH_INTENSITY_INTERVAL_TRAINING',
  hiking: 'HIKING',
  'ice-hockey': 'ICE_HOCKEY',
  'ice-skating': 'ICE_SKATING',
  'indoor-cycling': 'BIKING_STATIONARY',
  'indoor-rowing': 'ROWING_MACHINE',
  'indoor-running': 'RUNNING_TREADMILL',
  'martial-arts': 'MARTIAL_ARTS',
  other: 'OTHER_WORKOUT',
  'open-water-swimming': 'SWIMMING_OPEN_WATER',
  'paddle-sports': 'PADDLING',
  paragliding: 'PARAGLIDING',
  pilates: 'PILATES',
  'pool-swimming': 'SWIMMING_POOL',
  racquetball: 'RACQUETBALL',
  rowing: 'ROWING',
  rugby: 'RUGBY',
  running: 'RUNNING',
  sailing: 'SAILING',
  'skating-sports': 'SKATING',
  'snow-sports': 'SKIING',
  snowboarding: 'SNOWBOARDING',
  snowshoeing: 'SNOWSHOEING',
  soccer: 'SOCCER',
  softball: 'SOFTBALL',
  squash: 'SQUASH',
  'stair-climbing': 'STAIR_CLIMBING_MACHINE',
  stairs: 'STAIR_CLIMBING',
  'surfing-sports': 'SURFING',
  'table-tennis': 'TABLE_TENNIS',
  tennis: 'TENNIS',
  'traditional-strength-training': 'STRENGTH_TRAINING',
  'underwater-diving': 'SCUBA_DIVING',
  volleyball: 'VOLLEYBALL',
  walking: 'WALKING',
  'water-polo': 'WATER_POLO',
  weightlifting: 'WEIGHTLIFTING',
  'wheelchair-sports': 'WHEELCHAIR',
  yoga: 'YOGA',
};

const pascal = (id: string): string => id.replaceAll(/(^|-)([a-z])/g, (_all, _mark, letter: string) => letter.toUpperCase());

/** Every kind of workout, by its permanent id. */
export const WORKOUT_KINDS: ReadonlyMap<WorkoutType, WorkoutKind> = new Map(
  WORKOUT_TYPES.map((id) => {
    const [broader, healthConnect] = [BROADER[id], HEALTH_CONNECT[id]];
    return [
      id,
      {
        id,
        name: NAMES[id] ?? sentence(id),
        ...(broader !== undefined && { broader }),
        ...(broader === undefined && { healthKit: `HKWorkoutActivityType${pascal(id)}` }),
        ...(healthConnect !== undefined && { healthConnect }),
      },
    ];
  }),
);

/** Whether two sources may mean the same workout: the same kind, one broader than the other, or both under one broader kind. */
export function mayBeSameKind(a: WorkoutType, b: WorkoutType): boolean {
  return a === 'other' || b === 'other' || broaderKind(a) === broaderKind(b);
}

/** The kind that HealthKit has: of a trail run, running. */
export const broaderKind = (type: WorkoutType): WorkoutType => BROADER[type] ?? type;

function sentence(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
