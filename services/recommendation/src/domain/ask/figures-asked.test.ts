import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '../days.ts';
import { ask, USUAL_CONVENTIONS, type AskData, type WorkoutRow } from './index.ts';

const TODAY = '2026-10-28';
const DAYS = Array.from({ length: 120 }, (_, at) => addDays(TODAY, at - 119));
const series = (value: (at: number) => number) => DAYS.map((day, at) => ({ day, value: value(at), count: 1, sources: ['Watch'] }));
const workout = (at: number, type: string, minutes: number, more: Partial<WorkoutRow> = {}): WorkoutRow => ({
  day: DAYS[at] ?? TODAY,
  type,
  minutes,
  source: 'Watch',
  ...more,
});
/** Plain courses, so that the right answers can be said by hand: steps rise by ten a day, weight falls but for one jump. */
const DATA: AskData = {
  today: TODAY,
  series: new Map([
    ['step-count', series((at) => 5000 + 10 * at)],
    ['sleep-duration', series((at) => (at === 40 ? 300 : 420 + (at % 7)))],
    ['body-mass', series((at) => 80 - at / 100 + (at === 100 ? 2 : 0))],
    ['resting-heart-rate', series((at) => 60 - at / 20)],
    ['exercise-time', series((at) => 20 + (at % 5))],
  ]),
  workouts: [
    workout(20, 'running', 30, { distanceM: 5000, heartRate: 155 }),
    workout(50, 'running', 40, { distanceM: 8000, heartRate: 145 }),
    workout(60, 'indoor-running', 60, { distanceM: 12_000, heartRate: 160 }),
    workout(70, 'cycling', 90, { distanceM: 30_000 }),
    workout(80, 'traditional-strength-training', 45),
  ],
};
const asked = (question: string) =>
  ask(question, DATA, {
    today: TODAY,
    conventions: USUAL_CONVENTIONS,
    available: new Map([...DATA.series].map(([id, values]) => [id, values.length])),
    preferred: () => undefined,
  });
const told = (question: string) => {
  const answer = asked(question);
  assert.ok(answer.ok, `${question}: ${answer.ok ? '' : answer.message}`);
  return answer.answer;
};
const near = (question: string, expected: number, unit: string): void => {
  const { value = Number.NaN, unit: own, sentence } = told(question);
  assert.ok(Math.abs(value - expected) < 1e-6 && own === unit, `${question}: ${value} ${own}, not ${expected} ${unit} (${sentence})`);
};
const valueOf = (metric: string, keep: (day: string) => boolean): readonly number[] =>
  (DATA.series.get(metric) ?? []).filter(({ day }) => keep(day)).map(({ value }) => value);
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const month = (name: string) => (day: string) => day.startsWith(name);

test('ask: the range is highest minus lowest, however it is said', () => {
  const steps = valueOf('step-count', month('2026-09'));
  const range = Math.max(...steps) - Math.min(...steps);

  for (const question of [
    'What is the range of my steps (max minus min) in September?',
    'What is the spread between my highest and lowest step day in September?',
    'the difference between my lowest and my highest steps in September',
  ])
    near(question, range, 'steps');
});

test('ask: a change in percent has the earlier as its base, and the sign of the change', () => {
  const [august, september] = [mean(valueOf('step-count', month('2026-08'))), mean(valueOf('step-count', month('2026-09')))];

  near('What percent did my average steps rise or fall from August to September?', (september / august - 1) * 100, '%');
  near('Did my steps go up or down from August to September, and by how many on average?', september - august, 'steps');
  near('By what percent higher were my steps in August compared to September?', (august / september - 1) * 100, '%');
});

test('ask: shares and ratios are told as such', () => {
  near('Ratio wise, how many percent of my workouts in total were runs?', 60, '%');
  near('Of my workouts, what share was strength training?', 20, '%');
  near('What percentage of my runs were longer than 6 km?', (2 / 3) * 100, '%');
  const [weekend, week] = [true, false].map((is) =>
    mean(valueOf('step-count', (day) => [0, 6].includes(new Date(day).getUTCDay()) === is)),
  );
  near('What is the ratio of my weekend to weekday steps?', (weekend ?? 0) / (week ?? 1), '×');
});

test('ask: a period begins and ends with a value, where there is one to tell', () => {
  near('What was my weight at the start of August?', valueOf('body-mass', month('2026-08'))[0] ?? 0, 'kg');
  near('What was my weight by the end of September?', valueOf('body-mass', month('2026-09')).at(-1) ?? 0, 'kg');
  near(
    'How much did my weight change from the start of August to the end of September?',
    (valueOf('body-mass', month('2026-09')).at(-1) ?? 0) - (valueOf('body-mass', month('2026-08'))[0] ?? 0),
    'kg',
  );
});

test('ask: the largest step between readings, with its days', () => {
  near('What was the biggest jump in my weight from one day to the next?', 1.99, 'kg');
  near('Biggest drop in weight between two consecutive weigh-ins?', 2.01, 'kg');
  assert.match(told('What was the biggest drop in my weight?').sentence, /from 81 kg on 9 October 2026 to 79 kg on 10 October 2026/);
});

