import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnsOf } from '../../test/columns.ts';
import { explainAmounts } from './explain-amounts.ts';
import { fuseAmounts } from './fuse-amounts.ts';
import { calendarOf, MINUTE_MS } from './local-days.ts';

const day = calendarOf('UTC').bounds('2026-03-02');
const walk = (sourceId: string, from: number, to: number, steps: number) => ({
  sourceId,
  columns: columnsOf([day.start + from * MINUTE_MS, day.start + to * MINUTE_MS, steps]),
});

test('explain: the stretches add up to the value of the day, and what is left out says why', () => {
  const sources = [walk('watch', 480, 500, 2000), walk('phone', 490, 520, 3000)];

  const { stretches, leftOut } = explainAmounts(sources, day, (id) => id);

  assert.deepEqual(
    stretches.map(({ source, from, amount }) => [source, from, Math.round(amount)]),
    [
      ['watch', '2026-03-02T08:00:00.000Z', 2000],
      ['phone', '2026-03-02T08:20:00.000Z', 2000],
    ],
  );
  assert.deepEqual(
    leftOut.map(({ source, amount }) => [source, Math.round(amount)]),
    [['phone', 1000]],
  );
  const sum = stretches.reduce((total, { amount }) => total + amount, 0);
  assert.ok(Math.abs(sum - fuseAmounts(sources, day.start, 1440).total) < 1e-6);
});

test('explain: a single source needs no reason but that', () => {
  assert.deepEqual(
    explainAmounts([walk('watch', 1, 2, 5)], day, (id) => id).stretches.map(({ why }) => why),
    ['the only source'],
  );
});
