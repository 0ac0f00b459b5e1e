import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Columns } from '../domain/columns.ts';
import { eachBlockOf, eachInstantOf, joinChunks, packChunk, unpackChunk } from './compressed-chunk.ts';

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

test('stored chunk: a single sample comes back', () => {
  const one = minutes(1);

  assert.deepEqual(unpackChunk(packChunk(one).bytes), one);
});

test('stored chunk: values that are no decimals are compressed and come back to the last bit', () => {
  const noise = { ...minutes(1440), value: Float64Array.from({ length: 1440 }, (_, i) => Math.fround(Math.sin(i) * 50)) };

  const { bytes } = packChunk(noise);

  assert.deepEqual(unpackChunk(bytes), noise);
  assert.ok(bytes.length < 4.5 * 1440, `${bytes.length} bytes`);
});

/** Never edit: chunks of every kind as they were stored at some time. */
const GOLDEN = {
  'plain, codec 1': '00010003e8078090fcf4be637800ff40403f0900d5210055fb00555400554400552d0055180055',
  'compressed, codec 1': '0128b52ffd646401050100b00100ac02e8078090fcf4be63780078020603000405010200212a2a77a202259648f0ac',
  'with a checksum, codec 2': '027292e3cc020028e8078090fcf4be636078011ea0380078630001180fa1c42094188412835060104a0c4209',
  'joined, codec 2': '040000001602329dbd0a020003e8078090fcf4be6320780078020a000000130265b08249020001e807c0dfa0f5be63008201',
} as const;

test('stored chunk: what was stored long ago is still read', () => {
  const of = (count: number, valueOf: (i: number) => number): Columns => ({
    ...minutes(count),
    value: Float64Array.from({ length: count }, (_, i) => valueOf(i)),
  });
  const stored = (kind: keyof typeof GOLDEN): Columns => unpackChunk(Buffer.from(GOLDEN[kind], 'hex'));
  const gap = of(40, (i) => (i === 25 ? 180 : 60 + ((i * i) % 7)));

  assert.deepEqual(
    stored('plain, codec 1'),
    of(3, (i) => [Math.PI, 2, 1 / 3][i]!),
  );
  assert.deepEqual(
    stored('compressed, codec 1'),
    of(300, (i) => 60 + ((i * i) % 7)),
  );
  assert.deepEqual(stored('with a checksum, codec 2'), { ...gap, start: gap.start.map((at, i) => at + (i > 30 ? 7_200_000 : 0)) });
  const [early, late] = [[0, 1, 2], [5]];
  assert.deepEqual(stored('joined, codec 2'), {
    count: 4,
    start: Float64Array.from([...early, ...late], (minute) => DAY + minute * 60_000),
    value: Float64Array.from([...early, ...late], (minute) => 60 + minute),
  });
});

test('stored chunk: a single wrong bit is found', () => {
  const { bytes } = packChunk(minutes(1440));

  for (let at = 1; at < bytes.length; at += 37) {
    const rotten = Uint8Array.from(bytes);
    rotten[at]! ^= 1 << (at % 8);
    assert.throws(() => unpackChunk(rotten), /damaged/);
  }
});

test('stored chunk: unknown kinds, damage and nothing at all are refused by name', () => {
  const { bytes } = packChunk(minutes(1440));
  const damaged = Uint8Array.from(bytes).fill(0, 20, 60);

  assert.throws(() => unpackChunk(Uint8Array.of(9, 1, 2)), /kind 9/);
  assert.throws(() => unpackChunk(new Uint8Array()), /nothing/);
  assert.throws(() => unpackChunk(damaged), RangeError);
  assert.throws(() => unpackChunk(bytes.subarray(0, bytes.length - 5)), RangeError);
});

test('stored chunk: of every kind its samples are shown block by block', () => {
  const noise = { ...minutes(200), value: Float64Array.from({ length: 200 }, (_, i) => Math.fround(Math.sin(i) * 50)) };
  const chunks = [...Object.values(GOLDEN).map((hex) => Buffer.from(hex, 'hex')), packChunk(minutes(1440)).bytes, packChunk(noise).bytes];
  for (const bytes of chunks) {
    const shown: number[] = [];

    eachBlockOf(bytes, ({ count, value }) => shown.push(...value.subarray(0, count)));

    assert.deepEqual(shown, [...unpackChunk(bytes).value]);
  }
});

test('stored chunk: joined ones are read as one, and refused when one of them is damaged or cut off', () => {
  const all = minutes(300);
  const part = (from: number, to: number): Columns => ({
    count: to - from,
    start: all.start.slice(from, to),
    value: all.value.slice(from, to),
  });
  const joined = joinChunks([packChunk(part(0, 60)), packChunk(part(60, 61)), packChunk(part(61, 300))].map(({ bytes }) => bytes));
  const shown: number[] = [];

  assert.deepEqual(unpackChunk(joined), all);
  assert.ok(eachInstantOf(joined, ({ count, value }) => shown.push(...value.subarray(0, count))));
  assert.deepEqual(shown, [...all.value]);
  assert.throws(() => unpackChunk(joined.subarray(0, joined.length - 1)), RangeError);
  assert.throws(() => unpackChunk(Uint8Array.from(joined).fill(0, 20, 30)), RangeError);
  assert.throws(() => unpackChunk(joined.subarray(0, 1)), RangeError);
});

test('stored chunk: where one joined piece holds samples that last, none is shown as an instant', () => {
  const lasting = { ...minutes(3), end: minutes(3).start.map((at) => at + 30_000) };
  const joined = joinChunks([packChunk(minutes(2)).bytes, packChunk(lasting).bytes]);

  assert.equal(
    eachInstantOf(joined, () => assert.fail('nothing is shown')),
    false,
  );
});
