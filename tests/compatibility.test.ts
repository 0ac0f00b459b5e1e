import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Check } from 'typebox/schema';
import { breaksOf } from './compatibility/breaks.ts';
import { examplesOf } from './compatibility/examples.ts';
import { current, released, type Released, type Schema } from './compatibility/released.ts';
import { misfits } from './compatibility/subset.ts';

const before = released();
const now = new Map(current().map((contract) => [contract.service, contract]));

test('compatibility: every service has a released contract', () => {
  assert.deepEqual(before.map(({ service }) => service).toSorted(), [...now.keys()].toSorted());
});

test('compatibility: nothing that was released has been taken back', () => {
  const breaks = before.flatMap((contract) => breaksOf(contract, now.get(contract.service)));

  assert.deepEqual(breaks, [], 'widen the contract again, or release a new version with a decision record');
});

test('compatibility: what was valid to send is valid still', () => {
  const refused = before.flatMap((contract) =>
    Object.entries(contract.operations).flatMap(([name, operation]) =>
      (['params', 'query', 'body'] as const).flatMap((part) =>
        refusedBy(operation[part], now.get(contract.service)?.operations[name]?.[part], `${contract.service}.${name} ${part}`),
      ),
    ),
  );

  assert.deepEqual(refused, []);
});

test('compatibility: answers and events of today satisfy those who read yesterday’s contract', () => {
  const refused = before.flatMap((contract) => {
    const today = now.get(contract.service);
    return [
      ...Object.entries(contract.operations).flatMap(([name, { output }]) =>
        refusedBy(today?.operations[name]?.output, output, `${contract.service}.${name} output`),
      ),
      ...Object.entries(contract.events).flatMap(([name, { payload }]) =>
        refusedBy(today?.events[name]?.payload, payload, `${contract.service}.${name} payload`),
      ),
    ];
  });

  assert.deepEqual(refused, []);
});

/** Examples of one schema that another one refuses. Each is first proven to be an example. */
function refusedBy(from: Schema | undefined, by: Schema | undefined, what: string): readonly string[] {
  if (from === undefined || by === undefined) return [];
  return examplesOf(from).flatMap((example) => {
    assert.ok(Check(from, example), `${what}: ${JSON.stringify(example)} is no example of ${JSON.stringify(from)}`);
    return Check(by, example) ? [] : [`${what} refuses ${JSON.stringify(example)}`];
  });
}

const object = (properties: Schema, required: readonly string[] = [], more: Schema = {}): Schema => ({
  type: 'object',
  properties,
  required,
  ...more,
});
const text = { type: 'string' };

test('compatibility: a schema that takes less than before is found, one that takes more is not', () => {
  const breaks: readonly (readonly [Schema, Schema, string])[] = [
    [object({}), object({ a: text }, ['a']), '/a is needed'],
    [object({ a: text }), object({ a: { type: 'number' } }), '/a was string, is number'],
    [object({ a: text }), object({}, [], { additionalProperties: false }), '/a is not taken any more'],
    [object({ a: { type: 'integer', maximum: 9 } }), object({ a: { type: 'integer', maximum: 8 } }), '/a has a narrower maximum'],
    [text, { type: 'string', pattern: '^a$' }, ' has a narrower pattern'],
    [{ anyOf: [{ const: 1 }, { const: 2 }] }, { const: 1 }, ' does not take 2'],
    [{ type: 'array', items: text }, { type: 'array', items: { type: 'string', minLength: 1 } }, '/* has a narrower minLength'],
  ];
  const widenings: readonly (readonly [Schema, Schema])[] = [
    [object({ a: text }, ['a']), object({ a: text, b: text })],
    [
      { type: 'integer', minimum: 2 },
      { type: 'number', minimum: 1 },
    ],
    [{ const: 'x' }, { anyOf: [{ const: 'x' }, { const: 'y' }] }],
    [object({}), object({ limit: { type: 'integer', default: 5 } }, ['limit'])],
    [{ type: 'string', maxLength: 4 }, {}],
  ];

  for (const [inner, outer, why] of breaks) assert.deepEqual(misfits(inner, outer), [why]);
  for (const [inner, outer] of widenings) assert.deepEqual(misfits(inner, outer), []);
});

test('compatibility: a break names the service, the operation and the field', () => {
  const operation = { id: 'x.read', method: 'GET', path: '/x', status: 200, accepts: 'json', answers: 'json' };
  const contract = (output: Schema): Released => ({
    service: 'x',
    operations: { read: { ...operation, output } },
    events: {},
    settings: {},
    problems: {},
  });

  const breaks = breaksOf(contract(object({ name: text }, ['name'])), contract(object({ name: text })));

  assert.deepEqual(breaks, ['x operations read: output/name is needed']);
});
