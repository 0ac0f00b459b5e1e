import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseReplicas, wantedReplicas } from './scaling.ts';

const bounds = { least: 1, most: 4 };

test('wantedReplicas: a busy event loop or a backlog asks for one more, up to the bound', () => {
  assert.equal(wantedReplicas(1, bounds, { utilisation: 0.9, waiting: 0, quietSeconds: 0 }), 2);
  assert.equal(wantedReplicas(2, bounds, { utilisation: 0.1, waiting: 900, quietSeconds: 0 }), 3);
  assert.equal(wantedReplicas(4, bounds, { utilisation: 1, waiting: 9999, quietSeconds: 0 }), 4);
});

test('wantedReplicas: a process goes only after a minute of quiet, and the least stay', () => {
  assert.equal(wantedReplicas(3, bounds, { utilisation: 0.1, waiting: 0, quietSeconds: 59 }), 3);
  assert.equal(wantedReplicas(3, bounds, { utilisation: 0.1, waiting: 0, quietSeconds: 60 }), 2);
  assert.equal(wantedReplicas(1, bounds, { utilisation: 0, waiting: 0, quietSeconds: 600 }), 1);
});

test('parseReplicas: reads a range and a number, and refuses anything else in words', () => {
  assert.deepEqual(parseReplicas('recommendation=1..4'), { service: 'recommendation', bounds: { least: 1, most: 4 } });
  assert.deepEqual(parseReplicas('gateway=2'), { service: 'gateway', bounds: { least: 2, most: 2 } });
  assert.throws(() => parseReplicas('gateway'), /service=1\.\.4/);
  assert.throws(() => parseReplicas('gateway=4..1'), /smaller number first/);
});
