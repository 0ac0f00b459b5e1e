import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { event } from '@aceso/contracts';
import Type from 'typebox';
import { createConsumer } from '../bus/consumer.ts';
import { on } from '../module.ts';
import { connect } from '../sql/connect.ts';
import { openPool } from '../sql/pool.ts';
import { prepareDatabase, urlOf } from '../sql/prepare.ts';
import { drain, quietBus, quietLog } from '../testing/index.ts';
import { externalCluster } from './external.ts';
import { stopPostmaster, untilReady } from './postmaster.ts';
import { give, runnerFor } from './runner.ts';

/** PostgreSQL as the system's packages install it, the newest first. */
const installed = ['/usr/lib/postgresql/*/bin', '/opt/homebrew/opt/postgresql@*/bin', '/usr/pgsql-*/bin']
  .flatMap((pattern) => globSync(pattern))
  .toSorted((a, b) => b.localeCompare(a, undefined, { numeric: true }))[0];
const skip = installed === undefined ? 'no installed PostgreSQL (Debian: apt-get install postgresql)' : false;
console.log(skip === false ? `external test uses ${installed}` : `external test is skipped: ${skip}`);

const counted = event({ type: 'users.counted', version: 1, summary: 'A number.', payload: Type.Object({ n: Type.Integer() }) });
/** Below the ports that the system gives to connections: those may be taken by anybody at any moment. */
const PORT = 20_000 + (process.pid % 9000);

test('external: the installed PostgreSQL carries services, events and consumers', { skip, timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aceso-installed-'));
  chmodSync(folder, 0o755);
  const data = join(folder, 'data');
  const runner = runnerFor(data);
  give(folder, runner);
  const bin = installed ?? '';
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'admin', '-A', 'trust', '--no-sync'], { ...runner, cwd: '/', stdio: 'ignore' });
  const flags = ['-D', data, '-c', `port=${PORT}`, '-c', 'unix_socket_directories=', '-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'];
  const server = spawn(join(bin, 'postgres'), flags, { ...runner, cwd: '/', stdio: 'ignore' });
  const gone = once(server, 'exit');
  const ready = await untilReady(data, 40_000, () => server.exitCode !== null);
  assert.ok(ready, `the installed PostgreSQL did not start on port ${PORT}`);

  const cluster = await externalCluster(`postgres://admin@127.0.0.1:${PORT}/postgres`);
  const services = [{ name: 'users' }, { name: 'health-data' }];
  await prepareDatabase({ adminUrl: cluster.adminUrl, services, passwordOf: (name) => `pw-${name}` });
  const pools = services.map(({ name }) => openPool({ url: urlOf(cluster.adminUrl, name, `pw-${name}`), name, max: 3 }));
  const [users, mine] = pools.map((pool) => connect(pool));
  const seen: number[] = [];
  const now = (): Date => new Date();
  await users!.tx((tx) => quietBus('users', now).append(tx, counted, 'ada', { n: 5 }));
  const consumer = createConsumer({
    service: 'health-data',
    db: mine!,
    now,
    log: quietLog(),
    subscriptions: [on(counted, async (message) => void seen.push(message.payload.n))],
  });
  await drain(consumer);
  await Promise.all(pools.map((pool) => pool.end()));
  await stopPostmaster(data, server.pid ?? 0);
  await gone;
  rmSync(folder, { recursive: true, force: true });

  console.log(`external test used PostgreSQL ${cluster.version}`);
  assert.deepEqual(seen, [5]);
});
