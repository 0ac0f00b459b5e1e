import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, calendarOf, DAY_MS, daysBetween } from './local-days.ts';

const HOUR_MS = 3_600_000;
const hours = (zone: string, day: string): number => {
  const { start, end } = calendarOf(zone).bounds(day);
  return (end - start) / HOUR_MS;
};

test('days: the change of clocks makes days of 23 and 25 hours, and of half hours where clocks move by half an hour', () => {
  assert.deepEqual(
    [hours('Europe/Berlin', '2026-03-29'), hours('Europe/Berlin', '2026-10-25'), hours('Europe/Berlin', '2026-07-01')],
    [23, 25, 24],
  );
  assert.equal(hours('Australia/Lord_Howe', '2026-04-05'), 24.5);
});

test('days: every instant belongs to the one day whose bounds hold it, in any zone', () => {
  for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Berlin', 'Asia/Kathmandu', 'America/New_York']) {
    const calendar = calendarOf(zone);
    for (let at = Date.UTC(2026, 2, 27); at < Date.UTC(2026, 2, 31); at += 7 * 60_000) {
      const { start, end } = calendar.bounds(calendar.dayOf(at));
      assert.ok(start <= at && at < end, `${zone} ${new Date(at).toISOString()}`);
    }
  }
});

test('days: neighbours touch, and midnight is minute zero', () => {
  const calendar = calendarOf('Europe/Berlin');

  for (const day of daysBetween('2026-03-20', '2026-04-05')) assert.equal(calendar.bounds(day).end, calendar.bounds(addDays(day, 1)).start);
  assert.equal(calendar.minuteOfDay(calendar.bounds('2026-03-02').start - 30 * 60_000, '2026-03-02'), -30);
  assert.equal(calendar.dayOf(Date.parse('2026-03-02T23:30:00Z')), '2026-03-03');
});

test('days: steps over months, years and leap days are those of the calendar', () => {
  for (const days of [-400, -31, -1, 0, 1, 27, 28, 366]) {
    for (let at = Date.UTC(2023, 11, 1); at < Date.UTC(2025, 2, 2); at += DAY_MS) {
      const day = new Date(at).toISOString().slice(0, 10);
      assert.equal(addDays(day, days), new Date(at + days * DAY_MS).toISOString().slice(0, 10));
    }
  }
});

test('days: an unknown zone is refused', () => {
  assert.throws(() => calendarOf('Mars/Olympus').bounds('2026-01-01'), RangeError);
  assert.equal(DAY_MS, 24 * HOUR_MS);
});
