import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance, columnsOf } from '../../test/columns.ts';
import { blockOf, type SampleBlock } from './chunk-blocks.ts';
import { Downsampler, type Stretch } from './downsample.ts';

function downsampled(parts: readonly SampleBlock[], from: number, to: number, points: number): readonly Stretch[] {
  const sampler = new Downsampler(from, to, points);
  for (const part of parts) sampler.add(part);
  return sampler.stretches();
}

test('downsample: no sample is lost, and lowest, highest and mean stay true', () => {
  const random = chance(7);
  const rows = Array.from({ length: 5000 }, () => [random(100_000), 0, random(200)] as const).map(
    ([at, , value]) => [at, at, value] as const,
  );
  const parts = [columnsOf(...rows.slice(0, 2000)), columnsOf(...rows.slice(2000))].map(blockOf);

  const points = downsampled(parts, 0, 100_000, 37);

  assert.equal(
    points.reduce((sum, { count }) => sum + count, 0),
    5000,
  );
  assert.equal(Math.min(...points.map(({ minimum }) => minimum)), Math.min(...rows.map(([, , value]) => value)));
  assert.equal(Math.max(...points.map(({ maximum }) => maximum)), Math.max(...rows.map(([, , value]) => value)));
  const mean = points.reduce((sum, point) => sum + point.mean * point.count, 0) / 5000;
  assert.ok(Math.abs(mean - rows.reduce((sum, [, , value]) => sum + value, 0) / 5000) < 1e-9);
});

test('downsample: the end is not part of the time, and a stretch without samples is left out', () => {
  const points = downsampled([blockOf(columnsOf([0, 0, 1], [99, 99, 3], [100, 100, 9]))], 0, 100, 10);

  assert.deepEqual(
    points.map(({ at, count }) => [at, count]),
    [
      [0, 1],
      [90, 1],
    ],
  );
});

test('downsample: readings at a steady pace fall where each by itself falls, whatever the stretches', () => {
  const random = chance(11);
  for (let round = 0; round < 500; round++) {
    const [first, paceMs, count] = [random(50_000), random(4) === 0 ? 0 : random(2_000), 1 + random(128)];
    const [from, points] = [random(60_000), 2 + random(400)];
    const to = from + 1 + random(90_000);
    const value = Float64Array.from({ length: count }, () => random(200));
    const start = Float64Array.from({ length: count }, (_, i) => first + i * paceMs);

    const steady = downsampled([{ count, first, paceMs, start: new Float64Array(count), value }], from, to, points);

    assert.deepEqual(steady, downsampled([blockOf({ count, start, value })], from, to, points));
  }
});
