import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Source } from '../../../lib/types.ts';
import { devicesIn, idsOf, moved } from './order.ts';

const source = (sourceId: string, deviceId?: string): Source => ({
  sourceId,
  name: sourceId.toUpperCase(),
  kind: 'watch',
  integration: 'push',
  samples: 1,
  rank: 1,
  ...(deviceId === undefined ? {} : { deviceId }),
});
const SOURCES = [source('a', 'watch'), source('b', 'phone'), source('c', 'watch'), source('d')];

test('order: the ways of one device stand together, and what the order does not name comes last', () => {
  const devices = devicesIn(SOURCES, ['b', 'c', 'a']);

  assert.deepEqual(
    devices.map(({ name, routes }) => [name, routes.map(({ sourceId }) => sourceId)]),
    [
      ['B', ['b']],
      ['C', ['c', 'a']],
      ['D', ['d']],
    ],
  );
  assert.deepEqual(idsOf(moved(devices, 1, 0)), ['c', 'a', 'b', 'd']);
  assert.equal(moved(devices, 0, -1), devices);
});
