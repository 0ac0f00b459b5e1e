import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawBlockOrder } from './block-order.ts';
import { granted, refusalOf } from './testing.ts';

test('drawBlockOrder: each pair has one treated block, and the same seed draws the same order', () => {
  const order = granted(drawBlockOrder({ pairs: 7, seed: 4_000_000_000 }));

  assert.equal(order.length, 14);
  for (let pair = 0; pair < 7; pair += 1) assert.notEqual(order[2 * pair], order[2 * pair + 1]);
  assert.deepEqual(granted(drawBlockOrder({ pairs: 7, seed: 4_000_000_000 })), order);
});

test('drawBlockOrder: the coin is fair, in every pair and between neighbours', () => {
  const [firsts, changes, runs] = [Array.from({ length: 4 }, () => 0), { n: 0 }, 4000];
  for (let seed = 0; seed < runs; seed += 1) {
    const order = granted(drawBlockOrder({ pairs: 4, seed }));
    firsts.forEach((_, pair) => (firsts[pair] = (firsts[pair] ?? 0) + (order[2 * pair] === true ? 1 : 0)));
    if (order[0] !== order[2]) changes.n += 1;
  }

  // Four standard errors of a share of a half among 4000.
  for (const share of [...firsts, changes.n].map((n) => n / runs)) assert.ok(Math.abs(share - 0.5) < 0.032, String(share));
});

test('drawBlockOrder: too few pairs, too many, and a seed that is no whole number are refused', () => {
  assert.equal(refusalOf(drawBlockOrder({ pairs: 1, seed: 1 })).reason, 'out-of-range');
  assert.equal(refusalOf(drawBlockOrder({ pairs: 21, seed: 1 })).reason, 'out-of-range');
  assert.equal(refusalOf(drawBlockOrder({ pairs: 4, seed: 0.5 })).reason, 'not-a-number');
  assert.equal(refusalOf(drawBlockOrder({ pairs: 4, seed: -1 })).reason, 'out-of-range');
});
