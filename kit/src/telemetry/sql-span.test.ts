import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sqlSummary } from './sql-span.ts';

test('sql span: the name is the verb and the first table, also behind a with and in quotes', () => {
  assert.equal(sqlSummary('\n select p.id from users.person as p where p.id = $1'), 'select users.person');
  assert.equal(sqlSummary('insert into events.event (id) values ($1)'), 'insert events.event');
  assert.equal(sqlSummary('update "users"."person" set x = $1'), 'update users.person');
  assert.equal(sqlSummary('with a as (select 1 from m.n) delete from o.p'), 'select m.n');
  assert.equal(sqlSummary('select 1'), 'select');
  assert.equal(sqlSummary('listen x'), 'sql');
});
