import assert from 'node:assert/strict';
import { test } from 'node:test';
import { QueryClient } from '@tanstack/react-query';
import { followLive } from './live.ts';

/** A stream that says what the test wants. */
class Stream extends EventTarget {
  closed = false;
  close(): void {
    this.closed = true;
  }
}

function follow() {
  const cache = new QueryClient();
  const stream = new Stream();
  const stop = followLive(cache, () => stream as unknown as EventSource);
  const isOld = (key: string): boolean => cache.getQueryState([key])?.isInvalidated ?? false;
  return { cache, stream, stop, isOld };
}

test('what was written before the stream stood is read again when it does, each time', () => {
  const { cache, stream, stop, isOld } = follow();
  for (const round of [1, 2]) {
    cache.setQueryData(['overview'], { round });
    assert.equal(isOld('overview'), false);
    stream.dispatchEvent(new Event('open'));
    assert.equal(isOld('overview'), true);
  }
  stop();
  assert.equal(stream.closed, true);
});

test('an event makes old what it tells of, and nothing else, once for many', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { cache, stream, stop, isOld } = follow();
  for (const key of ['overview', 'inbox', 'consents']) cache.setQueryData([key], {});
  for (let i = 0; i < 3; i += 1) stream.dispatchEvent(new Event('notification.notification-created'));
  assert.equal(isOld('inbox'), false);
  t.mock.timers.tick(300);
  assert.deepEqual(['overview', 'inbox', 'consents'].map(isOld), [true, true, false]);
  stop();
});

test('progress of an upload is patched without asking', () => {
  const { cache, stream, stop } = follow();
  const at = { uploadId: 'u1', status: 'received' };
  cache.setQueryData(['uploads'], { items: [at, { ...at, uploadId: 'u2' }] });
  const data = JSON.stringify({ uploadId: 'u1', status: 'reading', done: 5, total: 10, samples: 3, secondsLeft: 2 });
  stream.dispatchEvent(new MessageEvent('health-data.upload-progressed', { data }));
  const progress = { done: 5, samples: 3, total: 10, secondsLeft: 2 };
  assert.deepEqual(cache.getQueryData(['uploads']), {
    items: [
      { uploadId: 'u1', status: 'reading', progress },
      { ...at, uploadId: 'u2' },
    ],
  });
  stop();
});

test('what somebody logs of their life in another window is read again here, and so is a measured effect', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { cache, stream, stop, isOld } = follow();
  for (const key of ['circumstances', 'effect', 'trend', 'overview', 'sources']) cache.setQueryData([key], {});
  stream.dispatchEvent(new Event('recommendation.circumstance-changed'));
  t.mock.timers.tick(300);
  assert.deepEqual(['circumstances', 'effect', 'trend', 'overview'].map(isOld), [true, false, false, false]);
  stream.dispatchEvent(new Event('recommendation.effect-measured'));
  stream.dispatchEvent(new Event('recommendation.evaluation-finished'));
  t.mock.timers.tick(300);
  assert.deepEqual(['effect', 'trend', 'overview', 'sources'].map(isOld), [true, true, true, false]);
  stop();
});
