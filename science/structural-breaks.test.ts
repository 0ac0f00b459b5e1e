import assert from 'node:assert/strict';
import { test } from 'node:test';
import { structuralBreaks } from './structural-breaks.ts';
import { granted, near, normalNumbers, refusalOf } from './testing.ts';

test('structuralBreaks: finds one break, and more breaks never fit worse', () => {
  const next = normalNumbers(6);
  const values = Array.from({ length: 90 }, (_, day) => (day < 30 ? 60 : 65) + next());

  const found = granted(structuralBreaks(values, 10));

  assert.equal(found.breaks.length, 1);
  near(found.breaks[0] ?? 0, 30, 1);
  assert.ok(found.squaredError.every((error, i) => i === 0 || error <= (found.squaredError[i - 1] ?? 0)));
});

test('structuralBreaks: noise alone has none', () => {
  const next = normalNumbers(7);

  assert.deepEqual(granted(structuralBreaks(Array.from({ length: 60 }, next), 9)).breaks, []);
});

test('structuralBreaks: refuses few and equal values', () => {
  assert.equal(refusalOf(structuralBreaks([1, 2, 3], 2)).reason, 'too-few-values');
  assert.equal(
    refusalOf(
      structuralBreaks(
        Array.from({ length: 30 }, () => 1),
        5,
      ),
    ).reason,
    'no-spread',
  );
});
