import { between, done, last, mean, month, most, q, since, sum, type Question } from '../truth.ts';
import { type Session } from '../person.ts';

const SEP = month('2026-09');
const AUG = month('2026-08');
const km = (rows: readonly Session[]): number => sum(rows.map((row) => row.km ?? 0));
const minutes = (rows: readonly Session[]): number => sum(rows.map((row) => row.minutes));
const bpm = (rows: readonly Session[]): number | undefined => mean(rows.flatMap((row) => row.bpm ?? []));
const pace = (rows: readonly Session[]): number => minutes(rows) / km(rows);
const longest = (rows: readonly Session[]): Session | undefined =>
  rows.reduce<Session | undefined>((a, b) => (a === undefined || (b.km ?? 0) > (a.km ?? 0) ? b : a), undefined);

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
];
