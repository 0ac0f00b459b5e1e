import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createExportQueue } from './export-queue.ts';

function receiver(options: { atMost: number; batch: number }) {
  const state = { works: true, got: [] as number[], told: [] as boolean[] };
  const queue = createExportQueue<number>({
    ...options,
    onState: (works) => void state.told.push(works),
    send: async (batch) => {
      if (!state.works) throw new Error('away');
      state.got.push(...batch);
    },
  });
  return { queue, state };
}

test('export queue: everything arrives in order, batch after batch', async () => {
  const { queue, state } = receiver({ atMost: 100, batch: 3 });
  for (let i = 0; i < 10; i++) queue.push(i);

  await Promise.all([queue.flush(), queue.flush()]);

  assert.deepEqual(state.got, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('export queue: an absent receiver costs a bounded memory, drops the oldest, counts them, and is told of once', async () => {
  const { queue, state } = receiver({ atMost: 8, batch: 4 });
  state.works = false;
  for (let i = 0; i < 1000; i++) queue.push(i);
  await queue.flush();
  await queue.flush();

  assert.ok(queue.waiting <= 10);
  assert.equal(queue.dropped + queue.waiting, 1000);
  state.works = true;
  await queue.flush();

  assert.equal(state.got.at(-1), 999);
  assert.deepEqual(state.told, [false, true]);
});
