import { broaderKind, WORKOUT_KINDS, WORKOUT_TYPES } from '@aceso/contracts/vocabulary';

/** Everyday names of kinds of workout; the first is how it is said when several are counted. */
const EVERYDAY: Readonly<Record<string, string>> = {
  running: 'runs|run|running|ran|jog|jogs|jogged|jogging|running session|running workout',
  cycling:
    'rides|ride|bike ride|cycling|cycle|cycled|biking|biked|bike|rode|bicycle|cycle ride|cycling session|bicycling|bike rides|cycling workout|rode my bike|ride my bike|on the bike|spin',
  walking: 'walks|walk|walking|walked|stroll|strolled',
  swimming: 'swims|swim|swimming|swam|swum|swimming session',
  hiking: 'hikes|hike|hiking|hiked',
  rowing: 'rowing sessions|rowing|row|rowed|rows|rower|rowing session|erg',
  yoga: 'yoga sessions|yoga|yoga session|yoga class',
  pilates: 'pilates sessions|pilates|pilates class',
  'strength-training':
    'strength sessions|strength training|strength|strength session|strength workout|weight training|weightlifting|weight lifting|lift weights|lifted weights|lifting|lifted|weights session|resistance training|strength exercise|strength trained|lifting weights|gym|gym session',
  'high-intensity-interval-training': 'interval sessions|hiit|interval training|intervals',
  elliptical: 'elliptical sessions|elliptical|cross trainer',
  dance: 'dances|dance|dancing|danced|dance class',
  soccer: 'football games|soccer|football',
  'stair-climbing': 'stair sessions|stair climber|stair climbing|stairmaster|stepper',
  'downhill-skiing': 'ski days|skiing|ski|skied|downhill skiing',
  'paddle-sports': 'paddles|paddling|paddle|kayak|kayaking|canoeing|canoe',
  tennis: 'tennis games|tennis',
  golf: 'rounds of golf|golf',
  climbing: 'climbing sessions|rock climbing|climbing|bouldering',
  'martial-arts': 'martial arts sessions|martial art',
  'indoor-running': 'treadmill runs|treadmill|treadmill run|indoor run|treadmill running',
  'trail-running': 'trail runs|trail run|trail running',
  'indoor-cycling': 'indoor rides|indoor cycling|indoor ride|spinning|spin class',
  'open-water-swimming': 'open water swims|open water swim|open water swimming',
  meditation: '',
};
const STRENGTH = ['traditional-strength-training', 'functional-strength-training'];

export interface WorkoutName {
  /** How several are called. */
  readonly name: string;
  /** Every kind that it takes in; none for all workouts. */
  readonly types: readonly string[];
}

const within = (kind: string): readonly string[] => WORKOUT_TYPES.filter((type) => type === kind || broaderKind(type) === kind);

/** What workouts of a type are called every day: "runs" of a run on a treadmill too. */
export const kindName = (type: string): string => {
  const kind = Object.keys(EVERYDAY).find(
    (one) => EVERYDAY[one] !== '' && (one === 'strength-training' ? STRENGTH.flatMap(within) : within(one)).includes(type),
  );
  return (EVERYDAY[kind ?? ''] ?? `${type.replaceAll('-', ' ')} workouts`).split('|')[0] ?? type;
};

/** Names of workouts, each with the kinds it means. */
export const WORKOUT_NAMES: ReadonlyMap<string, WorkoutName> = new Map<string, WorkoutName>([
  ...[...WORKOUT_KINDS.values()]
    .filter(({ id }) => id !== 'other' && id !== 'meditation' && id !== 'stairs' && id !== 'play')
    .map(({ id, name }): [string, WorkoutName] => [
      name.toLowerCase().replaceAll('-', ' ').replaceAll(',', ''),
      { name: `${name.toLowerCase()} workouts`, types: within(id) },
    ]),
  ...Object.entries(EVERYDAY).flatMap(([kind, words]) => {
    const names = words.split('|').filter((word) => word !== '');
    const types = kind === 'strength-training' ? STRENGTH.flatMap(within) : within(kind);
    return names.map((word): [string, WorkoutName] => [word, { name: names[0] ?? kind, types }]);
  }),
  ...'workout|workouts|work out|worked out|working out|exercise session|training session|training|trained|train|exercise|exercised|exercising|session|sport|sports'
    .split('|')
    .map((word): [string, WorkoutName] => [word, { name: 'workouts', types: [] }]),
]);
