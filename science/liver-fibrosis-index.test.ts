import assert from 'node:assert/strict';
import { test } from 'node:test';
import { liverFibrosisIndex } from './liver-fibrosis-index.ts';
import { granted, near, refusalOf } from './testing.ts';

test('liverFibrosisIndex: 50 years, AST 40, ALT 25, platelets 200', () => {
  const result = granted(liverFibrosisIndex({ age: 50, ast: 40, alt: 25, platelets: 200 }));

  near(result.index, 2);
  assert.equal(result.band, 'indeterminate');
});

test('liverFibrosisIndex: from 65 years the lower limit is 2, and below 35 it is refused', () => {
  assert.equal(granted(liverFibrosisIndex({ age: 65, ast: 30, alt: 25, platelets: 200 })).band, 'low');
  assert.equal(refusalOf(liverFibrosisIndex({ age: 34, ast: 30, alt: 25, platelets: 200 })).reason, 'out-of-range');
});
