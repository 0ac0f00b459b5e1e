import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBalancer } from './balancer.ts';

const THREE = ['a', 'b', 'c'];

/** Repeats 0, 1/n, 2/n …: every pair of replicas is drawn. */
function drawn(): () => number {
  let n = 0;
  return () => ((n++ * 7919) % 10_007) / 10_007;
}

const share = (choose: () => string | undefined, address: string, times = 600): number =>
  Array.from({ length: times }, choose).filter((one) => one === address).length / times;

test('balancer: a busy replica is chosen only against itself', () => {
  const balancer = createBalancer(() => 0, drawn());
  for (let i = 0; i < 5; i++) balancer.begin('a');

  assert.ok(share(() => balancer.choose(THREE), 'a') < 0.2);
});

test('balancer: three failures put a replica to rest, longer each time', () => {
  const clock = { ms: 0 };
  const balancer = createBalancer(() => clock.ms, drawn());
  balancer.states(THREE);
  const fail = (): void => {
    balancer.begin('a');
    balancer.end('a', false);
  };
  fail();
  fail();
  assert.equal(balancer.states(['a'])[0]?.state, 'up');
  fail();

  assert.equal(balancer.states(['a'])[0]?.state, 'ejected');
  assert.equal(
    share(() => balancer.choose(THREE), 'a'),
    0,
  );
  clock.ms = 500;
  assert.equal(balancer.states(['a'])[0]?.state, 'up');
  fail();
  clock.ms = 1400;
  assert.equal(balancer.states(['a'])[0]?.state, 'ejected');
  clock.ms = 1500;
  assert.equal(balancer.states(['a'])[0]?.state, 'up');
});

test('balancer: a replica that comes back gets a share that grows', () => {
  const clock = { ms: 0 };
  const balancer = createBalancer(() => clock.ms, drawn());
  balancer.states(THREE);
  for (let i = 0; i < 3; i++) balancer.end('a', false);
  clock.ms = 600;
  const early = share(() => balancer.choose(THREE), 'a');
  clock.ms = 6_000;

  assert.ok(early < 0.15, String(early));
  assert.ok(share(() => balancer.choose(THREE), 'a') > 0.25);
});

test('balancer: never more than half rest, and when only resting ones are left one is tried', () => {
  const balancer = createBalancer(() => 0, drawn());
  const four = ['a', 'b', 'c', 'd'];
  balancer.states(four);
  for (const address of four) for (let i = 0; i < 5; i++) balancer.end(address, false);

  assert.equal(balancer.states(four).filter(({ state }) => state === 'ejected').length, 2);
  assert.equal(balancer.choose(['a'], 'a'), 'a');
  assert.equal(balancer.choose([]), undefined);
});
