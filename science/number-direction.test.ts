import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directionSaid, pointsElsewhere, subjectOf } from './number-direction.ts';

const today = { name: 'hrv_today', unit: 'ms' };
const usual = { name: 'hrv_median_28d', unit: 'ms' };

test('directionSaid: the words behind a number tell first, then those of its clause', () => {
  assert.equal(directionSaid({ before: 'your pulse ', after: ' bpm lower than last week' }), 'down');
  assert.equal(directionSaid({ before: 'your pulse rose by ', after: ' bpm.' }), 'up');
  assert.equal(directionSaid({ before: 'your pulse was ', after: ' bpm. It fell later' }), undefined);
});

test('pointsElsewhere: the nearest word that tells results apart decides', () => {
  assert.equal(pointsElsewhere(usual, [today, usual], { before: 'today ', after: ' ms, against your usual' }), true);
  assert.equal(pointsElsewhere(today, [today, usual], { before: 'today ', after: ' ms, against your usual' }), false);
  assert.equal(pointsElsewhere(usual, [today, usual], { before: 'hrv was ', after: ' ms today.' }), true);
  const risks = [
    { name: 'risk10', unit: '%' },
    { name: 'risk30', unit: '%' },
  ];
  assert.equal(pointsElsewhere({ name: 'risk10', unit: '%' }, risks, { before: 'your 30-year risk is ', after: ' %.' }), true);
});

test('subjectOf: what stands behind "than" or "against" is what is compared with', () => {
  assert.equal(subjectOf('today 38 ms, against your usual 46 ms: 17 % lower', today, usual), 'a');
  assert.equal(subjectOf('your hrv is 17 % below your usual', today, usual), 'a');
  assert.equal(subjectOf('your usual is 8 ms above that of today', today, usual), 'b');
  assert.equal(subjectOf('the difference is 8 ms', today, usual), undefined);
});
