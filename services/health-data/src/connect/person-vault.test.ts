import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';
import { createPersonVault } from './person-vault.ts';

const keyOf = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const NOW = new Date('2026-06-30T12:00:00Z');

/** A person whom the service knows. */
async function known(): Promise<OpenHealthData> {
  const open = await openHealthData();
  await open.push([{ metric: 'body-mass', start: '2026-01-01T00:00:00Z', value: 80, unit: 'kg' }], { name: 'Scale', kind: 'scale' });
  return open;
}

test('person vault: a key is made by writing alone, is the same ever after, and another for each purpose', async () => {
  await using open = await known();
  const db = open.house.database.dbOf('health-data');
  const vault = createPersonVault(keyOf(1), () => NOW);
  const [personId, stranger] = [open.ada.personId, randomUUID()];

  const before = await vault.knownKeyFor(db, personId, 'notes');
  const made = await vault.keyFor(db, personId, 'notes');

  assert.equal(before, undefined);
  assert.deepEqual([await vault.knownKeyFor(db, personId, 'notes'), await vault.keptKeyFor(db, personId, 'notes')], [made, made]);
  assert.notDeepEqual(await vault.knownKeyFor(db, personId, 'exports'), made);
  assert.equal(await vault.knownKeyFor(db, stranger, 'notes'), undefined);
  await assert.rejects(vault.keptKeyFor(db, stranger, 'notes'), /the key of the person is gone/);
});

test('person vault: a key that cannot be unwrapped is an error, not a person without a key', async () => {
  await using open = await known();
  const db = open.house.database.dbOf('health-data');
  await createPersonVault(keyOf(1), () => NOW).keyFor(db, open.ada.personId, 'notes');

  await assert.rejects(createPersonVault(keyOf(2), () => NOW).knownKeyFor(db, open.ada.personId, 'notes'));
});
