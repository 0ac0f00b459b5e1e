import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserOf } from './browser-of.ts';

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)';

test('browserOf: the most special sign wins, for all of them claim to be the others', () => {
  assert.deepEqual(
    [
      `${MAC} Chrome/140.0 Safari/537.36 Edg/140.0`,
      `${MAC} Chrome/140.0 Safari/537.36`,
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile/15E148 Safari/604.1',
      'curl/8.9.1',
      undefined,
    ].map(browserOf),
    ['Edge on macOS', 'Chrome on macOS', 'Safari on iOS', 'curl', undefined],
  );
});
