import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance, columnsOf } from '../../test/columns.ts';
import { explainAmounts } from './explain-amounts.ts';
import { fuseAmounts, PARTS_IN_ONE, type RankedColumns } from './fuse-amounts.ts';
import { calendarOf, MINUTE_MS } from './local-days.ts';

const day = calendarOf('UTC').bounds('2026-03-02');
const walk = (sourceId: string, from: number, to: number, steps: number): RankedColumns => ({
  sourceId,
  columns: columnsOf([day.start + from * MINUTE_MS, day.start + to * MINUTE_MS, steps]),
});
/** Whole millionths, so that adding up is exact. */
const parts = (amount: number): number => Math.round(amount * PARTS_IN_ONE);

/** A day of some devices with one or two routes, with amounts that do not divide evenly and times that do not lie on minutes. */
function busyDay(seed: number): readonly RankedColumns[] {
  const random = chance(seed);
  return Array.from({ length: 1 + random(4) }, (_, device) => device).flatMap((device) =>
    Array.from({ length: 1 + random(2) }, (_, route) => {
      const rows = Array.from({ length: 1 + random(40) }, () => {
        const from = day.start - 3_600_000 + random(26 * 3_600_000);
        return [from, from + random(5_400_000), random(30_000) / 7] as const;
      }).toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
      const worn = random(3) === 0 ? Uint8Array.from({ length: 1440 }, () => random(2)) : undefined;
      return { sourceId: `${device}.${route}`, device: String(device), columns: columnsOf(...rows), ...(worn && { worn }) };
    }),
  );
}

test('explain: the stretches say who counted when, and what is left out says why and in whose favour', () => {
  const { stretches, leftOut } = explainAmounts([walk('watch', 480, 500, 2000), walk('phone', 490, 520, 3000)], day);

  assert.deepEqual(
    stretches.map(({ sourceId, from, to, amount, reason }) => [
      sourceId,
      (from - day.start) / MINUTE_MS,
      (to - day.start) / MINUTE_MS,
      amount,
      reason,
    ]),
    [
      ['watch', 480, 500, 2000, 'first'],
      ['phone', 500, 520, 2000, 'next'],
    ],
  );
  assert.deepEqual(
    leftOut.map(({ sourceId, from, to, amount, reason, insteadId }) => [
      sourceId,
      (from - day.start) / MINUTE_MS,
      (to - day.start) / MINUTE_MS,
      amount,
      reason,
      insteadId,
    ]),
    [['phone', 490, 500, 1000, 'better-source', 'watch']],
  );
});

test('explain: a single source needs no reason but that; a worn watch that counted nothing is a reason', () => {
  const worn = Uint8Array.from({ length: 1440 }, (_, minute) => (minute >= 600 && minute < 660 ? 1 : 0));
  const { stretches, leftOut } = explainAmounts([{ ...walk('watch', 480, 500, 2000), worn }, walk('phone', 630, 640, 90)], day);

  assert.deepEqual(
    explainAmounts([walk('watch', 1, 2, 5)], day).stretches.map(({ reason }) => reason),
    ['only-source'],
  );
  assert.deepEqual(
    [stretches.map(({ amount, reason }) => [amount, reason]), leftOut.map(({ amount, reason }) => [amount, reason])],
    [
      [
        [2000, 'first'],
        [0, 'worn'],
      ],
      [[90, 'better-worn']],
    ],
  );
});

test('explain: the amounts add up to the value of the day to the last digit, and with what is left out to all there is', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const sources = busyDay(seed);
    const { total, counted, leftOut: aside } = fuseAmounts(sources, day.start, 1440);

    const { stretches, leftOut } = explainAmounts(sources, day);

    assert.equal(
      stretches.reduce((sum, { amount }) => sum + parts(amount), 0),
      parts(total),
      `seed ${seed}`,
    );
    sources.forEach(({ sourceId }, place) => {
      const sumOf = (list: readonly { readonly sourceId: string; readonly amount: number }[]): number =>
        list.reduce((sum, one) => sum + (one.sourceId === sourceId ? parts(one.amount) : 0), 0);
      assert.deepEqual([sumOf(stretches), sumOf(leftOut)], [parts(counted[place] ?? 0), parts(aside[place] ?? 0)], `seed ${seed}`);
    });
    assert.ok(
      stretches.every(({ from, to }, i) => from < to && from >= (stretches[i - 1]?.to ?? day.start)),
      `seed ${seed}`,
    );
  }
});
