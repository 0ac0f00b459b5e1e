import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBalancer } from './balancer.ts';
import { createRetryBudget } from './retry-budget.ts';

const ADDRESSES = ['http://a', 'http://b', 'http://c'];

test('balancer: the less busy of two is chosen, so that load spreads', () => {
  const balancer = createBalancer();
  const counts = new Map<string, number>();

  for (let i = 0; i < 300; i++) {
    const address = balancer.choose(ADDRESSES) ?? '';
    balancer.begin(address);
    counts.set(address, (counts.get(address) ?? 0) + 1);
  }

  for (const address of ADDRESSES) assert.ok((counts.get(address) ?? 0) > 60, `${address} got ${counts.get(address)}`);
});

test('balancer: a replica that failed rests, longer each time, and comes back', () => {
  let now = 0;
  const balancer = createBalancer(() => now);
  const fail = (address: string): void => {
    balancer.begin(address);
    balancer.end(address, false);
  };
  fail('http://a');
  const chosen = new Set(Array.from({ length: 50 }, () => balancer.choose(ADDRESSES)));
  now = 501;
  const again = new Set(Array.from({ length: 50 }, () => balancer.choose(ADDRESSES)));

  assert.equal(chosen.has('http://a'), false);
  assert.equal(again.has('http://a'), true);
});

test('balancer: when all rest, the one that is due first is tried; with no address there is none', () => {
  let now = 0;
  const balancer = createBalancer(() => now);
  for (const address of ADDRESSES) {
    balancer.begin(address);
    balancer.end(address, false);
    now += 10;
  }

  assert.equal(balancer.choose(ADDRESSES), 'http://a');
  assert.equal(balancer.choose([]), undefined);
});

test('retry budget: retries are a fifth of the calls, after a small reserve', () => {
  const budget = createRetryBudget();
  let retries = 0;

  for (let call = 0; call < 100; call++) {
    budget.called();
    if (budget.spend()) retries++;
  }

  assert.ok(retries >= 20 && retries <= 31, `${retries} retries`);
});
