import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Instant } from '@aceso/contracts/shapes';
import { Format } from 'typebox/format';
import { isInstant } from './instant-format.ts';
import { compileCheck } from './schema.ts';

const two = (n: number): string => String(n).padStart(2, '0');

test('isInstant: each day of years with and without a leap day as the schema library knows it', () => {
  for (const year of [1900, 2000, 2023, 2024])
    for (let month = 0; month <= 13; month++)
      for (let day = 0; day <= 32; day++) {
        const text = `${year}-${two(month)}-${two(day)}T08:00:00Z`;
        assert.equal(isInstant(text), Format.IsDateTime(text), text);
      }
});

test('isInstant: forms of the time and of the offset', () => {
  for (const right of ['T00:00:00Z', 't23:59:59z', 'T08:00:00.123456789+05:30', 'T08:00:00-00:00', 'T08:00:00.5-23:59']) {
    assert.ok(isInstant(`2026-03-02${right}`), right);
    assert.ok(!Number.isNaN(Date.parse(`2026-03-02${right}`)), right);
  }
  for (const wrong of [
    'T24:00:00Z',
    'T08:60:00Z',
    'T08:00Z',
    'T08:00:00',
    'T08:00:00.Z',
    'T08:00:00+24:00',
    ' 08:00:00Z',
    '',
    'T08:00:00Z ',
  ])
    assert.ok(!isInstant(`2026-03-02${wrong}`), wrong);
});

test('isInstant: what no clock here can show is refused by name, not stored as nothing', () => {
  for (const none of ['2016-12-31T23:59:60Z', '2026-03-02T08:00:00Z[Europe/Paris]']) assert.ok(!isInstant(none), none);
  assert.equal(compileCheck(Instant, 'body').fits('2016-12-31T23:59:60Z')[0]?.path, '/body');
});
