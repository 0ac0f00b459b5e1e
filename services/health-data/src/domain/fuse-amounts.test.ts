import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance, columnsOf } from '../../test/columns.ts';
import { fuseAmounts, type RankedColumns } from './fuse-amounts.ts';
import { DAY_MS, MINUTE_MS } from './local-days.ts';
import { wornMinutes } from './worn-minutes.ts';

const START = Date.UTC(2026, 2, 2);
const at = (minute: number): number => START + minute * MINUTE_MS;
const source = (sourceId: string, ...rows: readonly (readonly [number, number, number])[]): RankedColumns => ({
  sourceId,
  columns: columnsOf(...rows.map(([from, to, value]) => [at(from), at(to), value] as const)),
});
const amountOf = ({ columns }: RankedColumns): number => columns.value.reduce((sum, value) => sum + value, 0);

/** A day of walks of some sources; samples of one source may overlap each other, as real ones do. */
function walks(seed: number, sources: number): readonly RankedColumns[] {
  const random = chance(seed);
  return Array.from({ length: sources }, (_, place) => {
    const rows = Array.from({ length: 1 + random(30) }, () => {
      const from = random(1400);
      return [from, Math.min(1440, from + random(40)), random(3000)] as const;
    }).toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
    return source(`s${place}`, ...rows);
  });
}

test('fuse: the day that watch and phone both saw is 2,506 steps and never 4,425', () => {
  const watch = source('watch', [480, 510, 2506]);
  const phone = source('phone', [480, 510, 1919]);

  assert.equal(Math.round(fuseAmounts([watch, phone], START, 1440).total), 2506);
  assert.equal(Math.round(fuseAmounts([phone, watch], START, 1440).total), 1919);
});

test('fuse: the next source fills only the minutes that nobody better saw', () => {
  const watch = source('watch', [480, 500, 2000]);
  const phone = source('phone', [490, 520, 3000]);

  const { total, counted, leftOut } = fuseAmounts([watch, phone], START, 1440);

  assert.deepEqual([total, ...counted, ...leftOut].map(Math.round), [4000, 2000, 2000, 0, 1000]);
});

test('fuse: what is counted and what is left out is all there is, the best source counts whole, and a minute has one source', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const sources = walks(seed, 1 + (seed % 4));

    const { total, counted, leftOut, winner } = fuseAmounts(sources, START, 1440);

    sources.forEach((each, place) =>
      assert.ok(Math.abs((counted[place] ?? 0) + (leftOut[place] ?? 0) - amountOf(each)) < 1e-6, `seed ${seed}`),
    );
    assert.ok(Math.abs((counted[0] ?? 0) - amountOf(sources[0]!)) < 1e-6, `seed ${seed}`);
    assert.ok(total <= sources.reduce((sum, each) => sum + amountOf(each), 0) + 1e-6, `seed ${seed}`);
    assert.ok(
      winner.every((place) => place <= sources.length),
      `seed ${seed}`,
    );
  }
});

test('fuse: the order of the samples of a source does not matter, and a source twice counts once', () => {
  for (let seed = 1; seed <= 50; seed++) {
    const sources = walks(seed, 3);
    const turned = sources.map(({ sourceId, columns }) => ({
      sourceId,
      columns: {
        ...columns,
        start: columns.start.toReversed(),
        ...(columns.end && { end: columns.end.toReversed() }),
        value: columns.value.toReversed(),
      },
    }));
    const [first] = sources;

    const { total } = fuseAmounts(sources, START, 1440);

    assert.ok(Math.abs(fuseAmounts(turned, START, 1440).total - total) < 1e-6, `seed ${seed}`);
    assert.ok(Math.abs(fuseAmounts([first!, ...sources], START, 1440).total - total) < 1e-6, `seed ${seed}`);
  }
});

test('fuse: a sample over midnight gives each day its share', () => {
  const late = { sourceId: 's', columns: columnsOf([START + DAY_MS - 30 * MINUTE_MS, START + DAY_MS + 60 * MINUTE_MS, 900]) };

  assert.equal(Math.round(fuseAmounts([late], START, 1440).total), 300);
  assert.equal(Math.round(fuseAmounts([late], START + DAY_MS, 1440).total), 600);
});

test('fuse: more sources than a byte counts still have one winner each minute', () => {
  const sources = Array.from({ length: 300 }, (_, i) => source(`s${i}`, [i, i + 1, 1]));

  assert.equal(Math.round(fuseAmounts([...sources, ...sources], START, 1440).total), 300);
});

test('worn: minutes between readings near each other, nothing beyond the last, and a worn watch that counted nothing leaves no gap for the phone', () => {
  const readings = [-5, 3, 600, 610, 640].map((minute) => [at(minute), at(minute), 60] as const);
  const worn = wornMinutes(columnsOf(...readings), START, 1440);
  const watch = { ...source('watch', [0, 1, 5]), worn };
  const phone = source('phone', [605, 606, 100], [700, 701, 70]);

  assert.deepEqual(
    [0, 3, 4, 599, 600, 605, 610, 611, 639, 640, 641].map((minute) => worn[minute]),
    [1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 0],
  );
  assert.equal(Math.round(fuseAmounts([watch, phone], START, 1440).total), 75);
});
