import assert from 'node:assert/strict';
import { test } from 'node:test';
import { METRICS } from '@aceso/contracts/vocabulary';
import { chance, columnsOf } from '../../test/columns.ts';
import { dayValue } from './day-value.ts';
import { calendarOf, DAY_MS, MINUTE_MS } from './local-days.ts';

const SEED = 20_261_128;
const ROUNDS = 400;
const nobody = { sourceId: 'nobody', columns: columnsOf() };

test(`a source alone: its day is what merging it with a source that has nothing says (seed ${SEED})`, () => {
  const random = chance(SEED);
  const within = (from: number, to: number): number => from + random(Math.max(1, to - from));
  const isOnceIn = (times: number): boolean => random(times) === 0;
  for (let round = 0; round < ROUNDS; round++) {
    const [zone, name] = [
      ['UTC', '2026-03-02'],
      ['Europe/Berlin', '2026-03-29'],
      ['Europe/Berlin', '2026-10-25'],
      ['Australia/Lord_Howe', '2026-04-05'],
    ][round % 4] as [string, string];
    const day = calendarOf(zone).bounds(name);
    const rows = Array.from({ length: within(0, 40) }, () => {
      const start = within(day.start - 3 * 60 * MINUTE_MS, day.end + 60 * MINUTE_MS);
      const length = isOnceIn(2) ? 0 : within(0, isOnceIn(10) ? 2 * DAY_MS : 20 * MINUTE_MS);
      return [start, start + length, isOnceIn(10) ? 0 : within(0, 9000) / 7] as const;
    }).toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
    for (const id of ['heart-rate', 'step-count', 'mindful-duration', 'wrist-temperature']) {
      const metric = METRICS.get(id)!;
      const source = { sourceId: 'watch', columns: columnsOf(...rows) };

      assert.deepEqual(dayValue(metric, [source], day), dayValue(metric, [source, nobody], day), `${id}, round ${round}`);
    }
  }
});
