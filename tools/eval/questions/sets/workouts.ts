import {
  apart,
  bestGroup,
  between,
  daysOf,
  done,
  grouped,
  inWords,
  last,
  longestGap,
  mean,
  monday,
  month,
  most,
  q,
  since,
  sum,
  weekdays,
  WEEKDAY_NAMES,
  type Question,
  type Truth,
} from '../truth.ts';
import { TODAY, weekday, type MadeUp, type Session } from '../person.ts';

const SEP = month('2026-09');
const AUG = month('2026-08');
const km = (rows: readonly Session[]): number => sum(rows.map((row) => row.km ?? 0));
const minutes = (rows: readonly Session[]): number => sum(rows.map((row) => row.minutes));
const bpm = (rows: readonly Session[]): number | undefined => mean(rows.flatMap((row) => row.bpm ?? []));
const pace = (rows: readonly Session[]): number => minutes(rows) / km(rows);
const longest = (rows: readonly Session[]): Session | undefined =>
  rows.reduce<Session | undefined>((a, b) => (a === undefined || (b.km ?? 0) > (a.km ?? 0) ? b : a), undefined);
const lastLong = (p: MadeUp, sport: Session['sport'], over: number): Truth => {
  const found = done(p, sport).findLast((row) => (row.km ?? 0) > over);
  return { value: found?.km, says: inWords(found?.day ?? TODAY) };
};
const weekly = (rows: readonly Session[]): ReadonlyMap<string, readonly number[]> =>
  grouped(
    rows.map(({ day, km: value = 0 }) => ({ day, value })),
    monday,
  );

