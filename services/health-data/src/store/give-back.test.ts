import assert from 'node:assert/strict';
import { test } from 'node:test';
import { giveBack } from './give-back.ts';

test('giveBack: bytes that are all there is of their memory are empty afterwards', () => {
  const bytes = Buffer.alloc(100_000, 7);

  giveBack(bytes);

  assert.equal(bytes.length, 0);
});

test('giveBack: a view of something larger, and what threads share, stay as they are', () => {
  const whole = Buffer.alloc(100_000, 7);
  const shared = new Uint8Array(new SharedArrayBuffer(10));
  const pooled = Buffer.from('pooled');

  for (const bytes of [whole.subarray(10), shared, pooled]) giveBack(bytes);

  assert.deepEqual([whole.length, whole[10], shared.length, pooled.toString()], [100_000, 7, 10, 'pooled']);
});
