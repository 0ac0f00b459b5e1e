import {
  among,
  between,
  daysWith,
  done,
  hours,
  last,
  least,
  mean,
  minus,
  month,
  most,
  of,
  percentOf,
  q,
  rows,
  since,
  sum,
  weekdays,
  inWords,
  type Question,
  type Truth,
} from '../truth.ts';
import { TODAY, type MadeUp, type Value } from '../person.ts';

const AUG = month('2026-08');
const SEP = month('2026-09');
const OCT = month('2026-10');
const LAST_WEEK = between('2026-10-19', '2026-10-25');
const WEEK_BEFORE = between('2026-10-12', '2026-10-18');
const top = (values: readonly Value[], n: number, which: 'most' | 'least' = 'most'): readonly Value[] =>
  values.toSorted((a, b) => (which === 'most' ? b.value - a.value : a.value - b.value)).slice(0, n);
const listed = (values: readonly Value[]): Truth => ({ value: values[0]?.value, says: inWords(values[0]?.day ?? '') });
const kms = (p: MadeUp, keep: (day: string) => boolean): number => sum(done(p, 'run', keep).map((row) => row.km ?? 0));
const runsByLength = (p: MadeUp): readonly Value[] => done(p, 'run').map(({ day, km: value = 0 }) => ({ day, value }));

