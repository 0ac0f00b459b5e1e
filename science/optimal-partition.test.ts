import assert from 'node:assert/strict';
import { test } from 'node:test';
import { optimalPartition, type PartitionRules } from './optimal-partition.ts';
import { segmentCost } from './segment-cost.ts';
import { normalNumbers } from './testing.ts';

/** Every way to cut, tried one by one. */
function byTryingAll(n: number, { cost, price, shortest = 1 }: PartitionRules): readonly number[] {
  let [least, best] = [Infinity, [] as readonly number[]];
  const from = (cuts: readonly number[], start: number, total: number): void => {
    if (n - start >= shortest && total + cost(start, n) < least) [least, best] = [total + cost(start, n), cuts];
    for (let cut = start + shortest; cut <= n - shortest; cut += 1) from([...cuts, cut], cut, total + cost(start, cut) + price);
  };
  from([], 0, 0);
  return best;
}

test('optimalPartition: leaving out starts that cannot win changes nothing, whatever the shortest piece', () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const next = normalNumbers(seed);
    const values = Array.from({ length: 13 }, (_, i) => next() + (i > 3 && i < 9 ? 2.5 : 0));
    for (const shortest of [1, 2, 4]) {
      const rules = { cost: segmentCost(values), price: 2, shortest };
      assert.deepEqual(optimalPartition(13, rules), byTryingAll(13, rules), `seed ${seed}, shortest ${shortest}`);
    }
  }
});

test('optimalPartition: a series shorter than a piece stays whole', () => {
  assert.deepEqual(optimalPartition(3, { cost: () => 0, price: 1, shortest: 5 }), []);
});
