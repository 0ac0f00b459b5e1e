import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countedBySource, leftOutBySource } from './day-explained.ts';
import type { DayExplanation } from './types.ts';

const at = (hour: number): string => `2026-03-02T${String(hour).padStart(2, '0')}:00:00.000Z`;
const STEPS: DayExplanation = {
  metric: 'step-count',
  day: '2026-03-02',
  unit: '{steps}',
  value: 2560,
  method: 'amounts',
  stretches: [
    { from: at(8), to: at(9), source: 'Watch', amount: 2500, why: 'first in your order', reason: 'first' },
    { from: at(10), to: at(11), source: 'Phone', amount: 54, why: 'gap', reason: 'next' },
    { from: at(12), to: at(13), source: 'Watch', amount: 6, why: 'worn', reason: 'worn' },
  ],
  leftOut: [
    { from: at(8), to: at(9), source: 'Phone', amount: 1865, why: 'seen', reason: 'better-source', instead: 'Watch' },
    { from: at(12), to: at(13), source: 'Phone', amount: 9, why: 'worn', reason: 'better-worn', instead: 'Watch' },
  ],
};

test('a day by source: amounts add up to the value, each with its times and the reason of most of it', () => {
  const counted = countedBySource(STEPS);

  assert.deepEqual(
    counted.map(({ source, amount, from, to, reason }) => [source, amount, from, to, reason]),
    [
      ['Watch', 2506, at(8), at(13), 'first'],
      ['Phone', 54, at(10), at(11), 'next'],
    ],
  );
  assert.equal(
    counted.reduce((sum, { amount }) => sum + amount, 0),
    STEPS.value,
  );
  assert.deepEqual(
    leftOutBySource(STEPS).map(({ source, amount, reason, instead }) => [source, amount, reason, instead]),
    [['Phone', 1874, 'better-source', 'Watch']],
  );
});

test('a day by source: readings are a mean weighed by their minutes, never a sum', () => {
  const [watch] = countedBySource({
    ...STEPS,
    method: 'minute-means',
    stretches: [
      { from: at(8), to: at(9), source: 'Watch', amount: 60, minutes: 3, why: '' },
      { from: at(9), to: at(10), source: 'Watch', amount: 80, minutes: 1, why: '' },
    ],
  });

  assert.equal(watch?.amount, 65);
});
