import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance, columnsOf, rowsOf } from '../../test/columns.ts';
import { byUtcDay, byUtcMonth, countsByUtcDay } from './by-utc-day.ts';
import { inOrder } from './columns.ts';
import { daysTouched } from './days-touched.ts';
import { calendarOf, DAY_MS } from './local-days.ts';
import { monthOf } from './month-days.ts';

const SEED = 20_261_128;
const ROUNDS = 60;
const START = Date.UTC(2026, 0, 20);

test(`months and days: cut by month, counted by day and touched, columns say what their days say (seed ${SEED})`, () => {
  const random = chance(SEED);
  const calendar = calendarOf('America/New_York');
  for (let round = 0; round < ROUNDS; round++) {
    const rows = Array.from({ length: random(200) }, () => {
      const start = START + random(80) * DAY_MS + random(DAY_MS);
      return [start, start + (random(4) === 0 ? random(3 * DAY_MS) : 0), random(200)] as const;
    });
    const columns = inOrder(columnsOf(...rows));
    const days = [...byUtcDay(columns)];
    const months = [...byUtcMonth(columns)];
    const reachMs = random(2) * 900_000;

    assert.deepEqual(
      months.flatMap(([, part]) => rowsOf(part)),
      rowsOf(columns),
    );
    assert.deepEqual(
      months.map(([month]) => month),
      [...new Set(days.map(([day]) => monthOf(day)))],
    );
    assert.deepEqual(
      [...countsByUtcDay(columns)],
      days.map(([day, { count }]) => [day, count]),
    );
    assert.deepEqual(
      daysTouched(columns, calendar, reachMs),
      [...new Set(rowsOf(columns).flatMap((row) => daysTouched(columnsOf(row), calendar, reachMs)))].toSorted(),
    );
  }
});
