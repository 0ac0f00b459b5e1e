import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDerived } from './number-derived.ts';
import { shownNumbers } from './number-tokens.ts';

const facts = [
  { name: 'hrv_today', value: 38, unit: 'ms' },
  { name: 'hrv_median_28d', value: 46, unit: 'ms' },
];
/** Whether the first number of a text is derived. */
const derived = (text: string, from = facts, knowledge = '', clocks: readonly string[] = []) => {
  const [first] = shownNumbers(text);
  assert.ok(first);
  return isDerived(first, from, shownNumbers(knowledge), clocks);
};

test('isDerived: differences and shares in the direction in which the results differ', () => {
  assert.equal(derived('17 % lower than your usual today'), true);
  assert.equal(derived('17 % higher than your usual today'), false);
  assert.equal(derived('It is 8 ms below your usual.'), true);
  assert.equal(derived('It is 8 ms above your usual.'), false);
  assert.equal(derived('It is 83 % of your usual.'), true);
  assert.equal(derived('It is 83 % lower than your usual.'), false);
});

test('isDerived: ratios, sums, shares of one, and the rest', () => {
  assert.equal(derived('1.2 times that of today is your usual.'), true);
  assert.equal(derived('84 ms in total'), true);
  assert.equal(derived('27.6 % of the time out of range', [{ name: 'tir', value: 72.4, unit: '%' }]), true);
  const runs = [
    { name: 'run_count', value: 3, unit: 'runs' },
    { name: 'run_distance', value: 18.2, unit: 'km' },
  ];
  assert.equal(derived('6.1 km each', runs), true);
  assert.equal(derived('6.5 km each', runs), false);
});

test('isDerived: against a cited limit, and between times of day across midnight', () => {
  const minutes = [{ name: 'active_min_week', value: 132, unit: 'min' }];
  assert.equal(derived('18 minutes to go', minutes, '150-300 minutes a week'), true);
  assert.equal(derived('18 minutes above it', minutes, '150-300 minutes a week'), false);
  assert.equal(derived('7 h 25 min in bed', [], '', ['23:40', '07:05']), true);
});
