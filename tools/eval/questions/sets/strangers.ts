import {
  bestGroup,
  between,
  correlation,
  count,
  daysOf,
  daysWith,
  done,
  grouped,
  hours,
  inWords,
  last,
  least,
  mean,
  median,
  minus,
  month,
  moved,
  most,
  not,
  among,
  of,
  pairs,
  peak,
  percentile,
  percentOf,
  q,
  rows,
  since,
  spread,
  streak,
  sum,
  WEEKEND,
  weekdays,
  WEEKDAY_NAMES,
  WORKWEEK,
  type Question,
  type Truth,
} from '../truth.ts';
import { TODAY, weekday, type MadeUp, type Session, type Value } from '../person.ts';

const K = 'strangers';
const JUN = month('2026-06');
const JUL = month('2026-07');
const AUG = month('2026-08');
const SEP = month('2026-09');
const OCT = month('2026-10');
const LAST_WEEK = between('2026-10-19', '2026-10-25');
const one = (unit: string, truth: (person: MadeUp) => Truth, text: string): readonly Question[] => q(K, unit, truth, text);
const change = (now: number | undefined, before: number | undefined): number | undefined =>
  now === undefined || before === undefined ? undefined : 100 * (now / before - 1);
const over = (a: number | undefined, b: number | undefined): number | undefined => (a === undefined || b === undefined ? undefined : a / b);
const dayOf = (values: readonly Value[], which: 'most' | 'least'): string =>
  values.reduce((a, b) => ((which === 'most' ? b.value > a.value : b.value < a.value) ? b : a)).day;
const on = (day: string) => between(day, day);
const step = (values: readonly Value[], sign: 1 | -1): number =>
  Math.max(...values.slice(1).map(({ value }, at) => sign * (value - (values[at]?.value ?? value))));
