import assert from 'node:assert/strict';
import { test } from 'node:test';
import { suggestionDosage } from './suggestion-dosage.ts';
import { granted, near, refusalOf } from './testing.ts';

test('suggestionDosage: one message fades, many stay below 20', () => {
  near(granted(suggestionDosage([true, false, true])).at(-1) ?? 0, 1.9025);
  near(granted(suggestionDosage(Array.from({ length: 500 }, () => true))).at(-1) ?? 0, 20, 1e-6);
});

test('suggestionDosage: refuses a start above 20', () => {
  assert.equal(refusalOf(suggestionDosage([], 21)).reason, 'out-of-range');
});
