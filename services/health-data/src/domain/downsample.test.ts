import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance, columnsOf } from '../../test/columns.ts';
import { downsample } from './downsample.ts';

test('downsample: no sample is lost, and lowest, highest and mean stay true', () => {
  const random = chance(7);
  const rows = Array.from({ length: 5000 }, () => [random(100_000), 0, random(200)] as const).map(
    ([at, , value]) => [at, at, value] as const,
  );
  const parts = [columnsOf(...rows.slice(0, 2000)), columnsOf(...rows.slice(2000))];

  const points = downsample(parts, 0, 100_000, 37);

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
  const points = downsample([columnsOf([0, 0, 1], [99, 99, 3], [100, 100, 9])], 0, 100, 10);

  assert.deepEqual(
    points.map(({ at, count }) => [at, count]),
    [
      [0, 1],
      [90, 1],
    ],
  );
});
