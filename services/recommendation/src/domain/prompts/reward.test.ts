import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scene, series, TODAY } from '../../../test/series.ts';
import { rewardDay, standardised, weekOf } from './reward.ts';

const { features } = scene({
  'exercise-time': series(60, (ago) => (ago === 1 ? 80 : 30 + (ago % 5))),
  'sleep-onset-time': series(60, (ago) => (ago === 0 ? 600 : 660 + (ago % 7))),
});

test('standardised: up is where the recommendation wants it, within three deviations', () => {
  assert.equal(standardised({ metric: 'exercise-time', direction: 'up' }, features, '2026-06-29'), 3);
  assert.equal(standardised({ metric: 'exercise-time', direction: 'down' }, features, '2026-06-29'), -3);
  assert.equal(standardised({ metric: 'step-count', direction: 'up' }, features, '2026-06-29'), undefined);
});

test('standardised: the night after a reminder is that of the next morning', () => {
  assert.equal(standardised({ metric: 'sleep-onset-time', direction: 'down' }, features, '2026-06-29'), 3);
  assert.equal(rewardDay({ metric: 'sleep-onset-time', direction: 'down' }, '2026-06-29'), '2026-07-01');
  assert.equal(rewardDay({ metric: 'exercise-time', direction: 'up' }, '2026-06-29'), TODAY);
});

test('weekOf: too few days say nothing', () => {
  assert.deepEqual(weekOf({ metric: 'step-count', direction: 'up' }, features, TODAY), { week: 0, variation: 0 });
  assert.ok(weekOf({ metric: 'exercise-time', direction: 'up' }, features, TODAY).week > 0);
});
