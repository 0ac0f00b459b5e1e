import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkStatements, type StatedFact } from './statement-check.ts';
import { periodsIn } from './statement-words.ts';

const HEART: StatedFact = { name: 'heart_mean', value: 61.4, unit: 'bpm', metric: 'resting heart rate', periods: ['the last 7 days'] };
const WEIGHT: StatedFact = {
  name: 'weight_change',
  value: -1.2,
  unit: 'kg',
  metric: 'weight',
  periods: ['the last 30 days'],
  direction: 'down',
};
const SLEEP: StatedFact = { name: 'sleep_mean', value: 388, unit: 'min', metric: 'sleep' };

const strikes = (text: string, facts: readonly StatedFact[] = [HEART, WEIGHT, SLEEP], question = '') =>
  checkStatements({ facts, knowledge: [], question, text }).strikes.map(({ reason, token }) => `${reason} ${token}`);

test('checkStatements: what facts bear out passes, in other units, wordings and letters', () => {
  for (const text of [
    'Your resting pulse averaged 61 bpm over the past week.',
    'Your weight fell by 1.2 kg in the last 30 days, and your resting heart rate was 61 bpm.',
    'You slept 6 h 28 min a night. Your weight dropped by 2.6 lb.',
    'Over the last seven days your resting heart rate was 61.4 bpm.',
  ])
    assert.deepEqual(strikes(text), [], text);
});

test('checkStatements: a number that no fact bears out is struck, in digits and in letters', () => {
  assert.deepEqual(strikes('Your resting heart rate averaged 63 bpm.'), ['number 63']);
  assert.deepEqual(strikes('Your resting heart rate averaged 61 ms.'), ['number 61']);
  assert.deepEqual(strikes('You walked five miles.'), ['number 5']);
  assert.deepEqual(strikes('You slept 6 hours more than usual.'), ['number 6']);
});

test('checkStatements: a true number of another metric or period is struck', () => {
  assert.deepEqual(strikes('Your weight was 61.4 bpm.'), ['metric 61.4']);
  assert.deepEqual(strikes('Your resting heart rate averaged 61 bpm last month.'), ['period 61']);
  assert.deepEqual(strikes('Your resting heart rate averaged 61 bpm over the last 90 days.'), ['number 90', 'period 61']);
});

test('checkStatements: a direction against the fact is struck, without a number as well', () => {
  assert.deepEqual(strikes('Your weight rose by 1.2 kg.'), ['number 1.2', 'direction rose']);
  assert.deepEqual(strikes('Your weight is increasing.'), ['direction increasing']);
  assert.deepEqual(strikes('Your weight is dropping.'), []);
});

test('checkStatements: an event is struck unless a fact or the question tells of it; advice is none', () => {
  assert.deepEqual(strikes('You went for a 5-mile run on Tuesday.'), ['number 5', 'event run']);
  assert.deepEqual(strikes('You ran.', [{ name: 'runs', value: 3, unit: '', events: ['run'] }]), []);
  assert.deepEqual(strikes('The race went well.', [HEART], 'how did I do in the race?'), []);
  assert.deepEqual(strikes('A run before noon could help.'), []);
});

test('periodsIn: wordings of one period have one form', () => {
  assert.deepEqual(periodsIn('the last 7 days; the past week; the last seven nights; your 7-day average'), ['7d', '7d', '7d', '7d']);
  assert.deepEqual(periodsIn('last week and this month, on Mondays, in March 2026, in 2025, since May'), [
    'last week',
    'this month',
    'monday',
    'march 2026',
    '2025',
    'may',
  ]);
  assert.deepEqual(periodsIn('on 3 October 2026, October 3rd, 3–9 Oct, from 3 to 9 October 2026'), [
    '2026-10-03',
    '--10-03',
    '--10-03/09',
    '2026-10-03/09',
  ]);
  assert.deepEqual(periodsIn('nothing of the kind'), []);
});

test('checkStatements: the value of one day is told with its day, and is no part of a difference', () => {
  const days = [5000, 6000, 9100].map((value, at): StatedFact => ({
    name: 'steps_of_day',
    value,
    unit: 'steps',
    metric: 'steps',
    periods: [`2026-10-0${at + 1}`, `${at + 1} October`],
    isOneOfMany: true,
  }));

  assert.deepEqual(strikes('You took 9,100 steps on 3 October.', days), []);
  assert.deepEqual(strikes('You took 9,100 steps on 2 October.', days), ['period 9,100']);
  assert.deepEqual(strikes('You took 9,100 steps.', days), ['period 9,100']);
  assert.deepEqual(strikes('That is 3,100 steps more than the day before.', days), ['number 3,100']);
});

test('checkStatements: strictly, a direction that no fact has is struck; advice is none', () => {
  const strictly = (text: string) =>
    checkStatements({ facts: [HEART], knowledge: [], text, isStrict: true }).strikes.map(({ reason, token }) => `${reason} ${token}`);

  assert.deepEqual(strictly('Your resting heart rate is 61 bpm and rising.'), ['direction rising']);
  assert.deepEqual(strictly('You fell asleep at once.'), []);
  assert.deepEqual(strictly('Less coffee could lower it.'), []);
});

test('checkStatements: a number in words is bound to its unit and to what it counts, as one in digits is', () => {
  const facts = [
    { name: 'average resting heart rate', value: 61, unit: 'bpm', metric: 'resting heart rate', periods: ['the last 7 days'] },
    { name: 'values', value: 2, unit: '' },
    { name: 'values', value: 2, unit: 'days' },
  ];
  const struck = (text: string): readonly string[] =>
    checkStatements({ facts, knowledge: ['sleep under 6 h'], text, isStrict: true }).strikes.map(
      ({ token, reason }) => `${reason} ${token}`,
    );

  for (const text of [
    'Your resting heart rate averaged sixty-one beats per minute over the last seven days.',
    'Your resting heart rate averaged 61 bpm, from two readings.',
    'It rests on two days.',
    'Your resting heart rate was sixty-one on nights with sleep under six hours.',
  ])
    assert.deepEqual(struck(text), [], text);
  for (const [text, strike] of [
    ['You had two coffees.', 'number 2'],
    ['You had 2 coffees.', 'number 2'],
    ['You woke up twice.', 'number 2'],
    ['You woke up six times.', 'number 6'],
    ['You slept two hours.', 'number 2'],
    ['Sixty-one of your nights were short.', 'number 61'],
    ['You covered fifteen miles.', 'number 15'],
    ['Half of the nights were short.', 'number 50'],
    ['You slept an hour and a half more.', 'number 90'],
  ] as const)
    assert.ok(struck(text).includes(strike), `${text}: ${struck(text).join(', ')}`);
});