test('ask: workouts by what they were, both kinds together, and those with so much of a figure', () => {
  near('Which type of exercise do I do most often?', 3, 'runs');
  near('Which kind of workout takes the longest on average?', 90, 'min');
  near('How many runs and rides have I done altogether?', 4, 'runs and rides');
  near('How many of my runs had an average heart rate above 150?', 2, 'runs');
  near('When did I last run?', 59, 'days');
});

test('ask: the second week of a month is its second seven days', () => {
  near(
    'Average steps in the second week of August',
    mean(valueOf('step-count', (day) => day >= '2026-08-08' && day <= '2026-08-14')),
    'steps',
  );
  near(
    'Average steps in the 3rd week of August',
    mean(valueOf('step-count', (day) => day >= '2026-08-15' && day <= '2026-08-21')),
    'steps',
  );
});

test('ask: limits of pace and of one’s own average, and breaks in a time that is over', () => {
  near('How many runs were slower than 5:30 min/km?', 1, 'runs');
  near('How many of my runs were faster than 5.5 min/km?', 2, 'runs');
  near('How many days in September did I exceed my average steps?', 15, 'days');
  near('What is the longest I went without exercise in September?', 11, 'days');
  near("What's my all-time high for steps?", 6190, 'steps');
});

test('ask: the day of the far end of another measure, in the order of verbs too', () => {
  near('How many steps did I take on the day I slept the least?', 5400, 'steps');
  near('My weight on the day my resting heart rate was at its lowest', 78.81, 'kg');
});

test('ask: totals, counts and rows are what was asked for, in the unit that was', () => {
  near(
    'What was my total sleep last week in hours?',
    valueOf('sleep-duration', (day) => day >= '2026-10-19' && day <= '2026-10-25').reduce((a, b) => a + b, 0) / 60,
    'h',
  );
  near(
    "What's my average number of active minutes per week over the last 4 weeks?",
    valueOf('exercise-time', (day) => day > addDays(TODAY, -28)).reduce((a, b) => a + b, 0) / 4,
    'min',
  );
  near('How many data points of weight are there in September?', 30, 'times');
  near('In which month was my average step count highest? Give the month number.', 10, 'month');
  near(
    'How many steps did I take from Monday to Wednesday last week?',
    valueOf('step-count', (day) => day >= '2026-10-19' && day <= '2026-10-21').reduce((a, b) => a + b, 0),
    'steps',
  );
  near('Average steps excluding weekends', mean(valueOf('step-count', (day) => ![0, 6].includes(new Date(day).getUTCDay()))), 'steps');
  near('Longest run of consecutive nights with over 6 hours of sleep?', 79, 'nights');
  const { groups = [] } = told('Average steps per day for each month');
  assert.deepEqual(groups.map(({ label, value }) => [label, value]).slice(-2), [
    ['September 2026', mean(valueOf('step-count', month('2026-09')))],
    ['October 2026', mean(valueOf('step-count', month('2026-10')))],
  ]);
});

test('ask: a link between two measures is a correlation, a trend is told as people say it', () => {
  for (const question of ['Is there a link between my steps and my sleep?', 'Are my steps and my sleep connected?'])
    assert.equal(told(question).unit, 'r', question);
  const { sentence, unit } = told('Is my resting heart rate trending up or down?');
  assert.equal(unit, 'bpm/30d');
  assert.match(sentence, /falling: −1\.5 bpm in 30 days/);
});

test('ask: a word for a figure, a share, a rate, a unit or a comparison that has no part in the reading is refused', () => {
  for (const question of [
    'What were my highest and lowest resting heart rate in August?',
    'What was my average and median step count in September?',
    'What is the average of the maximum steps of each week?',
    'What is the total of my average daily steps?',
    'What is my total resting heart rate?',
    'How many steps do I take per hour?',
    'How many steps per active minute do I take?',
    'What is the ratio of my steps to my active minutes?',
    'What share of my steps was on weekends?',
    "What's my average sleep in kilometres?",
    'How many steps at the start of July?',
    'What was the biggest weekly drop in my weight?',
    'What is the mode of my sleep?',
    'What is my 7-day rolling average of steps?',
    'Did I do more runs or rides?',
    'Am I sleeping more this month?',
    'How often do I run compared to cycling?',
    "What's the highest 3-day total of steps?",
    'How many steps did I take at night?',
    'On how many days did my weight go up?',
    'How many days was my resting heart rate lower than the day before?',
    'How many days was my step count within 10% of 8000?',
    'Average of steps for days in the top 10%',
    'What was my heart rate during my longest run?',
    'Which workouts had a heart rate above 150?',
    'Which days last week did I miss 8000 steps?',
    'Did I sleep more than 7 hours on average last month?',
    'What was the average increase in my steps per day?',
    'Give my resting heart rate percentile 10 and 90',
    'How many standard deviations above average were my steps yesterday?',
    'How many steps do I take on average on the 1st of the month?',
    'What were my steps yesterday compared to the same day last week?',
    'What was my weight in the middle of August?',
    'What was my average weight and its standard deviation?',
    'What was my average weight in the first and last week of September?',
    'How many workouts per week did I do in August compared to September?',
  ]) {
    const answer = asked(question);
    assert.equal(answer.ok ? answer.answer.sentence : answer.reason, 'not-understood', question);
  }
});
