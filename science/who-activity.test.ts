import assert from 'node:assert/strict';
import { test } from 'node:test';
import { granted, refusalOf } from './testing.ts';
import { whoActivity } from './who-activity.ts';

const week = { age: 40, moderateMinutes: 0, vigorousMinutes: 0, strengthDays: 0, balanceDays: 0 };

test('whoActivity: vigorous minutes count twice, and 150 and 300 both meet', () => {
  assert.equal(granted(whoActivity({ ...week, moderateMinutes: 149 })).aerobic, 'below');
  assert.equal(granted(whoActivity({ ...week, vigorousMinutes: 75 })).aerobic, 'meets');
  assert.equal(granted(whoActivity({ ...week, moderateMinutes: 300 })).aerobic, 'meets');
  assert.equal(granted(whoActivity({ ...week, moderateMinutes: 301 })).aerobic, 'exceeds');
});

test('whoActivity: balance is asked from 65 years on', () => {
  assert.equal(granted(whoActivity({ ...week, age: 64 })).balance, undefined);
  assert.equal(granted(whoActivity({ ...week, age: 65, balanceDays: 2 })).balance, false);
});

test('whoActivity: refuses children, for whom the guideline says something else', () => {
  assert.deepEqual(refusalOf(whoActivity({ ...week, age: 12 })), { ok: false, reason: 'out-of-range', field: 'age', min: 18, max: 120 });
});
