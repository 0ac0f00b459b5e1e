import assert from 'node:assert/strict';
import { test } from 'node:test';
import { free, giveAway, giveBack } from './given.ts';

test('free: bytes that are all there is of their memory are empty afterwards', () => {
  const bytes = Buffer.alloc(100_000, 7);

  free(bytes);

  assert.equal(bytes.length, 0);
});

test('free: a view of something larger, and what threads share, stay as they are', () => {
  const whole = Buffer.alloc(100_000, 7);
  const shared = new Uint8Array(new SharedArrayBuffer(10));
  const pooled = Buffer.from('pooled');

  for (const bytes of [whole.subarray(10), shared, pooled]) free(bytes);

  assert.deepEqual([whole.length, whole[10], shared.length, pooled.toString()], [100_000, 7, 10, 'pooled']);
});

test('giveBack: only what was given away', () => {
  const [mine, yours] = [Buffer.alloc(100_000, 7), giveAway(Buffer.alloc(100_000, 7))];

  giveBack(mine);
  giveBack(yours);
  giveBack(yours);

  assert.deepEqual([mine.length, yours.length], [100_000, 0]);
});
