import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance, columnsOf, rowsOf } from '../../test/columns.ts';
import { unpackChunk } from './compressed-chunk.ts';
import { DIRECTORY_BYTES_MAX, directoryOf, packMonth, unpackMonth } from './month-chunk.ts';

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 0, 1);

/** Two days of a weight, as it was stored first. Never edit: stored months look like this. */
const GOLDEN = '030d00d449faa202020a0302060080a0b1ba836702dfcbcc7c020003e80780a0d5edee66130046ed2f2a01ca0c030d';

test('months: the bytes of two known days stay the same for ever, and are read as one chunk as well', () => {
  const days = [
    { columns: columnsOf([START, START, 80.5]), updatedAt: Date.UTC(2026, 1, 2) },
    {
      columns: columnsOf([START + 2 * DAY_MS, START + 2 * DAY_MS, 80.2], [START + 2 * DAY_MS + 1000, START + 2 * DAY_MS + 1000, 80.1]),
      updatedAt: undefined,
    },
  ];

  const { bytes, statistics } = packMonth(days);

  assert.equal(Buffer.from(bytes).toString('hex'), GOLDEN);
  assert.deepEqual(
    unpackMonth(bytes).map(({ columns, updatedAt }) => [rowsOf(columns), updatedAt]),
    days.map(({ columns, updatedAt }) => [rowsOf(columns), updatedAt]),
  );
  assert.equal(unpackChunk(bytes).count, 3);
  assert.deepEqual([statistics.count, statistics.last], [3, 80.1]);
});

test('months: any days come back as they were, and their directory is read from their first bytes', () => {
  const random = chance(5);
  for (let round = 0; round < 60; round++) {
    const days = Array.from({ length: 1 + random(31) }, (_, day) => {
      const starts = [...new Set(Array.from({ length: 1 + random(50) }, () => START + day * DAY_MS + random(DAY_MS)))].toSorted(
        (a, b) => a - b,
      );
      const columns = columnsOf(
        ...starts.map((start) => [start, start + random(2) * random(9e6), random(3) === 0 ? random(1e6) / 7 : random(200)] as const),
      );
      const context = random(3) === 0 ? Uint8Array.from(starts, () => random(4)) : undefined;
      return { columns: { ...columns, ...(context && { context }) }, updatedAt: random(2) === 0 ? START + random(1e9) : undefined };
    });
    const { bytes } = packMonth(days);
    const told = days.some(({ columns }) => columns.context !== undefined);

    assert.deepEqual(
      unpackMonth(bytes).map(({ columns, updatedAt }) => [rowsOf(columns), columns.context && [...columns.context], updatedAt]),
      days.map(({ columns, updatedAt }) => [
        rowsOf(columns),
        told ? [...(columns.context ?? new Uint8Array(columns.count))] : undefined,
        updatedAt,
      ]),
      `round ${round}`,
    );
    assert.deepEqual(
      directoryOf(bytes.subarray(0, DIRECTORY_BYTES_MAX)).map(({ count }) => count),
      days.map(({ columns }) => columns.count),
    );
  }
});

test('months: damage is found, in the directory and in the samples', () => {
  const { bytes } = packMonth([{ columns: columnsOf([START, START, 1], [START + 1, START + 1, 2]), updatedAt: undefined }]);

  for (let at = 1; at < bytes.length; at++) {
    const damaged = Uint8Array.from(bytes);
    damaged[at] = (damaged[at] ?? 0) ^ 4;
    assert.throws(() => unpackMonth(damaged), RangeError, `byte ${at}`);
  }
  assert.throws(() => unpackMonth(bytes.subarray(0, 5)), RangeError);
});
