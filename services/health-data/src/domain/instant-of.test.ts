import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance } from '../../test/columns.ts';
import { instantOf } from './instant-of.ts';

test('instantOf: gives what Date.parse gives, in every form and year', () => {
  const random = chance(11);
  const span = Date.UTC(9999, 11, 31) - Date.UTC(0, 0, 1);
  for (let round = 0; round < 5_000; round++) {
    const text = new Date(Date.UTC(0, 0, 1) + Math.floor((random(1e9) / 1e9) * span)).toISOString();
    const forms = [text, text.replace(/\.\d+/, ''), text.replace('Z', '+05:30'), text.replace(/\.\d+Z/, '.5Z'), text.replace('Z', '456Z')];
    for (const form of forms) assert.equal(instantOf(form), Date.parse(form), form);
  }
  for (const day of ['0000-02-29', '1600-02-29', '1900-02-28', '1900-03-01', '1969-12-31', '1970-01-01', '2000-02-29', '2024-12-31'])
    assert.equal(instantOf(`${day}T23:59:59Z`), Date.parse(`${day}T23:59:59Z`), day);
});
