import {
  apart,
  bestGroup,
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
export const WORKOUTS_MORE: readonly Question[] = [
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
