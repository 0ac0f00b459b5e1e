import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockTicks, niceTicks, tickDecimals } from './ticks.ts';

test('niceTicks: the first and last hold every value, for any stretch', () => {
  for (const [low, high] of [
    [37, 49],
    [0.1, 0.3],
    [-1.2, 0.4],
    [9_400, 12_250],
    [3.9, 3.9],
    [0, 0],
    [-7, -7],
  ] as const) {
    const ticks = niceTicks(low, high);
    assert.ok((ticks[0] ?? Infinity) <= low && (ticks.at(-1) ?? -Infinity) >= high, `${low} to ${high}: ${ticks.join(' ')}`);
    assert.ok(ticks.length >= 2 && ticks.length <= 8, `${low} to ${high}: ${ticks.length} ticks`);
  }
});

test('niceTicks: steps are free of floating noise', () => {
  assert.deepEqual(niceTicks(0, 0.3, 4), [0, 0.1, 0.2, 0.3]);
});

test('niceTicks: what is not a number gives no ticks', () => {
  assert.deepEqual(niceTicks(Number.NaN, 3), []);
  assert.deepEqual(niceTicks(4, 3), []);
});

test('niceTicks: no step is finer than the values are read', () => {
  assert.deepEqual(niceTicks(37.6, 38.3, 4, 1), [37.5, 38, 38.5]);
  assert.deepEqual(niceTicks(6.2, 6.2, 4, 1), [5.5, 6, 6.5, 7]);
  assert.deepEqual(niceTicks(0, 1, 4, 0), [0, 1]);
  assert.deepEqual(niceTicks(3, 3, 4, 0), [2, 3, 4]);
});

test('tickDecimals: no two ticks read the same', () => {
  for (const ticks of [niceTicks(0, 1), niceTicks(0, 10), niceTicks(36.5, 37.1), niceTicks(0, 0.02)]) {
    const read = ticks.map((tick) => tick.toFixed(tickDecimals(ticks)));
    assert.equal(new Set(read).size, ticks.length, read.join(' '));
  }
});

test('clockTicks: times of day stand at quarters, halves and whole hours, and hold every value', () => {
  assert.deepEqual(clockTicks(655, 812), [600, 660, 720, 780, 840]);
  assert.deepEqual(clockTicks(700, 725), [700, 710, 720, 730]);
  assert.deepEqual(clockTicks(730, 730), [690, 720, 750, 780]);
  assert.deepEqual(clockTicks(5, 4), []);
});
