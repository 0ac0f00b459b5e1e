import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missing, notApplicable, ok, tooFew } from './result.ts';

test('Result: a value and a refusal are told apart by ok', () => {
  assert.deepEqual(ok(3), { ok: true, value: 3 });
  assert.deepEqual(tooFew(14, 9), { ok: false, reason: 'too-few-values', needed: 14, got: 9 });
  assert.deepEqual(missing('age'), { ok: false, reason: 'missing', field: 'age' });
  assert.deepEqual(notApplicable('setting'), { ok: false, reason: 'not-applicable', field: 'setting' });
});
