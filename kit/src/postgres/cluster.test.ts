import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { openCluster } from './cluster.ts';
import { externalCluster } from './external.ts';
import { AlreadyRunning } from './owner.ts';
import { alive, readPostmaster, stopPostmaster } from './postmaster.ts';

const ask = async <Row extends object>(url: string, text: string): Promise<readonly Row[]> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
};

function folder(): Disposable & { path: string } {
  const path = mkdtempSync(join(tmpdir(), 'aceso-cluster-'));
  chmodSync(path, 0o755);
  return { path: join(path, 'home'), [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

const OPEN = `import { openCluster } from ${JSON.stringify(new URL('./cluster.ts', import.meta.url).href)};`;

/** Another program that opens the folder, writes a row, says so and waits. */
async function program(path: string): Promise<{ kill: () => Promise<void>; pid: number }> {
  const text = `${OPEN}
    import pg from ${JSON.stringify(import.meta.resolve('pg'))};
    const cluster = await openCluster({ folder: ${JSON.stringify(path)} });
    const client = new pg.Client({ connectionString: cluster.adminUrl });
    await client.connect();
    await client.query('create table if not exists kept (n int)');
    await client.query('insert into kept values (1)');
    cluster.announce('http://127.0.0.1:4321');
    console.log('written');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', text], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return {
    pid: child.pid ?? 0,
    async kill() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

test('cluster: data outlives a stop, the password is private and the server listens on this machine only', async () => {
  using home = folder();
  const first = await openCluster({ folder: home.path });
  await ask(first.adminUrl, 'create table kept (n int); insert into kept values (7)');
  await first.stop();

  const second = await openCluster({ folder: home.path });
  const rows = await ask(second.adminUrl, 'select n from kept');
  const settings = await ask<{ name: string; setting: string }>(
    second.adminUrl,
    "select name, setting from pg_settings where name in ('fsync', 'listen_addresses', 'synchronous_commit', 'password_encryption') order by name",
  );
  const wrong = second.adminUrl.replace(/:[^:@]+@/, ':wrong@');
  await assert.rejects(ask(wrong, 'select 1'), /password authentication failed/);
  await second.stop();

  assert.deepEqual(rows, [{ n: 7 }]);
  assert.deepEqual(
    settings.map((row) => row.setting),
    ['on', '127.0.0.1', 'scram-sha-256', 'on'],
  );
  assert.equal(statSync(join(home.path, 'admin-password')).mode & 0o777, 0o600);
  assert.match(second.version, /^18\./);
});

test('cluster: the server of a killed program is taken over with all that was committed', async () => {
  using home = folder();
  const other = await program(home.path);
  const server = readPostmaster(join(home.path, 'data'))?.pid;
  await other.kill();

  const cluster = await openCluster({ folder: home.path });
  const rows = await ask(cluster.adminUrl, 'select n from kept');
  const adopted = readPostmaster(join(home.path, 'data'))?.pid;
  await cluster.stop();

  assert.deepEqual(rows, [{ n: 1 }]);
  assert.equal(adopted, server);
  assert.equal(alive(server ?? 0), false, 'stopping ends an adopted server, too');
});

test('cluster: a server that was killed together with its program recovers', async () => {
  using home = folder();
  const other = await program(home.path);
  const server = readPostmaster(join(home.path, 'data'))?.pid ?? 0;
  process.kill(server, 'SIGKILL');
  await other.kill();

  const cluster = await openCluster({ folder: home.path });
  const rows = await ask(cluster.adminUrl, 'select n from kept');
  await cluster.stop();

  assert.deepEqual(rows, [{ n: 1 }]);
});

test('cluster: a second start beside a running program is told its process and address, and does no harm', async () => {
  using home = folder();
  const other = await program(home.path);

  await assert.rejects(
    openCluster({ folder: home.path }),
    (cause) => cause instanceof AlreadyRunning && cause.pid === other.pid && /127\.0\.0\.1:4321/.test(cause.message),
  );
  assert.equal(alive(readPostmaster(join(home.path, 'data'))?.pid ?? 0), true);
  await other.kill();

  const cluster = await openCluster({ folder: home.path });
  await cluster.stop();
});

test('cluster: a start that cannot succeed says why with the last words of the server', async () => {
  using home = folder();
  const cluster = await openCluster({ folder: home.path });
  await cluster.stop();
  rmSync(join(home.path, 'data/global/pg_control'));

  await assert.rejects(openCluster({ folder: home.path }), /does not start[\s\S]*pg_control/);
});

test('cluster: a first start that was killed in the middle begins anew', async () => {
  using home = folder();
  mkdirSync(join(home.path, 'data.new/base'), { recursive: true });

  const cluster = await openCluster({ folder: home.path, durable: false });
  await cluster.stop();

  assert.equal(existsSync(join(home.path, 'data.new')), false);
});

const root = process.getuid?.() === 0 ? false : 'only root runs the server as another user';
if (root !== false) console.log(`cluster: test of a private home is skipped: ${root}`);
test('cluster: a private home of root works, with its data where the user of the server may go', { skip: root }, async () => {
  const home = mkdtempSync('/root/aceso-private-');
  const lines: string[] = [];

  const cluster = await openCluster({ folder: home, durable: false, log: (line) => lines.push(line) });
  await cluster.stop();
  const again = await openCluster({ folder: home, durable: false });
  await again.stop();
  rmSync(again.dataFolder ?? '', { recursive: true, force: true });
  rmSync(home, { recursive: true, force: true });

  assert.match(cluster.dataFolder ?? '', /^\/var\/lib\/aceso\/data-/);
  assert.equal(again.dataFolder, cluster.dataFolder);
  assert.ok(lines.some((line) => line.includes(cluster.dataFolder ?? '?')));
});

test('cluster: a private temporary home keeps its data inside, so that both go away together', { skip: root }, async () => {
  using home = folder();
  mkdirSync(home.path, { mode: 0o700 });

  const cluster = await openCluster({ folder: home.path, durable: false });
  await cluster.stop();

  assert.equal(cluster.dataFolder, join(home.path, 'data'));
});

test('external: an existing server is used when its user may make roles and schemas, and the error says what is missing', async () => {
  using home = folder();
  const cluster = await openCluster({ folder: home.path, durable: false });
  await ask(
    cluster.adminUrl,
    "create role weak login password 'x'; create role strong login createrole password 'x'; grant create on database postgres to strong",
  );
  const as = (user: string): string => cluster.adminUrl.replace(/\/\/.*@/, `//${user}:x@`);

  const usable = await externalCluster(as('strong'));
  await assert.rejects(externalCluster(as('weak')), /may not create roles/);
  await assert.rejects(externalCluster(as('nobody')), /cannot be reached/);
  await usable.stop();
  await cluster.stop();

  assert.equal(usable.version, cluster.version);
});

test('external: services live on a server whose administrator is no superuser', async () => {
  using home = folder();
  const cluster = await openCluster({ folder: home.path, durable: false });
  await ask(cluster.adminUrl, "create role owner login createrole password 'x'");
  await ask(cluster.adminUrl, 'create database aceso owner owner');
  const adminUrl = cluster.adminUrl.replace(/\/\/.*@/, '//owner:x@').replace(/\/postgres$/, '/aceso');
  const { prepareDatabase, urlOf } = await import('../sql/prepare.ts');
  const prepare = (): Promise<void> =>
    prepareDatabase({ adminUrl, services: [{ name: 'users' }, { name: 'health-data' }], passwordOf: (name) => `pw-${name}` });

  await prepare();
  await prepare();
  const rows = await ask(urlOf(adminUrl, 'health-data', 'pw-health-data'), 'select count(*)::int as n from health_data.event_cursor');
  await assert.rejects(ask(urlOf(adminUrl, 'users', 'pw-users'), 'select 1 from health_data.event_cursor'), /permission denied/);
  await cluster.stop();

  assert.deepEqual(rows, [{ n: 0 }]);
});

test('postmaster: the lock file of a server that is gone is told from that of a living one', async () => {
  using home = folder();
  const cluster = await openCluster({ folder: home.path, durable: false });
  const data = join(home.path, 'data');
  const living = readPostmaster(data);
  assert.equal(living?.ready, true);
  assert.ok(readFileSync(join(data, 'postmaster.pid'), 'utf8').startsWith(String(living?.pid)));

  await stopPostmaster(data, living?.pid ?? 0);

  assert.equal(readPostmaster(data), undefined);
  await cluster.stop();
  assert.equal(alive(spawnSync('true').pid), false);
});
