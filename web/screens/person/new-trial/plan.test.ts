import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftOf, OWN, planOf, type Offers } from './plan.ts';

const OFFERS: Offers = {
  offers: [
    {
      guideline: 'sleep-duration',
      title: 'Go to bed half an hour earlier',
      metric: 'sleep-duration',
      direction: 'up',
      offer: { blockDays: 3, pairs: 4, washoutDays: 1, days: 24, on: 'Lights out', off: 'As usual' },
    },
  ],
  measures: [],
};

test('planOf: a card is named by itself, with the design of its guideline and the day that was chosen', () => {
  const draft = draftOf('sleep-duration', OFFERS);

  assert.deepEqual(planOf(draft, 'the-card', '2026-06-30'), { recommendationId: 'the-card', blockDays: 3, pairs: 4, washoutDays: 1 });
  assert.deepEqual(planOf({ ...draft, start: 'today' }, undefined, '2026-06-30'), {
    guideline: 'sleep-duration',
    blockDays: 3,
    pairs: 4,
    washoutDays: 1,
    startOn: '2026-06-30',
  });
});

test('planOf: something of one’s own needs words and a measure, and another measure brings its direction', () => {
  const own = draftOf(OWN, OFFERS);
  const told = { ...own, action: ' No screens after nine ', metric: 'sleep-duration' };

  assert.equal(planOf(own, undefined, '2026-06-30'), undefined);
  assert.equal(planOf({ ...told, metric: '' }, undefined, '2026-06-30'), undefined);
  assert.equal(planOf({ ...told, pairs: '' }, undefined, '2026-06-30'), undefined);
  assert.equal(planOf(told, undefined, '2026-06-30')?.action, 'No screens after nine');
  assert.equal(
    planOf({ ...draftOf('sleep-duration', OFFERS), metric: 'step-count', direction: 'down' }, undefined, 'x')?.direction,
    'down',
  );
});
