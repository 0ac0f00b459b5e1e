import assert from 'node:assert/strict';
import { test } from 'node:test';
import { METRICS } from '@aceso/contracts/vocabulary';
import { ASK_TODAY, FRAMES, METRIC_WORDINGS, PERIOD_WORDINGS, seeded, STATISTIC_WORDINGS, withSlip } from '../../../test/ask-wordings.ts';
import { EXAMPLES } from './examples.ts';
import { parseQuestion, type AskContext } from './index.ts';
import type { Query, Statistic } from './query.ts';

const context = (available: readonly string[] = []): AskContext => ({
  today: ASK_TODAY,
  conventions: { lastDaysEnd: 'today', weekStartsOn: 0 },
  available: new Map(available.map((metric) => [metric, 100])),
  preferred: () => undefined,
});
const read = (question: string, available: readonly string[] = []): Query | string => {
  const parsed = parseQuestion(question, context(available));
  return parsed.ok ? parsed.query : `${parsed.reason}: ${parsed.message}`;
};
const oneOf = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)] as T;

interface Made {
  readonly question: string;
  readonly metric: string;
  readonly statistic: Statistic;
  readonly span: { readonly from: string; readonly to: string };
}

function made(random: () => number): Made {
  const [metric, names] = oneOf(Object.entries(METRIC_WORDINGS), random);
  const [statistic, words] = oneOf(Object.entries(STATISTIC_WORDINGS) as [Statistic, readonly string[]][], random);
  const [period, from, to] = oneOf(PERIOD_WORDINGS, random);
  const question = oneOf(FRAMES, random)
    .replace('{s}', oneOf(words, random))
    .replace('{m}', oneOf(names, random))
    .replace('{p}', period)
    .replace('my standard deviation of my', 'the standard deviation of my')
    .replaceAll('daily daily', 'daily');
  return { question, metric, statistic, span: { from, to } };
}

/** Whether a question was understood as it was meant; an amount of one day is its own average. */
function isRight({ metric, statistic, span }: Made, query: Query | string): boolean {
  if (typeof query === 'string' || query.kind !== 'statistic' || query.measure.of !== 'metric') return false;
  const [only, ...more] = query.slice.spans;
  return (
    query.measure.metric === metric && query.statistic === statistic && more.length === 0 && only?.from === span.from && only.to === span.to
  );
}

test('ask: 4,000 wordings of one number are all understood as they were meant', () => {
  const random = seeded(11);

  const wrong = Array.from({ length: 4000 }, () => made(random)).filter((one) => !isRight(one, read(one.question)));

  assert.deepEqual([...new Set(wrong.map(({ question }) => question))].slice(0, 20), []);
});

test('ask: of 1,000 wordings with a slip of the pen at least 97 in 100 are understood as they were meant', () => {
  const random = seeded(12);

  const wrong = Array.from({ length: 1000 }, () => made(random))
    .map((one) => ({ ...one, question: withSlip(one.question, random) }))
    .filter((one) => !isRight(one, read(one.question)));

  assert.ok(
    wrong.length <= 30,
    `${wrong.length}: ${wrong
      .slice(0, 12)
      .map(({ question }) => question)
      .join(' | ')}`,
  );
});

test('ask: days are counted however it is said', () => {
  const counts = [
    'On how many days {p} did I {v} {c} {n} steps?',
    'How many days {p} had {c} {n} steps?',
    '{p}, how many days did I {v} {c} {n} steps',
    'How often {p} did I {v} {c} {n} steps?',
    'Count the days {p} with {c} {n} steps',
    'number of days {p} with {c} {n} steps',
  ];
  const limits = [
    ['more than', 'above'],
    ['over', 'above'],
    ['at least', 'at-least'],
    ['fewer than', 'below'],
    ['less than', 'below'],
    ['under', 'below'],
    ['at most', 'at-most'],
    ['no more than', 'at-most'],
  ] as const;
  const random = seeded(13);

  const wrong = Array.from({ length: 2000 }, () => {
    const [period, from, to] = oneOf(
      PERIOD_WORDINGS.filter(([words]) => !/yesterday|ago|on /.test(words)),
      random,
    );
    const [words, comparator] = oneOf(limits, random);
    const number = oneOf(['10,000', '10000', '10k', 'ten thousand'], random);
    const question = oneOf(counts, random)
      .replace('{p}', period)
      .replace('{v}', oneOf(['walk', 'take', 'do', 'get'], random))
      .replace('{c}', words)
      .replace('{n}', number);
    const query = read(question);
    const [condition] = typeof query !== 'string' && query.kind === 'days' ? query.conditions : [];
    const [span] = typeof query === 'string' ? [] : query.slice.spans;
    const right =
      condition?.measure.of === 'metric' &&
      condition.measure.metric === 'step-count' &&
      condition.threshold?.comparator === comparator &&
      condition.threshold.value === 10_000 &&
      span?.from === from &&
      span.to === to;
    return right ? '' : question;
  }).filter((question) => question !== '');

  assert.deepEqual([...new Set(wrong)].slice(0, 20), []);
});

