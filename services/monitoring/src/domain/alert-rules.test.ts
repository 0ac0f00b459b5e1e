import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingsOf, type ServiceFacts } from './alert-rules.ts';
import { overallHealth, sentenceOf, type ReplicaHealth } from './health-state.ts';

const NOW = new Date('2026-03-01T08:00:00Z');
const LIMITS = { notReadySeconds: 30, errorShare: 0.1, errorRequests: 50 };
const replica = (address: string, state: ReplicaHealth['state'], secondsAgo: number, reasons: string[] = []): ReplicaHealth => ({
  service: 'users',
  address,
  state,
  reasons,
  since: new Date(NOW.getTime() - secondsAgo * 1000),
  checkedAt: NOW,
});
const facts = (replicas: ReplicaHealth[], requests = 0, errors = 0): ServiceFacts[] => [
  { service: 'users', health: overallHealth(replicas), requests, errors },
];

test('alert: not before the time that the setting gives, and from then on', () => {
  assert.deepEqual(findingsOf(facts([replica('a', 'not-ready', 29)]), LIMITS, NOW), []);
  assert.deepEqual(findingsOf(facts([replica('a', 'not-ready', 30, ['no database'])]), LIMITS, NOW), [
    { rule: 'service-not-ready', service: 'users', summary: 'users is not ready: no database.' },
  ]);
});

test('alert: a service with one ready replica works, and one that was never seen is not missed', () => {
  assert.deepEqual(findingsOf(facts([replica('a', 'away', 900), replica('b', 'ready', 5)]), LIMITS, NOW), []);
  assert.deepEqual(findingsOf(facts([]), LIMITS, NOW), []);
});

test('alert: time counts from when the last replica went', () => {
  assert.deepEqual(findingsOf(facts([replica('a', 'away', 900), replica('b', 'away', 10)]), LIMITS, NOW), []);
});

test('alert: a share of failures counts only among enough requests', () => {
  const ready = [replica('a', 'ready', 900)];

  assert.deepEqual(findingsOf(facts(ready, 49, 49), LIMITS, NOW), []);
  assert.deepEqual(findingsOf(facts(ready, 100, 9), LIMITS, NOW), []);
  assert.equal(findingsOf(facts(ready, 100, 10), LIMITS, NOW)[0]?.summary, 'users fails 10 % of its requests (10 of 100 in five minutes).');
});

test('health: the sentence tells how many are ready and names the others', () => {
  assert.equal(
    sentenceOf([
      { service: 'a', state: 'ready' },
      { service: 'b', state: 'ready' },
    ]),
    'All 2 services are ready.',
  );
  assert.equal(
    sentenceOf([
      { service: 'a', state: 'ready' },
      { service: 'b', state: 'away' },
      { service: 'c', state: 'unknown' },
    ]),
    '1 of 3 services is ready; away: b; not heard of yet: c.',
  );
});
