import assert from 'node:assert/strict';
import { test } from 'node:test';
import { earlyWarningScore } from './early-warning-score.ts';
import { granted, refusalOf } from './testing.ts';

const well = {
  respiratoryRate: 16,
  oxygenSaturation: 98,
  oxygenScale: 1,
  oxygen: false,
  systolic: 120,
  heartRate: 70,
  consciousness: 'A',
  temperature: 36.8,
} as const;

test('earlyWarningScore: a well person scores 0', () => {
  assert.deepEqual(granted(earlyWarningScore(well)), { score: 0, risk: 'low' });
});

test('earlyWarningScore: one part of 3 lifts the risk, new confusion is one', () => {
  assert.deepEqual(granted(earlyWarningScore({ ...well, consciousness: 'C' })), { score: 3, risk: 'low-medium' });
});

test('earlyWarningScore: on scale 2 too much oxygen scores as well', () => {
  const scale2 = (oxygenSaturation: number, oxygen: boolean) =>
    granted(earlyWarningScore({ ...well, oxygenScale: 2, oxygenSaturation, oxygen })).score;

  assert.deepEqual([scale2(90, false), scale2(97, false), scale2(97, true), scale2(83, false)], [0, 0, 5, 3]);
});

test('earlyWarningScore: medium from 5, high from 7, and an impossible temperature is refused', () => {
  assert.equal(granted(earlyWarningScore({ ...well, respiratoryRate: 22, heartRate: 131 })).risk, 'medium');
  assert.equal(granted(earlyWarningScore({ ...well, respiratoryRate: 25, heartRate: 131, temperature: 38.5 })).risk, 'high');
  assert.equal(refusalOf(earlyWarningScore({ ...well, temperature: 98.6 })).reason, 'out-of-range');
});
