import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cosinor } from './cosinor.ts';
import { granted, near, refusalOf } from './testing.ts';

const times = Array.from({ length: 48 }, (_, i) => i / 2);

test('cosinor: finds middle, height and peak time of a wave, in every quadrant', () => {
  for (const peak of [2, 9, 15, 21]) {
    const values = times.map((t, i) => 37 + 0.5 * Math.cos((2 * Math.PI * (t - peak)) / 24) + (i % 2 === 0 ? 0.001 : -0.001));

    const wave = granted(cosinor({ times, values, period: 24 }));

    near(wave.mesor, 37, 1e-3);
    near(wave.amplitude, 0.5, 1e-3);
    near(wave.peak, peak, 0.02);
    assert.ok(wave.acrophase <= 0 && wave.acrophase > -2 * Math.PI);
  }
});

test('cosinor: refuses few values and times of another length', () => {
  assert.equal(refusalOf(cosinor({ times: [1], values: [1], period: 24 })).reason, 'too-few-values');
  assert.equal(refusalOf(cosinor({ times: [1], values: times, period: 24 })).reason, 'unequal-lengths');
});
