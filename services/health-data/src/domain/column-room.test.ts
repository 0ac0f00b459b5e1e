import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeChunk, encodeChunk } from './chunk-codec.ts';
import { SharedRoom } from './column-room.ts';
import type { Columns } from './columns.ts';

const DAY = Date.UTC(2024, 2, 1);
const chunk = (count: number, valueOf: (i: number) => number): Columns => ({
  count,
  start: Float64Array.from({ length: count }, (_, i) => DAY + i * 60_000),
  end: Float64Array.from({ length: count }, (_, i) => DAY + i * 60_000 + 1000 * (1 + (i % 3))),
  value: Float64Array.from({ length: count }, (_, i) => valueOf(i)),
});

test('column room: chunks of any size read into the same room are what they are in room of their own', () => {
  const room = new SharedRoom();
  const chunks = [chunk(3, (i) => i), chunk(2000, (i) => 60 + (i % 7)), chunk(1, () => Math.PI), chunk(500, (i) => i / 4)];

  for (const given of [...chunks, ...chunks.toReversed()]) {
    room.clear();
    const read = decodeChunk(encodeChunk(given), room.allocate);
    assert.deepEqual(
      [read.count, [...read.start], [...read.end!], [...read.value]],
      [given.count, [...given.start], [...given.end!], [...given.value]],
    );
  }
});

test('column room: columns keep what they hold until the room is cleared, also when it grows', () => {
  const room = new SharedRoom();

  const columns = [5, 100, 3, 4000].map((count, i) => room.allocate(count).fill(i));

  assert.deepEqual(
    columns.map((column) => [column.length, new Set(column)]),
    [5, 100, 3, 4000].map((count, i) => [count, new Set([i])]),
  );
});
