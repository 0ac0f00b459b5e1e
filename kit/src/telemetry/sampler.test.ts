import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { SamplingDecision } from '@opentelemetry/sdk-trace';
import { createRate } from './rate.ts';
import { decided, ShareSampler, untraced } from './sampler.ts';

const kept = (sampler: ShareSampler, from = ROOT_CONTEXT): boolean =>
  sampler.shouldSample(from).decision === SamplingDecision.RECORD_AND_SAMPLED;
const parent = (traceFlags: number) =>
  trace.setSpanContext(ROOT_CONTEXT, {
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    spanId: '00f067aa0ba902b7',
    traceFlags,
    isRemote: true,
  });

test('sampler: the caller decides for the whole trace, whatever the share says', () => {
  const never = new ShareSampler(() => ({ share: 0, perSecond: 0 }));
  const always = new ShareSampler(() => ({ share: 1, perSecond: 1000 }));

  assert.equal(kept(never, parent(1)), true);
  assert.equal(kept(always, parent(0)), false);
});

test('sampler: of new traces it keeps the share, at most so many a second', () => {
  let at = 0;
  const numbers = [0.05, 0.5, 0.09, 0.01];
  const sampler = new ShareSampler(
    () => ({ share: 0.1, perSecond: 2 }),
    () => numbers.shift() ?? 0,
    createRate(() => at),
  );

  assert.deepEqual([kept(sampler), kept(sampler), kept(sampler), kept(sampler)], [true, false, true, false]);
  at = 1000;
  assert.equal(kept(sampler), true);
});

test('sampler: what it said yes to before the span was made uses up the rate once', () => {
  const sampler = new ShareSampler(
    () => ({ share: 1, perSecond: 1 }),
    () => 0,
    createRate(() => 0),
  );

  assert.deepEqual([sampler.keeps(ROOT_CONTEXT), kept(sampler, decided(ROOT_CONTEXT)), sampler.keeps(ROOT_CONTEXT)], [true, true, false]);
});

test('sampler: work that sends traces is never traced itself', () => {
  const sampler = new ShareSampler(() => ({ share: 1, perSecond: 1000 }));

  assert.equal(kept(sampler, untraced(parent(1))), false);
});
