import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { openTurns } from './turns.ts';

async function drain(content: PassThrough): Promise<number> {
  let bytes = 0;
  for await (const block of content) bytes += (block as Buffer).length;
  return bytes;
}

test('turns: a newer sender of the same upload ends the older one and runs after it has gone', async () => {
  const turns = openTurns();
  const [older, newer] = [new PassThrough(), new PassThrough()];
  const order: string[] = [];
  const first = turns.take('a', older, () => drain(older).finally(() => order.push('older gone'))).catch((cause: Error) => cause.message);
  older.write('half');

  const second = turns.take('a', newer, async () => {
    order.push('newer begins');
    return await drain(newer);
  });
  newer.end('whole');

  assert.deepEqual([await first, await second], ['Premature close', 5]);
  assert.deepEqual(order, ['older gone', 'newer begins']);
});

test('turns: senders of different uploads do not wait for each other, and ending one that was read breaks nothing', async () => {
  const turns = openTurns();
  const [a, b] = [new PassThrough(), new PassThrough()];
  const waiting = turns.take('a', a, () => drain(a));
  b.end('b');

  const read = await turns.take('b', b, async () => {
    const bytes = await drain(b);
    turns.end('b');
    return bytes;
  });
  a.end('aa');

  assert.deepEqual([read, await waiting], [1, 2]);
});
