import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hrvTime } from './hrv-time.ts';
import { granted, near, refusalOf } from './testing.ts';

test('hrvTime: the four intervals 800 810 815 750', () => {
  const hrv = granted(hrvTime([800, 810, 815, 750]));

  near(hrv.rmssd, 38.078866, 1e-6);
  near(hrv.sdnn, 29.825884, 1e-6);
  near(hrv.pnn50, 100 / 3);
  near(hrv.sd1, hrv.sdsd / Math.SQRT2);
});

test('hrvTime: mean heart rate is the mean of rates, which is above the rate of the mean', () => {
  const hrv = granted(hrvTime([500, 1000, 1500]));

  near(hrv.meanHeartRate, (120 + 60 + 40) / 3);
  assert.ok(hrv.meanHeartRate > 60_000 / hrv.meanNn);
});

test('hrvTime: refuses seconds given for milliseconds, and a flat line', () => {
  assert.equal(refusalOf(hrvTime([0.8, 0.81, 0.79])).reason, 'out-of-range');
  assert.equal(refusalOf(hrvTime([800, 800, 800])).reason, 'no-spread');
});
