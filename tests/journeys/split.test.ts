import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openCluster } from '@aceso/kit/postgres';
import pg from 'pg';
import { openJourney } from './harness.ts';
import { natsVersion, startNats } from './nats.ts';
import { until } from './until.ts';
import { walkByApi } from './walk-by-api.ts';

const TIMEOUT_MS = 140_000;
const ENDED_WITHIN_MS = 15_000;
const version = natsVersion();
const skip = version === undefined ? 'no nats-server in PATH (Debian: apt-get install nats-server)' : false;

test('split: ten processes do the main job as one does, and all end with the first', { timeout: TIMEOUT_MS }, async (t) => {
  const children: number[] = [];
  {
    await using journey = await openJourney(t, { args: ['--split'] });
    children.push(...childrenOf(journey.program.pid));
    await walkByApi(journey);
  }

  assert.ok(children.length >= 10, `${children.length} processes`);
  const left = await until('all of them to end', async () => (children.some(isAlive) ? undefined : []), ENDED_WITHIN_MS).catch(() =>
    children.filter(isAlive),
  );
  assert.deepEqual(left, []);
});

test('split: recommendation on a PostgreSQL of its own does the main job behind NATS', { timeout: TIMEOUT_MS, skip }, async (t) => {
  t.diagnostic(`behind ${version}`);
  const folder = mkdtempSync(join(tmpdir(), 'aceso-second-'));
  await using opened = new AsyncDisposableStack();
  opened.defer(() => rmSync(folder, { recursive: true, force: true }));
  const second = opened.adopt(await openCluster({ folder: join(folder, 'postgres'), durable: false }), async (one) => await one.stop());
  const nats = opened.use(await startNats(join(folder, 'nats')));
  {
    const environment = { ACESO_RECOMMENDATION_DATABASE_URL: second.adminUrl, ACESO_NATS_URL: nats.url };
    await using journey = await openJourney(t, { args: ['--split'], environment });
    await walkByApi(journey);
  }

  const schemas = await schemasOf(second.adminUrl);
  assert.ok(schemas.includes('recommendation'));
  assert.ok(!schemas.includes('health_data'), `schemas beside recommendation's: ${schemas.join(', ')}`);
});

async function schemasOf(adminUrl: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>('select n.nspname as name from pg_namespace as n');
    return rows.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** Processes that another one started, as Linux tells it; none elsewhere. */
function childrenOf(parent: number): readonly number[] {
  return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) && parentOf(name) === parent ? [Number(name)] : []));
}

function parentOf(pid: string): number | undefined {
  try {
    // "pid (name) state ppid …"; the name may hold anything.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
  } catch {
    return undefined; // It ended meanwhile.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // One that has ended keeps its number until the system's first process takes note of it.
    return !existsSync(`/proc/${pid}/stat`) || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
