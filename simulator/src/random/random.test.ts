import assert from 'node:assert/strict';
import { test } from 'node:test';
import { random } from './random.ts';

test('random: the same seed, name and index give the same draws', () => {
  const draws = (): readonly number[] => Array.from({ length: 5 }, random(7, 'steps', 3).unit);

  assert.deepEqual(draws(), draws());
});

test('random: another seed, name or index gives other draws', () => {
  const first = [random(7, 'steps', 3), random(8, 'steps', 3), random(7, 'heart', 3), random(7, 'steps', 4)].map((stream) => stream.unit());

  assert.equal(new Set(first).size, 4);
});

test('random: uniform and normal draws have the mean and spread of their distributions', () => {
  const stream = random(1, 'moments');
  const count = 40_000;
  const uniform = Array.from({ length: count }, stream.unit);
  const normal = Array.from({ length: count }, () => stream.normal(10, 3));
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / count;

  assert.ok(Math.abs(mean(uniform) - 0.5) < 0.01);
  assert.ok(Math.abs(mean(normal) - 10) < 0.06);
  assert.ok(Math.abs(Math.sqrt(mean(normal.map((value) => (value - 10) ** 2))) - 3) < 0.05);
  assert.ok(uniform.every((value) => value >= 0 && value < 1));
});

test('random: whole numbers reach both ends and nothing beyond', () => {
  const stream = random(1, 'whole');
  const seen = new Set(Array.from({ length: 500 }, () => stream.whole(2, 4)));

  assert.deepEqual(
    [...seen].sort((a, b) => a - b),
    [2, 3, 4],
  );
});
