import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawBlockOrder } from '@aceso/science';
import { addDays } from '../days.ts';
import { bell, noise, TODAY } from '../../../test/series.ts';
import { judgeTrial, type TrialInputs } from './judge.ts';
import { notNow } from './not-now.ts';
import { scheduleOf } from './schedule.ts';
import { unsafeReason } from './safe-action.ts';
import { inTen, verdictWords } from './words.ts';

const QUESTION = {
  title: 'No screens after nine',
  protocol: '',
  on: 'No screens after nine',
  off: 'As usual',
  metric: 'heart-rate-variability-sdnn',
  metricName: 'Heart rate variability',
  unit: 'ms',
  direction: 'up',
  smallestDifference: 3,
  lagDays: 0,
  blockDays: 3,
  pairs: 5,
  washoutDays: 1,
  startOn: TODAY,
} as const;

/** Days of a trial whose days with it are higher by `effect`; the named days have no value. */
function inputs(effect: number, more: Partial<TrialInputs> = {}, lost: (day: string) => boolean = () => false): TrialInputs {
  const drawn = drawBlockOrder({ pairs: QUESTION.pairs, seed: 9 });
  assert.ok(drawn.ok);
  const order = drawn.value.map((treated) => (treated ? ('on' as const) : ('off' as const)));
  const random = noise(4);
  const days = scheduleOf(QUESTION, order, [], TODAY);
  const points = days
    .map(({ day, arm }) => ({ day, value: 48 + 2 * bell(random) + (arm === 'on' ? effect : 0), count: 1, coverage: 1, sources: ['Watch'] }))
    .filter(({ day }) => !lost(day));
  const base = { question: QUESTION, seed: 9, order, pauses: [], until: addDays(TODAY, 29), endedEarly: false };
  return { ...base, points, told: [], followedPoints: [], ...more };
}

test('judgeTrial: it helped, no difference, the other way, and cannot say, each by its interval', () => {
  const verdicts = [8, 0, -8, 2.4].map((effect) => judgeTrial(inputs(effect)));

  assert.deepEqual(
    verdicts.map(({ verdict, lack }) => [verdict, lack]),
    [
      ['helped', undefined],
      ['no-difference', undefined],
      ['other-way', undefined],
      ['cannot-say', 'too-uncertain'],
    ],
  );
});

test('judgeTrial: what shows in the night after is read on the next day', () => {
  const here = inputs(8);
  const nextDay = here.points.map((point) => ({ ...point, day: addDays(point.day, 1) }));

  const found = judgeTrial({ ...here, question: { ...QUESTION, lagDays: 1 }, points: nextDay });

  assert.deepEqual([found.difference, found.verdict], [judgeTrial(here).difference, 'helped']);
});

test('judgeTrial: where lower is wished, a fall helped', () => {
  const fallen = inputs(-8);
  const { verdict, chance } = judgeTrial({ ...fallen, question: { ...QUESTION, direction: 'down' } });

  assert.equal(verdict, 'helped');
  assert.ok((chance ?? 0) > 0.95);
});

test('judgeTrial: days of wash-out do not count, and a pair of which one block does not speak is left out whole', () => {
  const gone = new Set([1, 2].map((i) => addDays(TODAY, i)));
  const { days, wholePairs, difference } = judgeTrial(inputs(8, {}, (day) => gone.has(day)));

  assert.equal(wholePairs, 4);
  assert.deepEqual(
    days.slice(0, 6).map(({ use }) => use),
    ['wash-out', 'no-data', 'no-data', 'wash-out', 'pair-not-whole', 'pair-not-whole'],
  );
  const wild = inputs(8, {}, (day) => gone.has(day));
  const washed = days.filter(({ use }) => use !== 'counted').map(({ day }) => day);
  const other = judgeTrial({ ...wild, points: wild.points.map((one) => (washed.includes(one.day) ? { ...one, value: 500 } : one)) });
  assert.deepEqual(other.difference, difference);
});

test('judgeTrial: it is judged by the instruction, not by what was followed', () => {
  const told = Array.from({ length: 30 }, (_, i) => ({ day: addDays(TODAY, i), followed: i % 3 !== 0 }));

  assert.deepEqual(judgeTrial(inputs(8, { told })).difference, judgeTrial(inputs(8)).difference);
});

test('verdictWords: every verdict has a title and a text with its numbers, and speaks of no cause', () => {
  for (const effect of [8, 0, -8, 2.4]) {
    const judged = judgeTrial(inputs(effect));
    const { title, text } = verdictWords(QUESTION, judged);

    assert.ok(title.length > 0 && /\d/.test(text), text);
    assert.doesNotMatch(text, /because|caus|due to|thanks to|proves/i);
  }
  assert.match(verdictWords(QUESTION, judgeTrial(inputs(2.4))).text, /^The chance that it is higher on days with it: about \d in 10\./);
});

test('verdictWords: a time of day comes earlier or later, it is not lower or higher', () => {
  const question = {
    ...QUESTION,
    metric: 'sleep-onset-time',
    metricName: 'Time of falling asleep',
    unit: 'min',
    direction: 'down',
  } as const;
  const { text } = verdictWords(question, judgeTrial({ ...inputs(-8), question }));

  assert.match(text, /was \d+ minutes earlier than on days without, likely between \d+ and \d+ minutes\. The chance that it is earlier/);
});

test('inTen: a chance is told as people count, never as certain', () => {
  assert.deepEqual([0.999, 0.95, 0.62, 0.5, 0.06, 0.01].map(inTen), [
    'about 9 in 10',
    'about 9 in 10',
    'about 6 in 10',
    'about 5 in 10',
    'about 1 in 10',
    'about 1 in 10',
  ]);
});

test('notNow: nothing is tried while something needs care at once, and no more movement while the body asks for rest', () => {
  const urgent = [{ guideline: 'oxygen-saturation-low', urgency: 'seek-care-now' }] as const;
  const strained = [{ guideline: 'illness-like-strain', urgency: 'suggestion' }] as const;

  assert.match(notNow(['sleep'], urgent) ?? '', /care first/);
  assert.match(notNow(['activity'], strained) ?? '', /rest/);
  assert.deepEqual([notNow(['sleep'], strained), notNow(['activity'], [])], [undefined, undefined]);
});

test('unsafeReason: habits may be tried, what does harm may not, in whatever words', () => {
  const ask = (action: string) => unsafeReason({ action, family: 'sleep', age: 40, conditions: [] });
  const fine = [
    'No coffee after noon',
    'A walk of 20 minutes after lunch',
    'No alcohol on weekdays',
    'Dinner before 19:30',
    'Read a book in bed instead of the phone',
    'Ten minutes of slow breathing',
    'Lights out at 22:30',
    'Do not smoke in the evening',
  ];
  const barred = [
    'Stop taking my pills',
    'Skip my insulin in the morning',
    'Double dose of magnesium',
    'Skip breakfast and lunch',
    'Intermittent fasting 20:4',
    'A glass of wine before bed',
    'Smoke less tar',
    'Stay awake until three',
    'Hold my breath under water',
    'No alcohol and no insulin therapy',
    'I want to kill myself',
    'Crash diet',
  ];

  assert.deepEqual(
    fine.map(ask),
    fine.map(() => undefined),
  );
  for (const action of barred) assert.ok(ask(action) !== undefined, action);
  assert.match(unsafeReason({ action: fine[0] ?? '', family: 'sleep', age: 15, conditions: [] }) ?? '', /adults/);
  assert.match(unsafeReason({ action: fine[0] ?? '', family: 'body', age: 30, conditions: ['eating-disorder'] }) ?? '', /eating disorder/);
});
