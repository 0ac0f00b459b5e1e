import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operator } from '@aceso/kit/testing';
import { logBatch } from '../testing/batches.ts';
import { openMonitoring } from '../testing/open.ts';

const WITHIN_MS = 5_000;

/** Reads the stream until so many lines have come. */
async function linesOf(body: AsyncIterable<Uint8Array>, count: number): Promise<string[]> {
  let text = '';
  for await (const chunk of body) {
    text += Buffer.from(chunk).toString('utf8');
    const lines = [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data ?? '').message as string);
    if (lines.length >= count) return lines;
  }
  throw new Error(`the stream ended: ${text}`);
}

test('followLogs: what comes from now on and matches, once each, in order; nothing of before', async () => {
  await using open = await openMonitoring();
  const address = await open.house.app('monitoring').listen({ host: '127.0.0.1', port: 0 });
  const token = await open.house.issuer.token(operator(), 'monitoring', open.now());
  await open.send('/v1/logs', logBatch('users', [{ at: '2026-03-01T07:59:59Z', message: 'before' }]));

  const reply = await fetch(`${address}/v1/ops/logs/live?service=users`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(WITHIN_MS),
  });
  const reading = linesOf(reply.body!, 3);
  await open.send('/v1/logs', logBatch('gateway', [{ at: '2026-03-01T08:00:00Z', message: 'of another service' }]));
  await open.send(
    '/v1/logs',
    logBatch('users', [
      { at: '2026-03-01T08:00:01Z', message: 'one' },
      { at: '2026-03-01T08:00:02Z', message: 'two' },
    ]),
  );
  await open.send('/v1/logs', logBatch('users', [{ at: '2026-03-01T08:00:03Z', message: 'three' }]));

  assert.equal(reply.headers.get('content-type'), 'text/event-stream');
  assert.deepEqual(await reading, ['one', 'two', 'three']);
});

test('followLogs: without an operator there is no stream', async () => {
  await using open = await openMonitoring();

  const reply = await open.house.ask('monitoring', { path: '/v1/ops/logs/live' });

  assert.equal(reply.status, 401);
});
