import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { openCluster } from '../postgres/index.ts';
import { alive, readPostmaster, stopPostmaster } from '../postgres/postmaster.ts';

const PREFIX = 'aceso-test-';
const started: { server?: Promise<{ adminUrl: string; stop(): Promise<void> }> } = {};
// At the top of the file: called inside a test it would run at the end of that test.
after(async () => (await started.server)?.stop());

/** The server that tests use: the one in the environment, or one of this process, started at first use and gone after the last test. */
export async function testServer(): Promise<string> {
  const given = process.env['ACESO_TEST_DATABASE_URL'] ?? process.env['ACESO_TEST_SERVER'];
  if (given !== undefined && given !== '') return given;
  started.server ??= startTestServer();
  return (await started.server).adminUrl;
}

/** Starts a server for tests in a folder of its own: fast, and not durable. A test runner shares it by `ACESO_TEST_SERVER`. */
export async function startTestServer(): Promise<{ adminUrl: string; stop(): Promise<void> }> {
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const cluster = await openCluster({ folder, durable: false });
  return {
    adminUrl: cluster.adminUrl,
    async stop() {
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Test processes that were killed leave their server behind; the next one tidies up. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || alive(Number(pid))) continue;
    const folder = join(tmpdir(), name);
    const left = readPostmaster(join(folder, 'data'));
    if (left !== undefined && alive(left.pid)) await stopPostmaster(join(folder, 'data'), left.pid).catch(() => undefined); // another process sweeps, too
    rmSync(folder, { recursive: true, force: true });
  }
}
