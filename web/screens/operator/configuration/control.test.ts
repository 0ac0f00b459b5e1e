import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONTRACTS } from '@aceso/contracts/all';
import { controlOf, entryText, readEntry } from './control.ts';

const SETTINGS = CONTRACTS.flatMap(({ service, settings }) =>
  // A schema as the service sends it: plain JSON.
  Object.entries(settings).map(([name, one]) => ({
    name: `${service}.${name}`,
    schema: JSON.parse(JSON.stringify(one.schema)),
    value: one.default as unknown,
  })),
);

test('controls: the default of every setting of every service goes through its control and stays what it is', () => {
  for (const { name, schema, value } of SETTINGS) {
    const control = controlOf(schema);
    assert.deepEqual(readEntry(control, entryText(control, value)), { value }, name);
  }
});

test('controls: plain kinds get plain controls, only structured ones are JSON', () => {
  const kinds = new Map(SETTINGS.map(({ name, schema }) => [name, controlOf(schema).kind]));

  assert.equal(kinds.get('recommendation.enabled'), 'switch');
  assert.equal(kinds.get('recommendation.weeklyActivityMinutes'), 'number');
  assert.equal(kinds.get('identity.thirdPartyClients'), 'json');
  assert.equal(controlOf({ anyOf: [{ const: 'debug' }, { const: 'info' }] }).kind, 'choice');
});

test('readEntry: bounds are kept, and an empty field is not zero', () => {
  const control = controlOf({ type: 'integer', minimum: 1, maximum: 10 });

  assert.deepEqual(
    ['', 'x', '2.5', '0', '11', '7'].map((text) => readEntry(control, text)),
    [{ wrong: 'number' }, { wrong: 'number' }, { wrong: 'whole' }, { wrong: 'low' }, { wrong: 'high' }, { value: 7 }],
  );
});

test('readEntry: a text must have its form and length', () => {
  const control = controlOf({ type: 'string', maxLength: 12, pattern: '^(|smtps?://.+)$' });

  assert.deepEqual(
    ['', 'smtp://a', 'http://a', 'smtp://too-long.example'].map((text) => readEntry(control, text)),
    [{ value: '' }, { value: 'smtp://a' }, { wrong: 'pattern' }, { wrong: 'long' }],
  );
});
