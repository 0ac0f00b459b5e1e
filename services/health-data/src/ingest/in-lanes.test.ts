import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inLanes } from './in-lanes.ts';

test('inLanes: results stand in the order of the items, and no more run at once than there are lanes', async () => {
  let [running, most] = [0, 0];

  const results = await inLanes([5, 4, 3, 2, 1], 2, async (turns) => {
    most = Math.max(most, ++running);
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    running--;
    return turns * 10;
  });

  assert.deepEqual(results, [50, 40, 30, 20, 10]);
  assert.equal(most, 2);
});

test('inLanes: after a failure nothing more is begun', async () => {
  const begun: number[] = [];

  await assert.rejects(
    inLanes([1, 2, 3, 4, 5, 6], 2, async (item) => {
      begun.push(item);
      await Promise.resolve();
      if (item === 2) throw new Error('no');
    }),
    /no/,
  );

  assert.deepEqual(begun, [1, 2, 3]);
});
