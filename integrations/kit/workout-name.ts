import { WORKOUT_TYPES, type WorkoutType } from '@aceso/contracts/vocabulary';

const KNOWN: ReadonlySet<string> = new Set(WORKOUT_TYPES);

/** Words that vendors use for what the vocabulary calls otherwise, compared as `plain` gives them. The first that fits counts. */
const WORDS: readonly (readonly [RegExp, WorkoutType])[] = [
  [/hand ?cycl|handbike/, 'hand-cycling'],
  [/wheelchair.*(run|fast)/, 'wheelchair-run-pace'],
  [/wheelchair/, 'wheelchair-walk-pace'],
  [/elliptical|cross ?trainer/, 'elliptical'],
  [/stair ?(climb|step|master)|stepper|floor climbing/, 'stair-climbing'],
  [/treadmill.*walk|walk|nordic walking|snow ?shoe/, 'walking'],
  [/hik|trekking|mountaineer|backpacking|rucking/, 'hiking'],
  [/run|jog|treadmill|orienteering|marathon/, 'running'],
  [/motor|snowmobil/, 'other'],
  [/hors|equestrian|pony/, 'equestrian-sports'],
  [/cycl|bik(e|ing)|mtb|bmx|spin|\bride\b/, 'cycling'],
  [/water ?polo/, 'water-polo'],
  [/aqua|water (fitness|aerobics|exercise)/, 'water-fitness'],
  [/swim|open water/, 'swimming'],
  [/row(ing|er)?\b/, 'rowing'],
  [/kayak|canoe|paddl|raft|\bsup\b/, 'paddle-sports'],
  [/(cross country|nordic|back ?country|classic|skate|xc).*ski|ski ?touring|roller ?ski/, 'cross-country-skiing'],
  [/snow ?board/, 'snowboarding'],
  [/water ?ski|wake|jet ski|water tub/, 'water-sports'],
  [/ski/, 'downhill-skiing'],
  [/snow/, 'snow-sports'],
  [/skat/, 'skating-sports'],
  [/kite|wind ?surf|surf/, 'surfing-sports'],
  [/sail|boating/, 'sailing'],
  [/div(e|ing)|apnea/, 'underwater-diving'],
  [/snorkel/, 'water-sports'],
  [/breath|meditat|mindful|relax/, 'mind-and-body'],
  [/hiit|interval|tabata|circuit|crossfit|bootcamp|amrap|emom/, 'high-intensity-interval-training'],
  [/core|abs\b|crunch|plank/, 'core-training'],
  [/functional/, 'functional-strength-training'],
  [
    /strength|weight|lifting|power ?lift|kettlebell|squats?\b|push ups?|pull ups?|sit ups?|dumbbell|press\b/,
    'traditional-strength-training',
  ],
  [/yoga/, 'yoga'],
  [/pilates/, 'pilates'],
  [/barre|ballet/, 'barre'],
  [/stretch|flexib|mobility/, 'flexibility'],
  [/zumba|cardio dance|aerobics/, 'cardio-dance'],
  [/danc/, 'dance'],
  [/jump(ing)? ?rope|rope (skip|jump)|skipping/, 'jump-rope'],
  [/kick ?box/, 'kickboxing'],
  [/box/, 'boxing'],
  [/martial|karate|judo|taekwondo|jiu ?jitsu|krav|mma/, 'martial-arts'],
  [/tai ?chi|qi ?gong/, 'tai-chi'],
  [/table tennis|ping ?pong/, 'table-tennis'],
  [/pickle ?ball/, 'pickleball'],
  [/racquet|padel|paddle tennis|racket/, 'racquetball'],
  [/squash/, 'squash'],
  [/tennis/, 'tennis'],
  [/badminton/, 'badminton'],
  [/american football/, 'american-football'],
  [/(australian|aussie).*football/, 'australian-football'],
  [/soccer|football|futsal/, 'soccer'],
  [/basketball/, 'basketball'],
  [/baseball/, 'baseball'],
  [/softball/, 'softball'],
  [/volleyball/, 'volleyball'],
  [/handball/, 'handball'],
  [/hockey/, 'hockey'],
  [/rugby/, 'rugby'],
  [/cricket/, 'cricket'],
  [/lacrosse/, 'lacrosse'],
  [/disc golf|frisbee|ultimate/, 'disc-sports'],
  [/golf/, 'golf'],
  [/climb|boulder/, 'climbing'],
  [/gymnast/, 'gymnastics'],
  [/fenc/, 'fencing'],
  [/bowling/, 'bowling'],
  [/archery/, 'archery'],
  [/curling/, 'curling'],
  [/fish/, 'fishing'],
  [/hunt/, 'hunting'],
  [/wrestl/, 'wrestling'],
  [/triathlon|multi ?sport|swimrun|duathlon/, 'swim-bike-run'],
  [/transition/, 'transition'],
  [/cool ?down/, 'cooldown'],
  [/warm ?up|recovery/, 'preparation-and-recovery'],
  [/step training|step aerobic/, 'step-training'],
  [/cardio/, 'mixed-cardio'],
  [/cross training|fitness equipment|gym/, 'cross-training'],
  [/gaming|virtual reality/, 'fitness-gaming'],
];

/** `TRAIL_RUNNING`, `TrailRunning`, `trail-running` -> `trail running`. */
const plain = (name: string): string =>
  name
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .replaceAll(/[_\-.,/()&+]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** The type of a workout by a vendor's English name of it; `other` when nobody knows it. */
export function workoutTypeNamed(name: string): WorkoutType {
  const words = plain(name);
  const id = words.replaceAll(' ', '-');
  // reason: membership in the set is what the type says
  if (KNOWN.has(id)) return id as WorkoutType;
  return WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? 'other';
}
