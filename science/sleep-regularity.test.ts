import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepCompleteNights, sleepRegularity } from './sleep-regularity.ts';
import type { SleepEpoch } from './sleep-regularity.ts';
import { granted, refusalOf } from './testing.ts';

const hours = (pattern: (hour: number, day: number) => SleepEpoch, days: number) =>
  Array.from({ length: 24 * days }, (_, hour) => pattern(hour % 24, Math.floor(hour / 24)));

test('sleepRegularity: the same sleep each day is 100, the opposite each day is -100', () => {
  const same = hours((hour) => (hour < 8 ? 1 : 0), 7);
  const opposite = hours((hour, day) => (hour < 12 === (day % 2 === 0) ? 1 : 0), 7);

  assert.equal(granted(sleepRegularity({ epochs: same, epochMinutes: 60 })).index, 100);
  assert.equal(granted(sleepRegularity({ epochs: opposite, epochMinutes: 60 })).index, -100);
});

test('sleepRegularity: pairs with an unknown side do not count', () => {
  const epochs = hours((hour, day) => (day === 3 ? null : hour < 8 ? 1 : 0), 8);

  const result = granted(sleepRegularity({ epochs, epochMinutes: 60 }));

  assert.equal(result.validPairs, 24 * 5);
  assert.equal(result.sufficient, true);
});

test('sleepRegularity: below five days of pairs it says so, and without any it refuses', () => {
  const pattern = (hour: number): SleepEpoch => (hour < 8 ? 1 : 0);

  assert.equal(granted(sleepRegularity({ epochs: hours(pattern, 3), epochMinutes: 60 })).sufficient, false);
  assert.equal(refusalOf(sleepRegularity({ epochs: hours(pattern, 1), epochMinutes: 60 })).reason, 'too-few-values');
});

test('keepCompleteNights: a noon-to-noon day with more than 6 h unknown goes, one with exactly 6 h stays', () => {
  const fromNoon = (unknown: number) => hours((hour) => (hour < unknown ? null : 1), 1);

  assert.equal(keepCompleteNights({ epochs: fromNoon(6), epochMinutes: 60, startMinute: 720 }).filter((state) => state === 1).length, 18);
  assert.equal(keepCompleteNights({ epochs: fromNoon(7), epochMinutes: 60, startMinute: 720 }).filter((state) => state === 1).length, 0);
});

test('keepCompleteNights: a recording that starts at 20:00 lacks eight hours of its first day', () => {
  const kept = keepCompleteNights({ epochs: hours(() => 1, 3), epochMinutes: 60, startMinute: 1200 });

  assert.equal(
    kept.slice(0, 16).every((state) => state === null),
    true,
  );
  assert.equal(kept[16], 1);
});
