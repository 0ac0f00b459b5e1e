import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isoDay, isoDurationMs, isoInstant, offsetMs } from './iso-time.ts';
import { zoned } from './local-time.ts';

const berlin = zoned('Europe/Berlin');

test('iso time: with an offset, with a mark, in local time, as a day, and with any fraction', () => {
  const noon = Date.UTC(2026, 6, 1, 12);
  assert.equal(isoInstant('2026-07-01T12:00:00Z'), noon);
  assert.equal(isoInstant('2026-07-01 14:00:00 +0200'), noon);
  assert.equal(isoInstant('2026-07-01T14:00', berlin), noon);
  assert.equal(isoInstant('2026-07-01T12:00:00.123456Z'), noon + 123);
  assert.equal(isoInstant('2026-07-01', berlin), noon - 14 * 3_600_000);
  for (const wrong of ['', 'soon', '2026-13-01T00:00:00Z', '07/01/2026']) assert.ok(Number.isNaN(isoInstant(wrong, berlin)), wrong);
});

test('iso time: offsets, durations and days of 23 and 25 hours', () => {
  assert.deepEqual([offsetMs('UTC+0530'), offsetMs('-03:30'), offsetMs('Z'), offsetMs('CET')], [19_800_000, -12_600_000, 0, Number.NaN]);
  assert.deepEqual(['PT1H2M3.5S', 'P1DT1S', 'PT0S', '12'].map(isoDurationMs), [3_723_500, 86_401_000, 0, Number.NaN]);
  const hours = (day: string): number => (isoDay(day, berlin).end - isoDay(day, berlin).start) / 3_600_000;
  assert.deepEqual(['2026-03-29', '2026-07-01', '2026-10-25'].map(hours), [23, 24, 25]);
});