test('ask: two periods are compared, with the sign of the word', () => {
  const expect = (question: string, a: string, b: string, sign: 1 | -1, answer = 'difference') => {
    const query = read(question);
    assert.ok(typeof query !== 'string' && query.kind === 'compare', `${question}: ${JSON.stringify(query)}`);
    assert.deepEqual([query.slice.spans[0]?.from, query.other.spans[0]?.from, query.sign, query.answer], [a, b, sign, answer], question);
  };

  expect('How much higher was my HRV in August than in July?', '2026-08-01', '2026-07-01', 1);
  expect('How much lower was my resting heart rate in October than in July?', '2026-10-01', '2026-07-01', -1);
  expect('How did my sleep change from July to August?', '2026-08-01', '2026-07-01', 1);
  expect('Compare my steps this month with last month', '2026-10-01', '2026-09-01', 1);
  expect('By what percentage was my HRV higher last week than the week before?', '2026-10-19', '2026-10-12', 1, 'percent');
  expect('Did I sleep more this week versus last week?', '2026-10-26', '2026-10-19', 1);
  expect('What was my weight before and after 1 September?', '2026-09-01', '1970-01-01', 1);
});

test('ask: every metric of the vocabulary is found by its name', () => {
  const lost = [...METRICS.values()].filter(({ id, name }) => {
    const query = read(`What was my average ${name.replaceAll(/\s*\([^)]*\)/g, '')} last month?`, [id]);
    const measure = typeof query !== 'string' && 'measure' in query ? query.measure : undefined;
    return measure?.of !== 'metric' || measure.metric !== id;
  });

  assert.deepEqual(
    lost.map(({ id }) => id),
    [],
  );
});

test('ask: what figures cannot answer is refused, and its reason told', () => {
  const reasons = Object.entries({
    'What is the weather like?': 'out-of-scope',
    'How many steps did my wife take?': 'out-of-scope',
    'What will my weight be next month?': 'future',
    'Why is my heart rate so high?': 'cause',
    'Should I take a beta blocker?': 'advice',
    'Is it normal to have a pulse of 40?': 'advice',
    'What was my average frobnication last week?': 'not-understood',
    'How many steps did I take in Zurich?': 'not-understood',
    Hello: 'not-understood',
    '???': 'not-understood',
  });

  for (const [question, reason] of reasons) {
    const parsed = parseQuestion(question, context());
    assert.equal(parsed.ok ? JSON.stringify(parsed.query) : parsed.reason, reason, question);
  }
});

test('ask: a name of two things asks which one, when the person has both', () => {
  const both = parseQuestion('How many calories yesterday?', context(['active-energy', 'dietary-energy']));
  const one = read('How many calories yesterday?', ['dietary-energy']);

  assert.ok(!both.ok && both.reason === 'ambiguous');
  assert.deepEqual(both.options, ['Active energy', 'Energy eaten']);
  assert.ok(typeof one !== 'string' && 'measure' in one && one.measure.of === 'metric' && one.measure.metric === 'dietary-energy');
});

test('ask: the examples that are offered can be asked', () => {
  assert.deepEqual(
    EXAMPLES.map((example) => read(example)).filter((query) => typeof query === 'string'),
    [],
  );
});

test('ask: nothing that is typed makes it fail', () => {
  const random = seeded(14);
  const pieces = [
    ...FRAMES,
    ...PERIOD_WORDINGS.map(([words]) => words),
    'than',
    '7',
    '@p0',
    '@m99',
    '""',
    '💤',
    'between',
    '-1',
    '31 February',
    '٣',
    'of of of',
    'per',
    '{s}',
    '$1',
    '\\d+',
  ];

  for (let round = 0; round < 2000; round += 1) {
    const text = Array.from({ length: 1 + Math.floor(random() * 8) }, () => oneOf(pieces, random)).join(' ');
    assert.equal(typeof parseQuestion(text, context()).ok, 'boolean', text);
  }
});
