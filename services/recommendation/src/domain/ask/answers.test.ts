import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { addDays, weekdayOf } from '../days.ts';
import { seeded } from '../../../test/ask-wordings.ts';
import { ask, USUAL_CONVENTIONS, type AskContext, type AskData } from './index.ts';

const TODAY = '2026-10-28';
const DAYS = Array.from({ length: 150 }, (_, at) => addDays(TODAY, at - 149));

/** A made-up person: 150 days with gaps, a run every fourth day. */
function madeUp(seed: number): AskData {
  const random = seeded(seed);
  const series = (value: () => number, share: number) =>
    DAYS.flatMap((day) => (random() < share ? [{ day, value: value(), count: 1, sources: ['Watch'] }] : []));
  return {
    today: TODAY,
    series: new Map([
      ['step-count', series(() => Math.round(4000 + 9000 * random()), 0.95)],
      ['sleep-duration', series(() => Math.round(330 + 180 * random()), 0.9)],
      ['resting-heart-rate', series(() => Math.round((50 + 12 * random()) * 10) / 10, 0.9)],
      ['body-mass', series(() => Math.round((70 + 4 * random()) * 10) / 10, 0.6)],
    ]),
    workouts: DAYS.filter((_, at) => at % 4 === 0).map((day) => ({
      day,
      type: random() < 0.7 ? 'running' : 'road-cycling',
      minutes: Math.round(20 + 50 * random()),
      distanceM: Math.round(3000 + 9000 * random()),
      heartRate: Math.round(120 + 40 * random()),
      source: 'Watch',
    })),
  };
}

const DATA = madeUp(5);
const CONTEXT: AskContext = {
  today: TODAY,
  conventions: USUAL_CONVENTIONS,
  available: new Map([...DATA.series].map(([id, values]) => [id, values.length])),
  preferred: () => undefined,
};
const told = (question: string, data = DATA) => {
  const asked = ask(question, data, CONTEXT);
  assert.ok(asked.ok, `${question}: ${asked.ok ? '' : asked.message}`);
  return asked.answer;
};
const valuesOf = (metric: string, keep: (day: string) => boolean = () => true): number[] =>
  (DATA.series.get(metric) ?? []).filter(({ day }) => keep(day)).map(({ value }) => value);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const near = (question: string, expected: number, unit: string): void => {
  const { value, unit: own } = told(question);
  assert.equal(own, unit, question);
  assert.ok(
    Math.abs((value ?? Number.NaN) - expected) < 1e-9 * Math.max(1, Math.abs(expected)),
    `${question}: ${value} is not ${expected}`,
  );
};

test('ask: statistics over periods are what plain arithmetic gives', () => {
  const september = valuesOf('step-count', (day) => day.startsWith('2026-09'));

  near(
    'How many steps did I take in September?',
    september.reduce((a, b) => a + b, 0),
    'steps',
  );
  near('What was my average step count in September?', mean(september), 'steps');
  near('What was my best day of steps in September?', Math.max(...september), 'steps');
  near('How many hours do I sleep at weekends on average?', mean(valuesOf('sleep-duration', (day) => weekdayOf(day) > 4)) / 60, 'h');
  near(
    'How much weight did I lose since the first of September?',
    (valuesOf('body-mass', (day) => day >= '2026-09-01')[0] ?? 0) - (valuesOf('body-mass').at(-1) ?? 0),
    'kg',
  );
  near('How many days are without a weight reading?', 150 - valuesOf('body-mass').length, 'days');
  near('How many times did I weigh myself in August?', valuesOf('body-mass', (day) => day.startsWith('2026-08')).length, 'times');
});

test('ask: days are judged by their values, and days without are left out', () => {
  const slept = valuesOf('sleep-duration');
  const short = new Set((DATA.series.get('sleep-duration') ?? []).filter(({ value }) => value < 360).map(({ day }) => day));

  near('What percentage of nights did I sleep at least 7 hours?', (slept.filter((value) => value >= 420).length / slept.length) * 100, '%');
  near(
    'What was my average resting heart rate on days I slept under 6 hours?',
    mean(valuesOf('resting-heart-rate', (day) => short.has(day))),
    'bpm',
  );
  near(
    'How many steps do I take on days after I slept less than 6 hours?',
    mean(valuesOf('step-count', (day) => short.has(addDays(day, -1)))),
    'steps',
  );
});

test('ask: workouts are counted and measured by kind, road rides among the rides', () => {
  const runs = DATA.workouts.filter(({ type }) => type === 'running');
  const rides = DATA.workouts.filter(({ type }) => type === 'road-cycling');
  const kilometres = runs.reduce((sum, { distanceM }) => sum + (distanceM ?? 0), 0) / 1000;

  near('How many bike rides have I done?', rides.length, 'rides');
  near('How many kilometres did I run in total?', kilometres, 'km');
  near('What is my average pace over all runs?', runs.reduce((sum, { minutes }) => sum + minutes, 0) / kilometres, 'min/km');
  near('What was my longest ride in miles?', Math.max(...rides.map(({ distanceM }) => distanceM ?? 0)) / 1609.344, 'mi');
  near('What is my average heart rate during rides?', mean(rides.map(({ heartRate }) => heartRate ?? 0)), 'bpm');
  near('How many runs longer than 8 km did I do?', runs.filter(({ distanceM }) => (distanceM ?? 0) > 8000).length, 'runs');
});

