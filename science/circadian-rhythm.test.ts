import assert from 'node:assert/strict';
import { test } from 'node:test';
import { circadianRhythm } from './circadian-rhythm.ts';
import { granted, near, refusalOf } from './testing.ts';

const week = Array.from({ length: 24 * 7 }, (_, hour) => (hour % 24 >= 8 && hour % 24 < 20 ? 100 : 0));

test('circadianRhythm: the same day seven times is perfectly stable, rest and activity apart', () => {
  const rhythm = granted(circadianRhythm({ hourly: week, startHour: 0 }));

  near(rhythm.stability, 1, 1e-12);
  assert.equal(rhythm.relativeAmplitude, 1);
  assert.equal(rhythm.highest10Start, 8);
  assert.equal(rhythm.lowest5Start, 0);
});

test('circadianRhythm: the clock of the first value moves the starts only', () => {
  const rhythm = granted(circadianRhythm({ hourly: week, startHour: 20 }));

  assert.equal(rhythm.highest10Start, 4);
});

test('circadianRhythm: refuses two days and no movement at all', () => {
  assert.equal(refusalOf(circadianRhythm({ hourly: week.slice(0, 48), startHour: 0 })).reason, 'too-few-values');
  assert.equal(refusalOf(circadianRhythm({ hourly: week.map(() => 1), startHour: 0 })).reason, 'no-spread');
});
