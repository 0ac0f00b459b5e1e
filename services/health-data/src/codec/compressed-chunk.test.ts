import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Columns } from '../domain/columns.ts';
import { packChunk, unpackChunk } from './compressed-chunk.ts';

const DAY = Date.UTC(2024, 2, 1);
const minutes = (count: number): Columns => ({
  count,
  start: Float64Array.from({ length: count }, (_, i) => DAY + i * 60_000),
  value: Float64Array.from({ length: count }, (_, i) => 60 + Math.round(10 * Math.sin(i / 30))),
});

test('stored chunk: a day of minutes comes back as it was, in under half a byte a sample', () => {
  const day = minutes(1440);

  const { bytes, statistics } = packChunk(day);

  assert.deepEqual(unpackChunk(bytes), day);
  assert.ok(bytes.length < 720, `${bytes.length} bytes`);
  assert.deepEqual([statistics.count, statistics.minimum, statistics.maximum], [1440, 50, 70]);
});

test('stored chunk: a single sample is kept plain and comes back', () => {
  const one = minutes(1);

  const { bytes } = packChunk(one);

  assert.deepEqual([bytes[0], unpackChunk(bytes)], [0, one]);
});

test('stored chunk: unknown kinds, damage and nothing at all are refused by name', () => {
  const { bytes } = packChunk(minutes(1440));
  const damaged = Uint8Array.from(bytes).fill(0, 20, 60);

  assert.throws(() => unpackChunk(Uint8Array.of(9, 1, 2)), /kind 9/);
  assert.throws(() => unpackChunk(new Uint8Array()), /nothing/);
  assert.throws(() => unpackChunk(damaged), RangeError);
  assert.throws(() => unpackChunk(bytes.subarray(0, bytes.length - 5)), RangeError);
});