const km = (sessions: readonly Session[]): number => sum(sessions.map((row) => row.km ?? 0));
const minutes = (sessions: readonly Session[]): number => sum(sessions.map((row) => row.minutes));
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** Written last, as many people put them: averages, sums, counts, shares, extremes, dates, streaks, conditions, workouts. */
export const STRANGERS: readonly Question[] = [
  ...one('steps', (p) => mean(of(p.steps, last(21))), "What's my daily step average over the past three weeks?"),
  ...one('h', (p) => hours(sum(of(p.sleep, LAST_WEEK))), 'In hours, what did my sleep add up to last week?'),
  ...one('min', (p) => sum(of(p.active, last(28))) / 4, 'How many active minutes per week did I average in the last 28 days?'),
  ...one(
    'bpm',
    (p) => minus(most(of(p.resting, SEP)), least(of(p.resting, SEP))),
    'How wide was the range of my resting heart rate in September?',
  ),
  ...one(
    '%',
    (p) => change(mean(of(p.steps, SEP)), mean(of(p.steps, AUG))),
    'By what percent did my average daily steps change from August to September?',
  ),
  ...one(
    '%',
    (p) => change(mean(of(p.hrv, OCT)), mean(of(p.hrv, SEP))),
    'Percent change in my average HRV this month compared to last month?',
  ),
  ...one('%', (p) => percentOf(done(p, 'run').length, done(p, 'any').length), 'What percentage of all my workouts are runs?'),
  ...one(
    '%',
    (p) => percentOf(done(p, 'strength', JUL).length, done(p, 'any', JUL).length),
    'Of my July workouts, what share was strength training?',
  ),
  ...one(
    '×',
    (p) => over(mean(of(p.steps, WEEKEND)), mean(of(p.steps, WORKWEEK))),
    "What's the ratio between my weekend steps and my weekday steps?",
  ),
  ...one('kg', (p) => of(p.weight, JUL)[0], 'What did I weigh at the start of July?'),
  ...one('kg', (p) => of(p.weight, SEP).at(-1), 'How heavy was I at the end of September?'),
  ...one('bpm', (p) => of(p.resting, AUG).at(-1), 'My resting heart rate by the end of August?'),
  ...one('kg', (p) => step(p.weight, -1), 'Biggest drop in weight between two consecutive weigh-ins?'),
  ...one('steps', (p) => step(rows(p.steps, OCT), 1), 'Largest increase in steps from one day to the next in October?'),
  ...one('', (p) => ({ value: done(p, 'run').length, says: 'Runs' }), 'What kind of workout do I do the most?'),
  ...one(
    '',
    (p) => {
      const [fewest] = [...Map.groupBy(p.sessions, ({ sport }) => sport).values()].toSorted((a, b) => a.length - b.length);
      return { value: fewest?.length, says: 'come last' };
    },
    'Which type of exercise have I done least often?',
  ),
  ...one(
    'steps',
    (p) => of(p.steps, on(dayOf(p.sleep, 'least')))[0],
    'How far... sorry, how many steps did I do on the day I slept the least?',
  ),
  ...one('ms', (p) => of(p.hrv, on(dayOf(p.resting, 'most')))[0], 'What was my HRV on the day with my highest resting heart rate?'),
  ...one(
    'runs',
    (p) => done(p, 'run').filter(({ bpm = 0 }) => bpm > 150).length,
    'How many of my runs had an average heart rate over 150 bpm?',
  ),
  ...one(
    'rides',
    (p) => done(p, 'ride', since('2026-07-01')).filter(({ km: far = 0 }) => far >= 30).length,
    'How many bike rides of 30 km or more have I done since July?',
  ),
  ...one('km', (p) => km(done(p, 'run', AUG)) + km(done(p, 'ride', AUG)), 'How many kilometres did I run and cycle in August altogether?'),
  ...one('workouts', (p) => done(p, 'any', JUN).length + done(p, 'any', JUL).length, 'Total number of workouts in June and July combined?'),
  ...one(
    'month',
    (p) =>
      Number(
        MONTHS.indexOf(
          String(
            (
              bestGroup(
                grouped(rows(p.steps, since('2026-01-01')), (d) => d.slice(0, 7)),
                mean,
                'most',
                (key) => MONTHS[Number(key.slice(5)) - 1] ?? '',
              ) as { says: string }
            ).says,
          ),
        ) + 1,
      ),
    'Which month this year had my highest average steps? Answer with the month number.',
  ),
  ...one(
    '',
    (p) =>
      bestGroup(
        grouped(p.sleep, (d) => String(weekday(d))),
        mean,
        'most',
        (key) => WEEKDAY_NAMES[Number(key)] ?? '',
      ),
    'Which day of the week do I sleep the longest on average?',
  ),
  ...one(
    'day',
    (p) => Number(dayOf(rows(p.resting, SEP), 'most').slice(8)),
    'On which day of the month in September did my resting heart rate peak?',
  ),
  ...one('', (p) => ({ says: inWords(done(p, 'swim').at(-1)?.day ?? TODAY) }), 'When did I last go for a swim?'),
  ...one(
    'days',
    (p) => (Date.parse(TODAY) - Date.parse(done(p, 'ride').at(-1)?.day ?? TODAY)) / 86_400_000,
    'How many days has it been since my last bike ride?',
  ),
  ...one(
    'steps',
    (p) => minus(mean(of(p.steps, SEP)), mean(of(p.steps, AUG))),
    'Did my steps go up or down from August to September, and by how much on average?',
  ),
  ...one('min', (p) => minus(mean(of(p.sleep, OCT)), mean(of(p.sleep, SEP))), 'Compare my average sleep in October with September.'),
  ...one('times', (p) => of(p.weight, SEP).length, 'How many weight entries did I log in September?'),
  ...one('times', (p) => of(p.hrv, AUG).length, 'Count my HRV readings for August'),
  ...one('nights', (p) => streak(p.sleep, (v) => v > 420), "What's the longest run of nights in a row where I slept over 7 hours?"),
  ...one('days', (p) => streak(p.steps, (v) => v >= 8_000, SEP), 'Longest streak of 8,000+ step days in September?'),
  ...one(
    '%',
    (p) =>
      percentOf(
        count(of(p.steps, OCT), (v) => v >= 10_000),
        of(p.steps, OCT).length,
      ),
    'On what percentage of days this month did I reach 10k steps?',
  ),
  ...one(
    '%',
    (p) =>
      percentOf(
        count(of(p.sleep, last(90)), (v) => v < 360),
        of(p.sleep, last(90)).length,
      ),
    'What fraction of nights in the last 90 days was under six hours, as a percent?',
  ),
  ...one('nights', (p) => count(of(p.sleep, AUG), (v) => v >= 480), 'How many nights in August did I get at least eight hours of sleep?'),
  ...one('days', (p) => count(of(p.floors, JUL), (v) => v > 20), 'How many days in July did I climb more than 20 floors?'),
  ...one(
    'days',
    (p) => rows(p.steps, SEP).filter(({ day, value }) => value > 8_000 && (p.active.find((a) => a.day === day)?.value ?? 0) > 30).length,
    'How many days in September had both over 8,000 steps and more than 30 active minutes?',
  ),
  ...one(
    'bpm',
    (p) => mean(of(p.resting, among(daysWith(p.sleep, (v) => v < 360)))),
    'Average resting heart rate on days when I slept fewer than 6 hours',
  ),
  ...one('ms', (p) => mean(of(p.hrv, among(moved(daysOf(done(p, 'run')), 1)))), 'What does my HRV average the day after a run?'),
  ...one(
    'ms',
    (p) => minus(mean(of(p.hrv, among(daysOf(done(p, 'any'))))), mean(of(p.hrv, not(among(daysOf(done(p, 'any'))))))),
    'How different is my HRV on workout days versus rest days?',
  ),
  ...one(
    'min',
    (p) => mean(of(p.sleep, among(daysWith(p.steps, (v) => v > 12_000)))),
    'How long do I sleep on days with more than 12,000 steps?',
  ),
  ...one('min', (p) => median(of(p.sleep, WEEKEND)), 'median sleep on saturdays and sundays pls'),
  ...one('bpm', (p) => percentile(of(p.resting, last(60)), 0.9), '90th percentile of my resting pulse over the last 60 days'),
  ...one('steps', (p) => spread(of(p.steps, OCT)), 'How much do my steps vary day to day in October (standard deviation)?'),
  ...one('steps', (p) => sum(of(p.steps, between('2026-08-10', '2026-08-23'))), 'Sum of my steps from the 10th to the 23rd of August'),
  ...one('kcal', (p) => sum(of(p.burned, LAST_WEEK)), 'total active calories burned last week'),
  ...one('kcal', (p) => mean(of(p.burned, WEEKEND, SEP)), 'On September weekends, how much active energy did I burn per day on average?'),
  ...one('L', (p) => mean(of(p.water, last(30))), 'How many litres of water do I drink on average per day (last 30 days)?'),
  ...one('min', (p) => mean(of(p.rem, SEP)), 'How many minutes of REM did I average per night in September?'),
  ...one('%', (p) => mean(of(p.efficiency, LAST_WEEK)), "What was last week's mean sleep efficiency?"),
  ...one('min after noon', (p) => mean(of(p.bedtime, WORKWEEK)), 'What time do I usually fall asleep on weekdays?'),
  ...one('km', (p) => most(done(p, 'run').map((row) => row.km ?? 0)), "What's the furthest I've ever run?"),
  ...one('min', (p) => mean(done(p, 'strength').map((row) => row.minutes)), 'On average how long does a strength session last?'),
  ...one('min/km', (p) => minutes(done(p, 'run', SEP)) / km(done(p, 'run', SEP)), 'average running pace in September'),
  ...one('h', (p) => minutes(done(p, 'any', AUG)) / 60, 'How many hours of workouts did I do in August?'),
  ...one('km', (p) => km(done(p, 'ride', last(30))), 'Total cycling distance over the past 30 days in km'),
  ...one(
    'bpm',
    (p) => most(done(p, 'ride').flatMap((row) => row.bpm ?? [])),
    'What was the highest average heart rate of any of my rides?',
  ),
  ...one('kcal', (p) => sum(done(p, 'swim').map((row) => row.kcal)), 'How many calories have I burned swimming in total?'),
  ...one('runs', (p) => done(p, 'run', last(28)).length / 4, 'How many runs per week have I done over the last four weeks?'),
  ...one('days', (p) => daysOf(done(p, 'any', SEP)).size, 'On how many days in September did I exercise?'),
  ...one('', (p) => peak(p.steps, 'most', AUG), 'Which day in August did I take the most steps?'),
  ...one('', (p) => peak(p.hrv, 'least', last(60)), 'When was my HRV lowest in the last 60 days?'),
  ...one('steps', (p) => peak(p.steps, 'least'), 'fewest steps ever in a day?'),
  ...one('r', (p) => correlation(pairs(p.steps, p.sleep)), 'Is there a link between my steps and my sleep?'),
  ...one('r', (p) => correlation(pairs(p.sleep, p.hrv)), 'How strongly does my sleep duration correlate with my HRV?'),
  ...one(
    'r',
    (p) => correlation(pairs(p.drinks, p.resting, 1)),
    'correlation between alcoholic drinks and resting heart rate the next day',
  ),
  ...one('days', (p) => 30 - rows(p.weight, SEP).length, 'How many days in September have no weight?'),
  ...one('steps', (p) => of(p.steps, on('2026-09-14'))[0], 'steps on sept 14'),
  ...one('h', (p) => hours(of(p.sleep, on('2026-10-27'))[0]), 'How many hours did I sleep the night to yesterday?'),
  ...one('lb', (p) => (p.weight.at(-1)?.value ?? 0) / 0.45359237, 'current weight in pounds?'),
  ...one('kg', (p) => minus(p.weight.at(-1)?.value, of(p.weight, since('2026-06-01'))[0]), 'How has my weight changed since June 1st?'),
  ...one('ms', (p) => mean(of(p.hrv, weekdays(0), since('2026-08-01'))), 'Mean HRV on Mondays since the first of August'),
  ...one('steps', (p) => mean(of(p.steps, SEP, WORKWEEK)), 'Average steps in September excluding weekends'),
  ...one(
    '',
    (p) => ({
      value: mean([...grouped(rows(p.steps, since('2026-08-01')), (d) => d.slice(0, 7)).values()].map((v) => mean(v) ?? 0)),
      says: 'September 2026',
    }),
    'Show my average daily steps for each month since August',
  ),
  ...one(
    '',
    (p) => ({ says: `${WEEKDAY_NAMES[6]} ${Math.floor((mean(of(p.sleep, weekdays(6))) ?? 0) / 60)} h` }),
    'average sleep per weekday',
  ),
  ...q(
    K,
    '',
    () => 'refused',
    'How many steps do I take per kilometre?',
    'What were my highest and lowest step counts in July?',
    'How many steps had I done at the start of August?',
    'What is my total HRV this month?',
  ),
];
