import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shortAddress } from './short-address.ts';

test('short address: the last part of IPv4 and all after the first three groups of IPv6 are gone', () => {
  assert.deepEqual(['203.0.113.7', '::ffff:203.0.113.7', '2001:db8:1:2:3:4:5:6', 'here'].map(shortAddress), [
    '203.0.113.x',
    '203.0.113.x',
    '2001:db8:1::x',
    'here',
  ]);
});
