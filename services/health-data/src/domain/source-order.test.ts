import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSameOrder, orderOf, type RankedSource } from './source-order.ts';

const source = (sourceId: string, integration: string, name: string, kind: string, rank: number): RankedSource => ({
  sourceId,
  integration,
  key: name,
  name,
  kind,
  models: [],
  rank,
});
const WATCH = source('1', 'apple-health', 'Ada’s Watch', 'watch', 200);
const PHONE = source('2', 'apple-health', 'Ada’s Phone', 'phone', 400);
const PUSHED = source('3', 'push', 'Ada’s Watch', 'app', 500);
const APP = source('4', 'push', 'Diary', 'app', 500);

test('order: devices stand by their best route, and the routes of one device stand together', () => {
  const order = orderOf([APP, PUSHED, PHONE, WATCH]);

  assert.deepEqual(order.sourceIds, ['1', '3', '2', '4']);
  assert.equal(order.deviceOf('1'), order.deviceOf('3'));
  assert.deepEqual([order.placeOf('4'), order.placeOf('unknown')], [3, 4]);
});

test('order: the person’s own order for a family comes first, the others follow as they rank', () => {
  assert.deepEqual(orderOf([WATCH, PHONE, PUSHED, APP], ['4', '2']).sourceIds, ['4', '2', '1', '3']);
});

test('order: of sources alike the name decides and not who came first', () => {
  const [a, b] = [source('9', 'x', 'Alpha', 'watch', 200), source('8', 'y', 'Beta', 'watch', 200)];

  assert.deepEqual(orderOf([b, a]).sourceIds, ['9', '8']);
  assert.deepEqual(
    orderOf([
      { ...a, sourceId: '1' },
      { ...b, sourceId: '0' },
    ]).sourceIds,
    ['1', '0'],
  );
});

test('order: another source leaves the order as it was unless it brings two devices together or moves one up', () => {
  const before = orderOf([WATCH, PHONE]);

  assert.equal(isSameOrder(before, orderOf([WATCH, PHONE, APP])), true);
  assert.equal(isSameOrder(before, orderOf([WATCH, PHONE, source('5', 'push', 'Ada’s Phone', 'app', 100)])), false);
});
