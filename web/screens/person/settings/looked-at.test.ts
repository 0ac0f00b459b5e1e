import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isStranger, lookedAt } from './looked-at.ts';

test('lookedAt: what was looked at is told in words, by the operation first and by its service otherwise', () => {
  assert.equal(lookedAt('health-data.readDaily'), 'settings.looked.did.daily');
  assert.equal(lookedAt('health-data.listSamples'), 'settings.looked.did.samples');
  assert.equal(lookedAt('dashboard.getTrend'), 'settings.looked.did.screen');
  assert.equal(lookedAt('something.new'), undefined);
});

test('isStranger: a service of Aceso that gathers a screen is none, a program is', () => {
  assert.deepEqual([undefined, 'service:dashboard', 'client:assistant'].map(isStranger), [false, false, true]);
});
