import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONTRACTS } from '@aceso/contracts/all';
import { settingErrors } from '@aceso/kit';
import { catalogueOf } from './catalogue.ts';

test('catalogue: the default of every setting fits its own schema and its summary is a sentence', () => {
  for (const { service, settings } of catalogueOf(CONTRACTS).entries)
    for (const [name, setting] of Object.entries(settings)) {
      assert.deepEqual(settingErrors(setting, setting.default, 'default'), [], `${service}.${name}`);
      assert.match(setting.summary, /^[A-Z].*\.$/, `${service}.${name}`);
    }
});

test('catalogue: no service declares a setting under a name that every service has', () => {
  const taken = new Set(['logLevel', 'traceShare', 'tracesPerSecond', 'slowRequestMs']);

  for (const { service, settings } of CONTRACTS)
    assert.deepEqual(
      Object.keys(settings).filter((name) => taken.has(name)),
      [],
      service,
    );
});

test('catalogue: names of an object that are no settings are none', () => {
  assert.throws(() => catalogueOf(CONTRACTS).setting('gateway', 'constructor'), { code: 'no-such-setting' });
});
