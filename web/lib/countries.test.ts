import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countries } from './countries.ts';

test('countries: by name, each once, without groups and replaced codes', () => {
  const found = countries('en-GB');
  const codes = new Set(found.map(({ code }) => code));

  assert.equal(found.find(({ code }) => code === 'CH')?.name, 'Switzerland');
  assert.ok(found.length > 240 && found.length < 265, String(found.length));
  assert.equal(codes.size, found.length);
  for (const code of ['EU', 'UN', 'DD', 'SU', 'ZZ', 'XA']) assert.equal(codes.has(code), false, code);
  assert.equal(found[0]?.name, 'Afghanistan');
});