/** Two stretches of days side by side, lists of several, and where one day stands among the rest. */
export const COMPARISONS: readonly Question[] = [
  ...q(
    'two periods',
    'steps',
    (p) => minus(mean(of(p.steps, SEP)), mean(of(p.steps, AUG))),
    'How did my average daily steps change from August to September?',
    'Was my average step count higher in September than in August, and by how much?',
    'difference in average steps between September and August',
    'Average daily steps: September compared to August',
  ),
  ...q(
    'two periods',
    'bpm',
    (p) => minus(mean(of(p.resting, LAST_WEEK)), mean(of(p.resting, WEEK_BEFORE))),
    'How did my resting heart rate last week compare to the week before?',
    'Was my RHR higher last week than the week before?',
    'resting heart rate last week vs the week before last',
  ),
  ...q(
    'two periods',
    '%',
    (p) => percentOf(minus(mean(of(p.hrv, SEP)), mean(of(p.hrv, AUG))), mean(of(p.hrv, AUG))),
    'By what percentage did my HRV change from August to September?',
    'What was the percent change in my average HRV from August to September?',
    'HRV change August to September in percent',
  ),
  ...q(
    'two periods',
    '%',
    (p) => percentOf(minus(sum(of(p.steps, SEP)), sum(of(p.steps, AUG))), sum(of(p.steps, AUG))),
    'By what percentage did my total steps change from August to September?',
    'Percent difference in total steps, September against August',
  ),
  ...q(
    'two periods',
    'km',
    (p) => minus(kms(p, SEP), kms(p, AUG)),
    'How many more kilometres did I run in September than in August?',
    'Did I run further in September than August, and how many km more?',
  ),
  ...q(
    'two periods',
    'runs',
    (p) => minus(done(p, 'run', SEP).length, done(p, 'run', AUG).length),
    'How many more runs did I do in September than in August?',
    'Did I go running more often in September than in August?',
  ),
  ...q(
    'two periods',
    'min',
    (p) => minus(mean(of(p.sleep, last(30))), mean(of(p.sleep, between('2026-08-30', '2026-09-28')))),
    'How does my sleep in the last 30 days compare with the 30 days before that?',
    'Did I sleep more in the last 30 days than in the previous 30 days?',
    'average sleep: last 30 days versus the 30 days before',
  ),
  ...q(
    'two periods',
    'h',
    (p) => hours(minus(mean(of(p.sleep, OCT)), mean(of(p.sleep, SEP)))),
    'How many more hours per night did I sleep on average this month than last month?',
    'difference in average sleep in hours, this month vs last month',
  ),
  ...q(
    'two periods',
    'kg',
    (p) => minus(mean(of(p.weight, SEP)), mean(of(p.weight, month('2026-03')))),
    'How did my average weight change from March to September?',
    'average weight in September compared with March',
  ),
  ...q(
    'two periods',
    'min',
    (p) => minus(mean(of(p.deep, since('2026-09-01'))), mean(of(p.deep, between('2025-01-01', '2026-08-31')))),
    'Did my deep sleep change after September 1st compared to before?',
    'How much more deep sleep have I had since 1 September than before?',
  ),
  ...q(
    'two periods',
    'steps',
    (p) => minus(sum(of(p.steps, between('2026-10-26', TODAY))), sum(of(p.steps, LAST_WEEK))),
    'How many more steps in total did I take this week than last week?',
  ),
  ...q(
    'two periods',
    '%',
    (p) =>
      percentOf(
        minus(mean(of(p.steps, weekdays(5, 6))), mean(of(p.steps, weekdays(0, 1, 2, 3, 4)))),
        mean(of(p.steps, weekdays(0, 1, 2, 3, 4))),
      ),
    'By what percent do my steps differ between weekends and weekdays?',
    'What percentage more steps do I take on weekends than on weekdays?',
  ),
  ...q(
    'two periods',
    'steps',
    (p) => minus(mean(of(p.steps, month('2026-07'), (d) => d <= '2026-07-31')), mean(of(p.steps, month('2026-04')))),
    'Compare my average steps in July with April',
    'July vs April average steps?',
  ),
  ...q(
    'two periods',
    'bpm',
    (p) => minus(mean(of(p.resting, between('2026-07-01', '2026-09-30'))), mean(of(p.resting, between('2026-04-01', '2026-06-30')))),
    'How did my resting heart rate change from Q2 to Q3?',
    'resting heart rate Q3 compared to Q2',
  ),
  ...q(
    'two measures at once',
    'min',
    (p) => minus(mean(of(p.rem, SEP)), mean(of(p.deep, SEP))),
    'How much more REM than deep sleep did I get on average in September?',
    'Did I get more REM sleep than deep sleep in September?',
  ),

  ...q(
    'list',
    'steps',
    (p) => listed(top(p.steps, 5)),
    'What were my top 5 step days?',
    'Show me my five best days for steps',
    'Which five days did I walk the most?',
    'list the 5 days with the highest step count',
  ),
  ...q(
    'list',
    'min',
    (p) => listed(top(rows(p.sleep, SEP), 3)),
    'My three longest sleeps in September',
    'What were my 3 longest nights of sleep in September?',
    'Which 3 nights in September did I sleep the longest?',
  ),
  ...q(
    'list',
    'min',
    (p) => listed(top(rows(p.sleep, last(90)), 5, 'least')),
    'What were my 5 worst nights of sleep in the last 90 days?',
    'five shortest nights over the last 90 days',
    'bottom 5 nights of sleep in the past 90 days',
  ),
  ...q(
    'list',
    'km',
    (p) => listed(top(runsByLength(p), 3)),
    'What were my three longest runs?',
    'top 3 runs by distance',
    'list my 3 longest runs',
  ),
  ...q(
    'list',
    'bpm',
    (p) => listed(top(rows(p.resting, since('2026-01-01')), 10)),
    'Show the 10 highest resting heart rates this year',
    'What were my ten highest resting heart rate days this year?',
  ),
  ...q(
    'list',
    'steps',
    (p) => mean(top(p.steps, 5).map(({ value }) => value)),
    'What is the average of my five best step days?',
    'average of my top 5 step days',
  ),
  ...q(
    'list',
    'steps',
    (p) => top(p.steps, 2)[1]?.value,
    'What was my second highest step count?',
    "What's my 2nd best day for steps?",
    'second most steps in a day',
  ),
  ...q(
    'list',
    'km',
    (p) => top(runsByLength(p), 3)[2]?.value,
    'How long was my third longest run in km?',
    'What was the distance of my 3rd longest run?',
  ),

  ...q(
    'last readings',
    'kg',
    (p) => mean(p.weight.slice(-3).map(({ value }) => value)),
    'What is the average of my last 3 weigh-ins?',
    'average of my last three weight measurements',
    'mean of my three most recent weights',
  ),
  ...q(
    'last readings',
    'km',
    (p) =>
      mean(
        runsByLength(p)
          .slice(-5)
          .map(({ value }) => value),
      ),
    'What was the average distance of my last 5 runs?',
    'average distance over my past five runs',
    'mean km of my most recent 5 runs',
  ),
  ...q(
    'last readings',
    'km',
    (p) =>
      sum(
        runsByLength(p)
          .slice(-10)
          .map(({ value }) => value),
      ),
    'How many kilometres did I run in total over my last 10 runs?',
    'total distance of my last ten runs',
  ),
  ...q(
    'last readings',
    'mmHg',
    (p) => mean(p.systolic.slice(-5).map(({ value }) => value)),
    'Average of my last 5 systolic readings',
    'mean systolic over the last five measurements',
  ),
  ...q(
    'last readings',
    'min',
    (p) =>
      most(
        done(p, 'any')
          .slice(-10)
          .map((row) => row.minutes),
      ),
    'What was the longest of my last 10 workouts in minutes?',
  ),
  ...q('last readings', 'kg', (p) => least(p.weight.slice(-10).map(({ value }) => value)), 'What was the lowest of my last 10 weights?'),

  ...q(
    'rank',
    '%',
    (p) => {
      const v = of(p.steps);
      const y = of(p.steps, between('2026-10-27', '2026-10-27'))[0];
      return y === undefined ? undefined : percentOf(v.filter((x) => x < y).length + 0.5 * v.filter((x) => x === y).length, v.length);
    },
    'What percentile was my step count yesterday?',
    "In what percentile do yesterday's steps fall?",
  ),
  ...q(
    'rank',
    'steps',
    (p) => {
      const y = of(p.steps, between('2026-10-27', '2026-10-27'))[0];
      return minus(y, mean(of(p.steps)));
    },
    'How does yesterday compare to my average steps?',
    'How did my steps yesterday compare with my average?',
    'How far above or below my average were my steps yesterday?',
  ),
  ...q(
    'rank',
    'min',
    (p) => minus(of(p.sleep, between(TODAY, TODAY))[0], mean(of(p.sleep))),
    'Did I sleep more than usual last night?',
    'How did last night compare to my usual sleep?',
    'How much longer than average did I sleep last night?',
  ),
  ...q(
    'rank',
    'bpm',
    (p) => minus(of(p.resting, between(TODAY, TODAY))[0], mean(of(p.resting, last(30)))),
    'How does my resting heart rate today compare to my 30 day average?',
    'Is my resting heart rate today above my average of the last 30 days?',
  ),
  ...q(
    'rank',
    'rank',
    (p) => {
      const y = of(p.steps, between('2026-10-27', '2026-10-27'))[0];
      return y === undefined ? undefined : 1 + of(p.steps, OCT).filter((x) => x > y).length;
    },
    'Where does yesterday rank among my step days this month?',
    'What rank did my steps yesterday have this month?',
  ),

  ...q(
    'goal',
    'days',
    (p) => of(p.steps, SEP).filter((v) => v >= 9_000).length,
    'My step goal is 9000. On how many days in September did I reach it?',
    'How many days in September did I meet my goal of 9,000 steps?',
    'How often did I hit my 9k step goal in September?',
  ),
  ...q(
    'goal',
    '%',
    (p) => percentOf(of(p.steps, SEP).filter((v) => v >= 9_000).length, of(p.steps, SEP).length),
    'On what percentage of days in September did I meet a goal of 9,000 steps?',
    'What share of days in September did I achieve my goal of 9000 steps?',
  ),
  ...q(
    'goal',
    'nights',
    (p) => of(p.sleep, OCT).filter((v) => v < 450).length,
    'How many nights this month did I miss my goal of 7.5 hours of sleep?',
    'On how many nights this month did I fail to reach my 7.5 hour sleep goal?',
  ),
  ...q('goal', 'steps', (p) => minus(mean(of(p.steps, SEP)), 9_000), 'How far above or below 9,000 steps was my average in September?'),
  ...q(
    'closest',
    'steps',
    (p) => {
      const best = p.steps.reduce((a, b) => (Math.abs(b.value - 10_000) < Math.abs(a.value - 10_000) ? b : a));
      return { value: best.value, says: inWords(best.day) };
    },
    'On which day were my steps closest to 10,000?',
    'Which day was my step count nearest to 10,000?',
  ),
  ...q(
    'condition and list',
    'min',
    (p) => mean(of(p.sleep, among(daysWith(top(p.steps, 10), () => true)))),
    'What was my average sleep on my ten highest step days?',
    'How long did I sleep on average on the 10 days with the most steps?',
  ),
];
