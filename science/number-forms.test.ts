import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formsOf, shows, unitAfter } from './number-forms.ts';

test('unitAfter: reads the unit that follows, and none when there is none', () => {
  assert.deepEqual([' hours a night', ' % lower', '-year risk', ' mmol/L', ' in 100 people', ' people'].map(unitAfter), [
    'h',
    '%',
    'years',
    'mmol/L',
    '%',
    undefined,
  ]);
});

test('shows: minutes may be shown as hours, a probability as percent, rounded to the digits shown', () => {
  const shown = (value: number, unit: string, number: number, decimals: number, as: string) =>
    formsOf(value, unit).some((form) => shows(form, number, decimals, as));

  assert.equal(shown(412, 'min', 6.9, 1, 'h'), true);
  assert.equal(shown(412, 'min', 7, 0, 'h'), true);
  assert.equal(shown(412, 'min', 7.2, 1, 'h'), false);
  assert.equal(shown(0.147, 'probability', 14.7, 1, '%'), true);
  assert.equal(shown(0.147, 'probability', 1.47, 2, '%'), false);
  assert.equal(shown(78.4, 'kg', 78.4, 1, 'lb'), false);
});
