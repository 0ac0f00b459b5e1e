import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glucoseEpisodes } from './glucose-episodes.ts';
import { granted, near, refusalOf } from './testing.ts';

/** One day at 110 with other values from a point on. */
function day(...changes: readonly (readonly [from: number, values: readonly (number | undefined)[]])[]): (number | undefined)[] {
  const grid: (number | undefined)[] = Array.from({ length: 289 }, () => 110);
  for (const [from, values] of changes) grid.splice(from, values.length, ...values);
  return grid;
}

test('glucoseEpisodes: ten minutes are no episode, fifteen are one', () => {
  near(granted(glucoseEpisodes(day([10, [65, 65]]))).low.perDay, 0);
  near(granted(glucoseEpisodes(day([10, [65, 65, 65]]))).low.perDay, 288 / 289);
});

test('glucoseEpisodes: ten minutes back inside do not end an episode', () => {
  const episodes = granted(glucoseEpisodes(day([10, [65, 65, 65, 75, 75, 65, 65]])));

  assert.equal(episodes.low.minutes, 35);
});

test('glucoseEpisodes: an episode that reaches the graver level counts there and not as low only', () => {
  const episodes = granted(glucoseEpisodes(day([10, [65, 50, 50, 50, 65]], [100, [200, 200, 200]])));

  near(episodes.veryLow.perDay, 288 / 289);
  assert.equal(episodes.lowOnly.perDay, 0);
  near(episodes.highOnly.perDay, 288 / 289);
  assert.equal(episodes.lowExtended.perDay, 0);
});

test('glucoseEpisodes: more than two hours below 70 are extended, and less than a day of data is refused', () => {
  const long = Array.from({ length: 25 }, () => 60);

  assert.ok(granted(glucoseEpisodes(day([10, long]))).lowExtended.perDay > 0);
  assert.equal(refusalOf(glucoseEpisodes([100, 101])).reason, 'too-few-values');
});
