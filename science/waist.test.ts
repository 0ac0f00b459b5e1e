import assert from 'node:assert/strict';
import { test } from 'node:test';
import { granted, refusalOf } from './testing.ts';
import { waistRisk } from './waist.ts';

test('waistRisk: exactly at the level counts, by sex', () => {
  const risk = (waistCm: number, sex: 'female' | 'male') => granted(waistRisk({ waistCm, heightCm: 180, sex })).risk;

  assert.deepEqual([risk(93, 'male'), risk(94, 'male'), risk(102, 'male')], ['low', 'increased', 'high']);
  assert.deepEqual([risk(79, 'female'), risk(80, 'female'), risk(88, 'female')], ['low', 'increased', 'high']);
});

test('waistRisk: keep the waist below half the height', () => {
  const band = (waistCm: number) => granted(waistRisk({ waistCm, heightCm: 200, sex: 'male' })).toHeightBand;

  assert.deepEqual([79, 80, 100, 120].map(band), ['low', 'healthy', 'increased', 'high']);
  assert.equal(refusalOf(waistRisk({ waistCm: 10, heightCm: 180, sex: 'male' })).reason, 'out-of-range');
});
