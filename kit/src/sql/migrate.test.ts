import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { freshDatabase, testPassword } from '../testing/index.ts';
import { prepareDatabase, withClient } from './prepare.ts';
import { migrate } from './migrate.ts';
import { sql } from './sql.ts';

const services = [{ name: 'users' }];

function folderWith(files: Readonly<Record<string, string>>): Disposable & { path: string } {
  const path = mkdtempSync(join(tmpdir(), 'aceso-migrations-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

test('migrate: new files run in order, once, also when several programs start together', async () => {
  await using database = await freshDatabase({ services });
  using folder = folderWith({
    '0001-a.sql': 'create table users.a (n int);',
    '0002-b.sql': 'alter table users.a add m int; insert into users.a values (1, 2);',
  });
  const run = (): Promise<number> =>
    withClient(database.urlOf('users'), (client) => migrate({ client, schema: 'users', series: 'service', folder: folder.path }));

  const ran = await Promise.all([run(), run(), run()]);
  writeFileSync(join(folder.path, '0003-c.sql'), 'insert into users.a values (3, 4);');
  ran.push(await run(), await run());

  assert.deepEqual(
    ran.slice(0, 3).toSorted((a, b) => a - b),
    [0, 0, 2],
  );
  assert.deepEqual(ran.slice(3), [1, 0]);
  assert.deepEqual(await database.dbOf('users').many(sql`select a.n, a.m from users.a as a order by a.n`), [
    { n: 1, m: 2 },
    { n: 3, m: 4 },
  ]);
});

test('migrate: a file that was changed after it ran, a bad name and two of one number are refused', async () => {
  await using database = await freshDatabase({ services });
  const run = (path: string): Promise<number> =>
    withClient(database.urlOf('users'), (client) => migrate({ client, schema: 'users', series: 'service', folder: path }));
  using folder = folderWith({ '0001-a.sql': 'select 1;' });
  using named = folderWith({ 'first.sql': 'select 1;' });
  using doubled = folderWith({ '0001-a.sql': 'select 1;', '0001-b.sql': 'select 1;' });
  await run(folder.path);
  writeFileSync(join(folder.path, '0001-a.sql'), 'select 2;');

  await assert.rejects(run(folder.path), /0001-a\.sql was changed/);
  await assert.rejects(run(named.path), /NNNN-name\.sql/);
  await assert.rejects(run(doubled.path), /number 1/);
});

test('migrate: a file that fails leaves nothing behind and is named', async () => {
  await using database = await freshDatabase({ services });
  using folder = folderWith({ '0001-a.sql': 'create table users.a (n int);', '0002-b.sql': 'create tabel users.b (n int);' });

  await assert.rejects(
    withClient(database.urlOf('users'), (client) => migrate({ client, schema: 'users', series: 'service', folder: folder.path })),
    /users: migration 0002-b\.sql failed/,
  );

  assert.deepEqual(await database.dbOf('users').many(sql`select to_regclass('users.a') as a`), [{ a: null }]);
});

test('prepare: a second time it changes nothing, and a password that no longer fits is set anew', async () => {
  await using database = await freshDatabase({ services });
  const names = [{ name: 'users' }, { name: `odd-${process.pid}` }];
  const prepare = (suffix: string): Promise<void> =>
    prepareDatabase({
      adminUrl: database.adminUrl,
      services: names,
      passwordOf: (name) => (name.startsWith('odd') ? `x${suffix}` : testPassword(name)),
    });
  const applied = async (): Promise<unknown> =>
    (await withClient(database.adminUrl, (admin) => admin.query('select m.series, m.number, m.applied_at from users.migration as m'))).rows;
  const before = await applied();
  await prepare('1');
  await prepare('1');

  await prepare('2');

  const after = await applied();
  await withClient(database.adminUrl, async (admin) => {
    await admin.query(`drop schema odd_${process.pid}, odd_${process.pid}_jobs cascade`);
    await admin.query(`drop owned by aceso_odd_${process.pid}`);
    await admin.query(`drop role aceso_odd_${process.pid}`);
  });

  assert.deepEqual(after, before);
});
