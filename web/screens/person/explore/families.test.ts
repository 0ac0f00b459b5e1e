import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byFamily, type Measure } from './families.ts';

const measure = (name: string, family: string): Measure => ({
  id: name.toLowerCase(),
  name,
  family,
  kind: 'discrete',
  aggregation: 'mean',
  unit: '1',
  decimals: 0,
});
const MEASURES = [
  measure('Steps', 'activity'),
  measure('Resting heart rate', 'heart'),
  measure('Pulse', 'heart'),
  measure('Aura', 'brand-new'),
];

test('byFamily: families keep their order, names theirs, and a family of tomorrow is not lost', () => {
  assert.deepEqual(
    byFamily(MEASURES, '').map(({ family, measures }) => [family, ...measures.map((one) => one.name)]),
    [
      ['heart', 'Pulse', 'Resting heart rate'],
      ['activity', 'Steps'],
      ['other', 'Aura'],
    ],
  );
});

test('byFamily: a search ignores case and leaves no empty family', () => {
  assert.deepEqual(
    byFamily(MEASURES, ' HEART ').map(({ family }) => family),
    ['heart'],
  );
});
