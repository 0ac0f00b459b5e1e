import assert from 'node:assert/strict';
import { test } from 'node:test';
import { duration, formatter, numberFormat } from './format.ts';

test('numberFormat: a minus is a minus sign and zero is never negative', () => {
  assert.equal(numberFormat(1)(-5.2), '−5.2');
  assert.equal(numberFormat(1)(-0.04), '0.0');
});

test('formatter: a signed figure that rounds to zero carries no sign', () => {
  const format = formatter({ unit: 'ms', decimals: 0 });

  assert.deepEqual([0.4, -0.4, 2.4, -2.4].map(format.signed), ['0', '0', '+2', '−2']);
});

test('formatter: a civil day is the same day in every zone', () => {
  const format = formatter({ unit: '', decimals: 0, timeZone: 'Pacific/Kiritimati' });

  assert.equal(format.longDay('2026-11-22'), 'Sunday 22 November');
});

test('formatter: the same instant reads in the zone and the clock that are asked for', () => {
  const at = Date.parse('2026-11-22T22:12:00Z');

  assert.equal(formatter({ unit: '', decimals: 0, timeZone: 'Europe/Zurich' }).time(at), '23:12');
  assert.match(
    formatter({ unit: '', decimals: 0, timeZone: 'America/New_York', locale: 'en-US', hourCycle: 'h12' }).time(at),
    /^0?5:12.PM$/,
  );
});

test('duration: minutes never reach sixty', () => {
  assert.equal(duration(119.6), '2\u2009h');
  assert.equal(duration(62), '1\u2009h 2\u2009min');
  assert.equal(duration(45), '45\u2009min');
});

test('formatter: minutes after noon read as times of day, what lies between them as a length of time', () => {
  const format = formatter({ unit: '', decimals: 0, clock: 'after-noon' });

  assert.deepEqual([690, 730, 1140, 719.7, 719.9999999, 0].map(format.number), ['23:30', '00:10', '07:00', '23:59', '00:00', '12:00']);
  assert.deepEqual([format.withUnit(730), format.spoken(730)], ['00:10', '00:10']);
  assert.deepEqual([45, -75, 0.2].map(format.signed), ['+45\u2009min', '−1\u2009h 15\u2009min', '0\u2009min']);
  assert.equal(format.difference(-45), '45\u2009min');
  assert.match(formatter({ unit: '', decimals: 0, clock: 'after-noon', locale: 'en-US' }).number(690), /^11:30.PM$/);
});
