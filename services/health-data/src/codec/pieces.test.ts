import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance, columnsOf, rowsOf } from '../../test/columns.ts';
import type { Columns } from '../domain/columns.ts';
import { eachBlockOf, joinChunks, packChunk, unpackChunk } from './compressed-chunk.ts';

const START = Date.UTC(2026, 0, 1);
/** Two pushes of a weight on a day. Never edit: stored days look like this. */
const GOLDEN = '0400000013025aa3abfb020001e80780a0d5edee6601ca0c00000013029c3c334d020001e807c0c9dcedee6601c80c';

/** Columns that follow each other. */
function parts(random: (below: number) => number): readonly Columns[] {
  let at = START;
  return Array.from({ length: 1 + random(20) }, () => {
    const lasts = random(3) === 0;
    const rows = Array.from({ length: 1 + random(80) }, () => {
      at += 1 + random(60_000);
      return [at, lasts ? at + random(50_000) : at, random(3) === 0 ? Math.PI * random(9) : random(200)] as const;
    });
    return columnsOf(...rows);
  });
}

test('pieces: chunks behind each other are read as one, block by block as well', () => {
  const random = chance(3);
  for (let round = 0; round < 60; round++) {
    const given = parts(random);
    const joined = joinChunks(given.map((part) => packChunk(part).bytes));

    assert.deepEqual(rowsOf(unpackChunk(joined)), given.flatMap(rowsOf));
    const seen: number[] = [];
    eachBlockOf(joined, ({ count, value }) => seen.push(...value.subarray(0, count)));
    assert.deepEqual(
      seen,
      given.flatMap(({ count, value }) => [...value.subarray(0, count)]),
    );
  }
});

test('pieces: the bytes of two known pushes stay the same for ever', () => {
  const two = [columnsOf([START, START, 80.5]), columnsOf([START + 60_000, START + 60_000, 80.4])];

  const bytes = joinChunks(two.map((part) => packChunk(part).bytes));

  assert.equal(Buffer.from(bytes).toString('hex'), GOLDEN);
});

test('pieces: damage of any byte is found', () => {
  const bytes = joinChunks(parts(chance(4)).map((part) => packChunk(part).bytes));
  for (let at = 0; at < bytes.length; at += 3) {
    const broken = bytes.slice();
    broken[at] = (broken[at] ?? 0) ^ 0x55;
    assert.throws(() => unpackChunk(broken), RangeError, `byte ${at}`);
  }
  for (const length of [0, 1, 3, bytes.length - 1])
    assert.throws(() => unpackChunk(bytes.subarray(0, length)), RangeError, `${length} bytes`);
});
