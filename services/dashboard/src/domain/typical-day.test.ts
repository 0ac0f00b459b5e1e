import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typicalDayOf, type Stretch } from './typical-day.ts';

const HALF_HOUR_MS = 1_800_000;
/** Days of half hours from an instant on, each with its number of the day as value. */
const days = (from: string, count: number, keep: (stretch: number) => boolean = () => true): Stretch[] =>
  Array.from({ length: count * 48 }, (_, i) => ({
    at: Date.parse(from) + i * HALF_HOUR_MS,
    mean: Math.floor(i / 48),
    stretch: i % 48,
  })).filter(({ stretch }) => keep(stretch));

test('typical day: percentiles over days of each half hour', () => {
  const typical = typicalDayOf(days('2026-02-01T00:00:00Z', 11), 'UTC');

  assert.equal(typical.length, 48);
  assert.deepEqual(typical[3], { minute: 90, p5: 0.5, p25: 2.5, p50: 5, p75: 7.5, p95: 9.5, days: 11 });
});

test('typical day: needs ten days with seven tenths of their half hours', () => {
  assert.deepEqual(typicalDayOf(days('2026-02-01T00:00:00Z', 9), 'UTC'), []);
  assert.deepEqual(
    typicalDayOf(
      days('2026-02-01T00:00:00Z', 14, (stretch) => stretch < 33),
      'UTC',
    ),
    [],
  );
  assert.equal(
    typicalDayOf(
      days('2026-02-01T00:00:00Z', 10, (stretch) => stretch < 34),
      'UTC',
    ).length,
    34,
  );
});

test('typical day: the clock on the wall counts, also when it is changed in between', () => {
  // Zurich goes from UTC+1 to UTC+2 on 29 March 2026: noon on the wall is 11:00 UTC before and 10:00 UTC after.
  const noon = (at: number): boolean =>
    new Date(at).toISOString().slice(11, 16) === (at < Date.parse('2026-03-29T01:00:00Z') ? '11:00' : '10:00');
  const stretches = days('2026-03-20T23:00:00Z', 16).map(({ at }) => ({ at, mean: noon(at) ? 100 : 60 }));

  const high = typicalDayOf(stretches, 'Europe/Zurich').filter(({ p50 }) => p50 === 100);

  assert.deepEqual(
    high.map(({ minute, p5 }) => [minute, p5]),
    [[12 * 60, 100]],
  );
});
