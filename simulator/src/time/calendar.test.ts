import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendar, instantOf } from './calendar.ts';
import { civilDay } from './civil.ts';

const sec = (text: string): number => Date.parse(text) / 1000;

test('calendar: the last day holds the moment of the export, the days before it follow without a gap', () => {
  const days = calendar({ endSec: sec('2026-11-20T23:30:00Z'), count: 3, zone: 'Europe/Berlin', trip: undefined });

  assert.deepEqual(
    days.map((day) => day.date),
    ['2026-11-19', '2026-11-20', '2026-11-21'],
  );
  assert.equal(days[2]!.startSec, sec('2026-11-20T23:00:00Z'));
});

test('calendar: a wall time keeps its meaning on the days on which clocks change', () => {
  const spring = calendar({ endSec: sec('2026-03-29T20:00:00Z'), count: 1, zone: 'Europe/Berlin', trip: undefined })[0]!;
  const autumn = calendar({ endSec: sec('2026-10-25T20:00:00Z'), count: 1, zone: 'Europe/Berlin', trip: undefined })[0]!;

  assert.equal(instantOf(spring, 1 * 3600), sec('2026-03-29T00:00:00Z'));
  assert.equal(instantOf(spring, 7 * 3600), sec('2026-03-29T05:00:00Z'));
  assert.equal(instantOf(autumn, 7 * 3600), sec('2026-10-25T06:00:00Z'));
});

test('calendar: a journey moves midnight and makes rest days', () => {
  const days = calendar({
    endSec: sec('2026-06-12T12:00:00Z'),
    count: 5,
    zone: 'Europe/Berlin',
    trip: { zone: 'America/New_York', first: 1, last: 2 },
  });

  assert.deepEqual(
    days.map((day) => day.isAway),
    [false, true, true, false, false],
  );
  assert.equal(days[1]!.startSec - days[0]!.startSec, 30 * 3600);
  assert.equal(days[3]!.startSec - days[2]!.startSec, 18 * 3600);
  assert.ok(days[1]!.isRestDay);
});

test('calendar: weekdays and seasons are those of the real calendar', () => {
  const [day] = calendar({ endSec: sec('2026-06-21T12:00:00Z'), count: 1, zone: 'UTC', trip: undefined });

  assert.equal(day!.weekday, 0);
  assert.ok(day!.season > 0.99);
});

test('civilDay: a date that is not in the calendar is refused', () => {
  assert.throws(() => civilDay('2026-02-30'), RangeError);
});
