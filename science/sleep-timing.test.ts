import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sleepTiming } from './sleep-timing.ts';
import { granted, near, refusalOf } from './testing.ts';

test('sleepTiming: 23:00 to 07:00 at work and 00:00 to 10:00 when free give two hours of jetlag', () => {
  const timing = granted(sleepTiming({ work: { onset: -1, offset: 7 }, free: { onset: 0, offset: 10 }, workDays: 5 }));

  assert.equal(timing.midSleepWork, 3);
  assert.equal(timing.midSleepFree, 5);
  assert.equal(timing.socialJetlag, 2);
  near(timing.durationWeek, 60 / 7);
  near(timing.midSleepFreeCorrected, 5 - (10 - 60 / 7) / 2);
});

test('sleepTiming: without longer sleep on free days nothing is corrected', () => {
  const timing = granted(sleepTiming({ work: { onset: 0, offset: 8 }, free: { onset: 1, offset: 8 }, workDays: 5 }));

  assert.equal(timing.midSleepFreeCorrected, 4.5);
});

test('sleepTiming: refuses sleep that ends before it begins', () => {
  const refusal = refusalOf(sleepTiming({ work: { onset: 7, offset: 1 }, free: { onset: 0, offset: 8 }, workDays: 5 }));

  assert.deepEqual(refusal, { ok: false, reason: 'out-of-range', field: 'work.duration', min: 0, max: 24 });
});
