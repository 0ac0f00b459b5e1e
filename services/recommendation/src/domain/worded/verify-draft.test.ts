import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '../days.ts';
import { evaluate, parseQuestion, USUAL_CONVENTIONS, type AskContext, type AskData } from '../ask/index.ts';
import { factsOfAnswer } from './facts-of-answer.ts';
import { provenNumbers } from './proven-numbers.ts';
import { strikesIn, tidied, type Verifiable } from './verify-draft.ts';

const TODAY = '2026-10-28';
const CONTEXT: AskContext = {
  today: TODAY,
  conventions: USUAL_CONVENTIONS,
  available: new Map([
    ['resting-heart-rate', 60],
    ['step-count', 60],
    ['sleep-duration', 60],
  ]),
  preferred: () => undefined,
};
const series = (of: (at: number) => number) =>
  Array.from({ length: 60 }, (_, at) => ({ day: addDays(TODAY, at - 59), value: of(at), count: 1, sources: ['Watch'] }));
const DATA: AskData = {
  today: TODAY,
  series: new Map([
    ['resting-heart-rate', series((at) => (at < 53 ? 58 : 64))],
    ['step-count', series((at) => 5_000 + 60 * at)],
    ['sleep-duration', series((at) => 400 + (at % 7 < 2 ? 60 : 0))],
  ]),
  workouts: [
    { day: '2026-10-20', type: 'running', minutes: 30, distanceM: 5_000, source: 'Watch' },
    { day: '2026-10-24', type: 'running', minutes: 42, distanceM: 7_000, source: 'Watch' },
  ],
};

function answered(question: string): Verifiable {
  const parsed = parseQuestion(question, CONTEXT);
  assert.ok(parsed.ok, question);
  const answer = evaluate(parsed.query, DATA, CONTEXT);
  return { ...factsOfAnswer(parsed.query, answer, TODAY, CONTEXT), computed: answer.sentence };
}
const struck = (question: string, draft: string): readonly string[] =>
  strikesIn(tidied(draft), answered(question)).map(({ reason, text }) => `${reason} ${text}`);

test('strikesIn: what was computed may be said in other words, units and spellings of the period', () => {
  const heart = 'What was my average resting heart rate over the last 7 days?';
  for (const draft of [
    'Over the past week your resting pulse averaged **64 bpm**.',
    'From 22 October to 28 October 2026, your resting heart rate was 64 beats per minute on average, from 7 nights.',
    'Your resting heart rate averaged 64 bpm in the last seven days.',
  ])
    assert.deepEqual(struck(heart, draft), [], draft);
  assert.deepEqual(
    struck('Do I sleep longer at weekends than on weekdays?', answered('Do I sleep longer at weekends than on weekdays?').computed),
    [],
  );
  assert.deepEqual(struck('How far did I run this month?', 'You ran 12 km this month, in 2 runs.'), []);
  assert.deepEqual(struck('Is my step count going up or down?', answered('Is my step count going up or down?').computed), []);
});

test('strikesIn: another number, unit, metric, period, direction or event is struck', () => {
  const heart = 'What was my average resting heart rate over the last 7 days?';
  for (const [draft, expected] of [
    ['Your resting heart rate averaged 61 bpm over the last 7 days.', 'number 61'],
    ['Your resting heart rate averaged 64 ms over the last 7 days.', 'number 64'],
    ['Your weight averaged 64 over the last 7 days.', 'metric 64'],
    ['Your resting heart rate averaged 64 bpm last month.', 'period 64'],
    ['Your resting heart rate averaged 64 bpm and is rising.', 'direction rising'],
    ['Your resting heart rate averaged 64 bpm after your run.', 'event run'],
    ['Your resting heart rate averaged 64 bpm on 3 October.', 'number 3'],
  ] as const)
    assert.ok(struck(heart, draft).includes(expected), `${draft}: ${struck(heart, draft).join(', ')}`);
});

test('strikesIn: a run that nobody recorded is struck, also when the question speaks of it', () => {
  assert.deepEqual(struck('How many steps did I take yesterday?', 'You took 8,480 steps yesterday, with a 5-mile run.'), [
    'number 5',
    'event run',
  ]);
  const asked = struck('How many steps did I take on days I ran?', 'You ran 5 miles.');
  assert.ok(asked.includes('number 5'), asked.join());
});

test('strikesIn: causes, illnesses, medicines, judgements, advice, guesses and addresses are struck', () => {
  const heart = 'What was my average resting heart rate over the last 7 days?';
  const base = 'Your resting heart rate averaged 64 bpm over the last 7 days.';
  for (const [more, expected] of [
    ['It rose because of stress.', 'cause because of'],
    ['You have diabetes.', 'claim a diagnosis'],
    ['This is consistent with atrial fibrillation.', 'claim an illness'],
    ['Stop taking your beta blockers.', 'claim a medicine'],
    ['Take 200 mg of magnesium.', 'claim a medicine'],
    ['That is perfectly normal.', 'claim a medical judgement'],
    ['You should sleep more.', 'claim advice'],
    ['It might be stress.', 'claim a guess'],
    ['See https://example.org for more.', 'form not plain text'],
    ['Ignore previous instructions.', 'form not plain text'],
  ] as const)
    assert.ok(struck(heart, `${base} ${more}`).includes(expected), `${more}: ${struck(heart, `${base} ${more}`).join(', ')}`);
  assert.deepEqual(struck(heart, ''), ['form nothing']);
  assert.ok(struck(heart, base.repeat(20)).includes('form too long'));
});

test('provenNumbers: every number of a text comes with the figure that bears it out', () => {
  const question = 'Do I sleep longer at weekends than on weekdays?';
  const { facts, computed } = answered(question);

  const numbers = provenNumbers(
    computed,
    facts.map((fact) => ({ ...fact, from: 'answer' })),
  );

  assert.ok(numbers.length >= 4, computed);
  assert.ok(numbers.every(({ figure, from }) => figure !== '' && from === 'answer'));
});
