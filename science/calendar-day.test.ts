import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateOfDay, dayNumber } from './calendar-day.ts';

test('dayNumber: neighbours differ by one over a leap day and a summer-time change', () => {
  assert.equal(dayNumber('1970-01-01'), 0);
  assert.equal((dayNumber('2024-03-01') ?? 0) - (dayNumber('2024-02-28') ?? 0), 2);
  assert.equal((dayNumber('2026-03-30') ?? 0) - (dayNumber('2026-03-29') ?? 0), 1);
});

test('dayNumber: what is no date has no number, and every number has its date back', () => {
  assert.equal(dayNumber('2026-02-30'), undefined);
  assert.equal(dayNumber('yesterday'), undefined);
  assert.equal(dateOfDay(dayNumber('2026-11-24') ?? 0), '2026-11-24');
});