/** Workouts by kind: how many, how far, how long, how fast. */
export const WORKOUTS: readonly Question[] = [
  ...q(
    'workouts',
    'runs',
    (p) => done(p, 'run', SEP).length,
    'How many runs did I do in September?',
    'How many times did I go running in September?',
    'How often did I run in September?',
    'number of runs sept',
    'How many times did I run in Sep?',
  ),
  ...q(
    'workouts',
    'rides',
    (p) => done(p, 'ride', last(90)).length,
    'How many bike rides did I go on in the last 90 days?',
    'number of cycling workouts over the past 90 days',
    'How many times did I cycle in the past 90 days?',
  ),
  ...q(
    'workouts',
    'workouts',
    (p) => done(p, 'any', SEP).length,
    'How many workouts did I complete in September?',
    'number of workouts in September',
    'How many training sessions did I do in September?',
  ),
  ...q(
    'workouts',
    'workouts',
    (p) => done(p, 'any', between('2026-10-19', '2026-10-25')).length,
    'How many workouts last week?',
    'How many times did I work out last week?',
  ),
  ...q(
    'workouts',
    'swims',
    (p) => done(p, 'swim', since('2026-01-01')).length,
    'How many times have I been swimming this year?',
    'How many swims have I done in 2026?',
    'swims this year',
  ),
  ...q(
    'workouts',
    'strength sessions',
    (p) => done(p, 'strength', SEP).length,
    'How many strength training sessions did I have in September?',
    'How many times did I lift weights in September?',
    'How often did I go to the gym in September?',
  ),
  ...q(
    'workouts',
    'yoga sessions',
    (p) => done(p, 'yoga').length,
    'How many yoga sessions have I done in total?',
    'How many times have I done yoga?',
  ),
  ...q(
    'workouts',
    'km',
    (p) => km(done(p, 'run', SEP)),
    'How far did I run in September?',
    'How many kilometres did I run in September?',
    'total running distance in September in km',
    'What was my running mileage in September in kilometres?',
  ),
  ...q(
    'workouts',
    'mi',
    (p) => km(done(p, 'run', since('2026-01-01'))) / 1.609344,
    'How many miles have I run this year?',
    'Total miles run in 2026?',
  ),
  ...q(
    'workouts',
    'km',
    (p) => km(done(p, 'ride', AUG)),
    'How many km did I cycle in August?',
    'How far did I ride my bike in August?',
    'total cycling distance august',
  ),
  ...q(
    'workouts',
    'km',
    (p) => most(done(p, 'run').map((row) => row.km ?? 0)),
    'What was the longest run I did?',
    'How long was my longest run in kilometres?',
    'my farthest run ever?',
    'longest run distance',
  ),
  ...q(
    'workouts',
    'min',
    (p) => most(done(p, 'run').map((row) => row.minutes)),
    'What was my longest run in minutes?',
    'How many minutes was my longest run?',
    'longest run by duration',
  ),
  ...q(
    'workouts',
    'km',
    (p) => longest(done(p, 'ride', AUG))?.km,
    "What's the furthest I cycled in one ride in August?",
    'longest bike ride in August',
  ),
  ...q(
    'workouts',
    'min',
    (p) => minutes(done(p, 'strength', last(60))),
    'How many minutes of strength training did I do in the last 60 days?',
    'Total time spent lifting weights in the past 60 days, in minutes',
  ),
  ...q(
    'workouts',
    'h',
    (p) => minutes(done(p, 'ride', since('2026-01-01'))) / 60,
    'How many hours have I spent cycling this year?',
    'Total hours on the bike in 2026?',
  ),
  ...q(
    'workouts',
    'min/km',
    (p) => pace(done(p, 'run', SEP)),
    'What was my average running pace in September?',
    'avg pace of my runs in September',
    'What pace did I average over my runs in September, in min/km?',
  ),
  ...q(
    'workouts',
    'min/km',
    (p) => Math.min(...done(p, 'run').map((row) => row.minutes / (row.km ?? 1))),
    'What is my fastest running pace?',
    'What was the pace of my fastest run?',
    'best pace on a run',
  ),
  ...q(
    'workouts',
    'km/h',
    (p) => km(done(p, 'ride')) / (minutes(done(p, 'ride')) / 60),
    'What is my average cycling speed in km/h?',
    'How fast do I cycle on average, in km/h?',
  ),
  ...q(
    'workouts',
    'bpm',
    (p) => bpm(done(p, 'run', SEP)),
    'What was my average heart rate during runs in September?',
    'average HR while running in September',
    'mean heart rate on my September runs',
  ),
  ...q(
    'workouts',
    'bpm',
    (p) => bpm(done(p, 'any', last(30))),
    'What was my average heart rate during workouts in the last 30 days?',
    'average workout heart rate, past 30 days',
  ),
  ...q(
    'workouts',
    'kcal',
    (p) => sum(done(p, 'run', SEP).map((row) => row.kcal)),
    'How many calories did I burn running in September?',
    'calories burned on runs in September',
    'How many kcal did my runs burn in September?',
  ),
  ...q(
    'workouts',
    'min',
    (p) => mean(done(p, 'any', SEP).map((row) => row.minutes)),
    'What was the average duration of my workouts in September?',
    'How long was my average workout in September?',
    'mean workout length in September',
  ),
  ...q(
    'workouts',
    'km',
    (p) => mean(done(p, 'run').map((row) => row.km ?? 0)),
    'What is the average distance of my runs?',
    'How long is my average run in km?',
    'mean run distance',
  ),
  ...q(
    'workouts',
    'runs',
    (p) => done(p, 'run').filter((row) => (row.km ?? 0) > 10).length,
    'How many runs over 10 km have I done?',
    'How many times did I run more than 10k?',
    'number of runs longer than 10 kilometres',
    'How many of my runs were longer than 10 km?',
  ),
  ...q(
    'workouts',
    'runs',
    (p) => done(p, 'run', SEP).filter((row) => row.minutes >= 45).length,
    'How many runs of at least 45 minutes did I do in September?',
    'In September, how many of my runs lasted 45 minutes or more?',
  ),
  ...q(
    'workouts',
    'workouts',
    (p) => done(p, 'any', since('2026-01-01')).filter((row) => row.minutes > 60).length,
    'How many workouts longer than an hour have I done this year?',
    'How many times did I work out for more than 60 minutes this year?',
  ),

  ...q(
    'days with a workout',
    'days',
    (p) => daysOf(done(p, 'any', SEP)).size,
    'On how many days did I work out in September?',
    'How many days did I exercise in September?',
    'number of days with a workout in September',
  ),
  ...q(
    'days with a workout',
    'days',
    (p) => daysOf(done(p, 'any', weekdays(5))).size,
    'On how many Saturdays did I work out?',
    'How many Saturdays have I worked out on?',
  ),
  ...q(
    'days with a workout',
    'days',
    (p) => daysOf(done(p, 'run', last(60))).size,
    'On how many days in the last 60 did I go for a run?',
    'On how many of the last 60 days did I run?',
  ),
  ...q(
    'days with a workout',
    'days',
    (p) => 30 - daysOf(done(p, 'any', SEP)).size,
    'On how many days in September did I not work out?',
    'How many rest days did I have in September?',
    'How many days in September without a workout?',
  ),
  ...q(
    'days with a workout',
    '%',
    (p) => (100 * daysOf(done(p, 'any', SEP)).size) / 30,
    'On what percentage of days in September did I work out?',
    'What share of days in September had a workout?',
  ),
  ...q(
    'days with a workout',
    'days',
    (p) => daysOf(done(p, 'run', SEP).filter((row) => (row.km ?? 0) > 8)).size,
    'On how many days in September did I run more than 8 km?',
    'days in september with a run over 8 km',
  ),

  ...q(
    'workout dates',
    'runs',
    (p) => ({ says: inWords(done(p, 'run').at(-1)?.day ?? TODAY) }),
    'When did I last run?',
    'When was my last run?',
    'when was the most recent time i went running',
  ),
  ...q(
    'workout dates',
    'km',
    (p) => lastLong(p, 'run', 10),
    'When did I last run more than 10 km?',
    'When was the last time I ran over 10 kilometres?',
    'my most recent run of more than 10 km, when was it?',
  ),
  ...q(
    'workout dates',
    'days',
    (p) => apart(done(p, 'swim').at(-1)?.day ?? TODAY, TODAY),
    'How many days has it been since my last swim?',
    'How many days ago did I last swim?',
    'days since I last went swimming',
  ),
  ...q(
    'workout dates',
    'km',
    (p) => {
      const best = longest(done(p, 'run'));
      return { value: best?.km, says: inWords(best?.day ?? TODAY) };
    },
    'When was my longest run?',
    'On what date did I run the furthest?',
    'which day did I do my longest run',
  ),
  ...q(
    'workout dates',
    'km',
    (p) => done(p, 'run').at(-1)?.km,
    'How far was my last run?',
    'How long was my most recent run in km?',
    'distance of my last run',
  ),
  ...q(
    'workout dates',
    'min',
    (p) => done(p, 'ride').at(-1)?.minutes,
    'How many minutes was my last bike ride?',
    'How long did my last ride take, in minutes?',
  ),
  ...q(
    'workout dates',
    'bpm',
    (p) =>
      done(p, 'run').findLast((row) => row.bpm !== undefined && row === done(p, 'run').at(-1))?.bpm ??
      done(p, 'run').findLast((row) => row.bpm !== undefined)?.bpm,
    'What was my average heart rate on my last run?',
  ),
  ...q(
    'workout dates',
    'days',
    (p) => longestGap(daysOf(done(p, 'run', since(done(p, 'run')[0]?.day ?? TODAY)))),
    'What is the longest gap between two runs, in days without a run?',
    'What is the longest I have gone without running?',
    'longest break from running',
  ),

  ...q(
    'workout habits',
    '',
    (p) =>
      bestGroup(
        grouped(
          done(p, 'any').map(({ day }) => ({ day, value: 1 })),
          (day) => String(weekday(day)),
        ),
        sum,
        'most',
        (key) => WEEKDAY_NAMES[Number(key)] ?? '',
      ),
    'Which day of the week do I work out the most?',
    'On which weekday do I exercise most often?',
    'What day do I usually work out?',
  ),
  ...q(
    'workout habits',
    'km',
    (p) => bestGroup(weekly(done(p, 'run')), sum, 'most', (key) => inWords(key)),
    'Which week did I run the most kilometres?',
    'In which week did I run furthest?',
    'my biggest running week in km',
  ),
  ...q(
    'workout habits',
    'km',
    (p) =>
      most(
        [
          ...grouped(
            done(p, 'run').map(({ day, km: value = 0 }) => ({ day, value })),
            (day) => day.slice(0, 7),
          ).values(),
        ].map(sum),
      ),
    'In which month did I run the most kilometres?',
    'my best month for running distance?',
  ),
  ...q(
    'workout habits',
    'runs',
    (p) => done(p, 'run', SEP).length / (30 / 7),
    'How many runs per week did I do in September on average?',
    'On average how many times a week did I run in September?',
  ),
];
