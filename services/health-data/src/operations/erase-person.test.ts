import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { ident, sql } from '@aceso/kit';
import { service } from '@aceso/kit/testing';
import { fhir, LOINC } from '../../test/fhir.ts';
import { openHealthData } from '../../test/open-health-data.ts';

test('erasePerson: no table that names people holds a row of the person afterwards, whatever was stored', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  // In another unit, so that what was written is kept beside it; and with a name of the sender's.
  await open.push([
    { metric: 'body-mass', start: '2026-03-02T08:00:00Z', value: 155, unit: '[lb_av]' },
    { metric: 'body-mass', start: '2026-03-03T08:00:00Z', value: 9000, unit: 'kg' },
  ]);
  const created = await fhir(open, 'Observation', {
    body: {
      resourceType: 'Observation',
      status: 'final',
      identifier: [{ system: 'urn:diary', value: randomUUID() }],
      code: { coding: [{ system: LOINC, code: '30522-7' }] },
      effectiveDateTime: '2026-03-02',
      valueString: 'negative',
    },
  });
  assert.equal(created.status, 201, created.text);
  const db = open.house.database.dbOf('health-data');
  const tables = await db.many(sql<{ name: string }>`
    select c.table_name as name from information_schema.columns as c
      join information_schema.tables as t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
     where c.table_schema = 'health_data' and c.column_name = 'person_id' order by c.table_name`);
  const left = async (): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const { name } of tables) {
      const row = await db.one(
        sql<{ one: number }>`select 1 as one from ${ident(`health_data.${name}`)} as t where t.person_id = ${open.ada.personId} limit 1`,
      );
      if (row !== undefined) found.push(name);
    }
    return found;
  };
  const before = await left();

  const reply = await open.house.ask('health-data', {
    as: service('users'),
    method: 'DELETE',
    path: `/v1/people/${open.ada.personId}/health-data`,
  });

  assert.equal(reply.status, 200, reply.text);
  for (const name of ['chunk', 'original', 'record', 'day_pack', 'quarantine', 'fhir_identifier', 'person'])
    assert.ok(before.includes(name), name);
  assert.deepEqual(await left(), []);
});
