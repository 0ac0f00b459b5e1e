import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstOutside, notFinite, outside } from './ranges.ts';

test('outside: both bounds belong to the range, and what lies beyond is named with its bounds', () => {
  assert.equal(outside('age', 18, [18, 120]), undefined);
  assert.equal(outside('age', 120, [18, 120]), undefined);
  assert.deepEqual(outside('age', 17.9, [18, 120]), { ok: false, reason: 'out-of-range', field: 'age', min: 18, max: 120 });
});

test('outside: NaN and infinity are not numbers, whatever the bounds', () => {
  assert.deepEqual(outside('age', Number.NaN, [0, 1]), { ok: false, reason: 'not-a-number', field: 'age' });
  assert.deepEqual(outside('age', Infinity, [0, Infinity]), { ok: false, reason: 'not-a-number', field: 'age' });
});

test('firstOutside: the first wrong field wins, and an absent one is missing', () => {
  assert.deepEqual(firstOutside({ a: 1, b: undefined }, { a: [0, 1], b: [0, 1] }), { ok: false, reason: 'missing', field: 'b' });
  assert.equal(firstOutside({ a: 1, b: 0 }, { a: [0, 1], b: [0, 1] }), undefined);
});

test('notFinite: one bad number refuses the series', () => {
  assert.deepEqual(notFinite('values', [1, Number.NaN]), { ok: false, reason: 'not-a-number', field: 'values' });
  assert.equal(notFinite('values', [1, 2]), undefined);
});
