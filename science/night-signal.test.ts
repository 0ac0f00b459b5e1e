import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nightSignal } from './night-signal.ts';
import { granted, refusalOf } from './testing.ts';

const nights = (rates: readonly (number | null)[]) =>
  rates.flatMap((heartRate, i) => (heartRate === null ? [] : [{ date: `2026-02-${String(i + 1).padStart(2, '0')}`, heartRate }]));

test('nightSignal: two nights 4 above the median so far are red', () => {
  const signalled = granted(nightSignal({ nights: nights([60, 60, 60, 60, 60, 64, 64, 60]), branch: 'apple' }));

  assert.deepEqual(
    signalled.map((night) => night.alert),
    [0, 0, 0, 0, 0, 0, 2, 0],
  );
});

test('nightSignal: a lone gap is filled on Fitbit, on Apple only when two nights follow', () => {
  const gap = nights([60, null, 63, null, 65]);
  const shown = (branch: 'apple' | 'fitbit') => granted(nightSignal({ nights: gap, branch })).map((night) => night.heartRate);

  assert.deepEqual(shown('fitbit'), [60, 61, 63, 64, 65]);
  assert.deepEqual(shown('apple'), [60, 63, 65]);
  assert.equal(granted(nightSignal({ nights: nights([60, null, 63, 63]), branch: 'apple' }))[1]?.heartRate, 61.5);
});

test('nightSignal: a gap of two nights forgets what was before', () => {
  const signalled = granted(nightSignal({ nights: nights([60, 60, 60, 64, null, null, 64]), branch: 'fitbit' }));

  assert.equal(signalled.at(-1)?.alert, 0);
});

test('nightSignal: dates must rise and be dates', () => {
  const twice = [
    { date: '2026-02-02', heartRate: 60 },
    { date: '2026-02-01', heartRate: 60 },
  ];

  assert.equal(refusalOf(nightSignal({ nights: twice, branch: 'apple' })).reason, 'missing');
  assert.equal(refusalOf(nightSignal({ nights: [{ date: 'today', heartRate: 60 }], branch: 'apple' })).reason, 'missing');
  assert.equal(refusalOf(nightSignal({ nights: [], branch: 'apple' })).reason, 'too-few-values');
});
