import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { METRICS } from '@aceso/contracts/vocabulary';
import { ageBand, generalised } from './generalise.ts';
import { checkQuestion, type Question } from './question.ts';
import { release, type TrueCell } from './release.ts';

const ask = (changes: Partial<Question> = {}): Question => ({
  metric: 'resting-heart-rate',
  statistic: 'people',
  from: '2026-01-01',
  to: '2026-03-31',
  epsilon: 0.5,
  ...changes,
});
const cell = (group: string, people: number, changes: Partial<TrueCell> = {}): TrueCell => ({
  group,
  people,
  days: BigInt(people * 10),
  centred: 0n,
  ...changes,
});

test('release: every group of the question is in the answer, whether somebody is in it or not', () => {
  const cells = release(checkQuestion(ask({ groupBy: 'month' })), [cell('2026-02', 40)], 11, randomBytes);

  assert.deepEqual(
    cells.map(({ group, suppressed }) => [group, suppressed]),
    [
      ['2026-01', true],
      ['2026-02', false],
      ['2026-03', true],
    ],
  );
});

test('release: what is suppressed carries no number at all', () => {
  const [hidden] = release(checkQuestion(ask()), [cell('all', 10)], 11, randomBytes);

  assert.deepEqual(hidden, { group: 'all', suppressed: true });
});

test('release: the interval holds the truth in at least 95 of 100 answers, for counts, days and means', () => {
  const metric = METRICS.get('resting-heart-rate');
  assert.ok(metric !== undefined);
  for (const statistic of ['people', 'days', 'mean'] as const) {
    const checked = checkQuestion(ask({ statistic }));
    // 300 people whose own means are 62 a minute; the middle of 20 to 200 is 110.
    const truth = cell('all', 300, { centred: BigInt(300 * (62 - 110) * 10 ** metric.decimals) });
    const exact = { people: 300, days: 3000, mean: 62 }[statistic];
    let held = 0;
    for (let i = 0; i < 400; i += 1) {
      const [answer] = release(checked, [truth], 11, randomBytes);
      if ((answer?.low ?? NaN) <= exact && exact <= (answer?.high ?? NaN)) held += 1;
    }
    // 400 × 0.95 less four standard deviations.
    assert.ok(held >= 362, `${statistic}: ${held} of 400`);
  }
});

test('release: counts and days are whole numbers and never below 0', () => {
  for (let i = 0; i < 200; i += 1) {
    const [answer] = release(checkQuestion(ask({ statistic: 'days', epsilon: 0.01 })), [cell('all', 11, { days: 11n })], 11, randomBytes);
    assert.ok(Number.isInteger(answer?.value) && (answer?.value ?? -1) >= 0 && (answer?.low ?? -1) >= 0);
  }
});

test('checkQuestion: one person is bounded to one cell, or to twelve months, and to the days of the period', () => {
  assert.deepEqual([checkQuestion(ask()).cellsPerPerson, checkQuestion(ask()).daysPerCell], [1, 90]);
  const months = checkQuestion(ask({ groupBy: 'month', from: '2020-01-15', to: '2026-03-31' }));
  assert.deepEqual([months.groups.length, months.cellsPerPerson, months.daysPerCell], [75, 12, 31]);
});

test('checkQuestion: unknown metrics, days that do not exist and periods that are backward or too long are refused', () => {
  const code = (changes: Partial<Question>): unknown => {
    try {
      return checkQuestion(ask(changes));
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  assert.deepEqual(
    [code({ metric: 'soul-weight' }), code({ from: '2026-02-30' }), code({ to: '2025-12-31' }), code({ from: '2016-03-30' })],
    ['no-such-metric', 'input-invalid', 'period-invalid', 'period-invalid'],
  );
});

test('ageBand: children and those who may still be children are in none, the oldest are one band', () => {
  assert.deepEqual(
    [2008, 2007, 1997, 1996, 1986, 1935, 1930, undefined].map((year) => ageBand(year, 2026)),
    [undefined, '18-29', '18-29', '18-29', '30-39', '90+', '90+', 'unknown'],
  );
});

test('generalised: values lie within the plausible range and are no finer than the metric', () => {
  const metric = { decimals: 0, plausible: { minimum: 20, maximum: 200, source: '' } };
  assert.deepEqual([generalised(61.6, metric), generalised(500, metric), generalised(1, metric)], [62, 200, 20]);
});
