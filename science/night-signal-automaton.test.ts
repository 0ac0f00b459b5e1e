import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nightStep, nightSymbol } from './night-signal-automaton.ts';
import type { NightState, NightSymbol } from './night-signal-automaton.ts';

const run = (symbols: string) => {
  let state: NightState = 'S0';
  return [...symbols].map((symbol) => {
    const step = nightStep(state, symbol as NightSymbol);
    state = step.state;
    return step.alert;
  });
};

test('nightSymbol: +3 is raised, +4 is high, +2.5 is neither', () => {
  assert.deepEqual(
    [62.5, 63, 63.5, 64].map((rate) => nightSymbol(rate, 60)),
    ['a', 'b', 'b', 'c'],
  );
});

test('nightStep: red needs two high nights in a row, yellow two raised ones', () => {
  assert.deepEqual(run('acacc'), [0, 0, 0, 0, 2]);
  assert.deepEqual(run('bbbc'), [0, 1, 1, 1]);
  assert.deepEqual(run('ccba'), [0, 2, 1, 0]);
});

test('nightStep: an alert depends on this night and the one before only', () => {
  const symbols = ['a', 'b', 'c'];
  for (const before of symbols) {
    for (const now of symbols) {
      const ends = symbols.flatMap((first) => symbols.map((second) => run(first + second + before + now)[3]));

      assert.equal(new Set(ends).size, 1);
    }
  }
});