test('ask: no data is never zero, and no workouts in a time with data is', () => {
  const [rowed, before, none] = [
    told('How many kilometres did I row in July?'),
    told('What was my average weight in 2019?'),
    told('How many times did I row in July?'),
  ];

  assert.deepEqual([rowed.value, rowed.unit], [undefined, 'km']);
  assert.deepEqual([before.value, before.n], [undefined, 0]);
  assert.equal(none.value, 0);
});

test('ask: the same question over the same data gives the same answer, word for word', () => {
  const question = 'How did my average sleep change from August to September?';

  assert.deepEqual(told(question), told(question, madeUp(5)));
});

const shared = join(import.meta.dirname, '../../../../../../shared');
const cases = join(shared, 'vectors/numeric_qa.json');
test('ask: the reference questions', { skip: existsSync(cases) ? false : `no ${cases}` }, async () => {
  const { cases: all } = JSON.parse(readFileSync(cases, 'utf8')) as { cases: { input: { question: string } }[] }; // Of the project's own making.
  const refused = all.filter(({ input }) => !ask(input.question, DATA, CONTEXT).ok).map(({ input }) => input.question);

  assert.deepEqual(refused, []);
});

test('ask: times of day are answered as such, what lies between them as a length of time', () => {
  const nights = [690, 730, 655, 810, 705].map((value, i) => ({ day: `2026-11-0${i + 1}`, value, count: 1, sources: ['Watch'] }));
  const data: AskData = { today: '2026-11-05', series: new Map([['sleep-onset-time', nights]]), workouts: [] };
  const context: AskContext = { ...CONTEXT, today: data.today, available: new Map([['sleep-onset-time', nights.length]]) };
  const answerTo = (question: string) => {
    const asked = ask(question, data, context);
    assert.ok(asked.ok, question);
    return asked.answer;
  };
  const sentence = (question: string): string => answerTo(question).sentence;

  assert.match(sentence('When do I usually fall asleep?'), /time of falling asleep .* was 23:58 /);
  assert.match(
    sentence('What was my latest bedtime in the last 7 days?'),
    /Your latest time of falling asleep .* was 01:30, on 4 November/,
  );
  assert.match(
    sentence('What was my earliest bedtime in the last 7 days?'),
    /Your earliest time of falling asleep .* was 22:55, on 3 November/,
  );
  assert.match(
    sentence('How many nights this month did I fall asleep before 23:30?'),
    /1 of 5 nights .* time of falling asleep before 23:30/,
  );
  assert.match(sentence('What was the standard deviation of my bedtime in the last 7 days?'), /was \d[\d.]* min /);
  assert.equal(answerTo('When do I usually fall asleep?').chart.isClock, true);
  assert.deepEqual(
    ['When do I usually fall asleep?', 'What was the standard deviation of my bedtime in the last 7 days?'].map(
      (question) => answerTo(question).unit,
    ),
    ['min after noon', 'min'],
  );
});

test('ask: a period may begin with an event, and days are told by weekday, half-year and year however it is said', () => {
  const steps = DATA.series.get('step-count') ?? [];
  const lastRun = DATA.workouts.findLast(({ type }) => type === 'running')?.day ?? '';
  const since = (from: string): number => valuesOf('step-count', (day) => day >= from).reduce((sum, value) => sum + value, 0);

  near('How many steps have I taken since my last run?', since(lastRun), 'steps');
  near('Since I last ran, how many steps did I take?', since(lastRun), 'steps');
  near('min resting heart rate 2026', Math.min(...valuesOf('resting-heart-rate', (day) => day.startsWith('2026'))), 'bpm');
  near('avg steps mon-fri', mean(steps.filter(({ day }) => weekdayOf(day) < 5).map(({ value }) => value)), 'steps');
  near('How many nights did I sleep less then 6 hours?', valuesOf('sleep-duration').filter((value) => value < 360).length, 'nights');
  assert.match(told('average steps by weekday').sentence, /Monday .*Sunday/);
  assert.match(told('How many runs did I do in the first half of the year?').sentence, /to 30 June 2026/);
  assert.match(told('how many days in the last 30 had no run').sentence, /In the 30 days/);
  assert.match(told('How much did my weight change between 1 June and 1 October?').sentence, /went from/);
  assert.match(told('Steps since my last swim').sentence, /no data on swims/);
});

test('ask: what is said and cannot be followed is refused, never answered as something else', () => {
  for (const question of [
    'average bedtime the evening before a run',
    'average steps early in May',
    'what was my sleep after I started taking magnesium',
    'how many weekends did I run',
    'did I sleep more on days I ran or walked over 12,000 steps than on other days',
    'do I walk more on days I sleep well',
    'compare my steps since my last run with last year',
  ]) {
    const asked = ask(question, DATA, CONTEXT);
    assert.ok(!asked.ok && asked.message.length > 20, `${question}: ${asked.ok ? asked.answer.sentence : asked.message}`);
  }
});
