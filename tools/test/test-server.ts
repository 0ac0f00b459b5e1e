import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCluster } from '@aceso/kit/postgres';

/** A database server for test files, gone at the end of the run. */
export async function openTestServer(): Promise<AsyncDisposable & { readonly adminUrl: string }> {
  // Named so that the next run tidies up after one that was killed.
  const folder = mkdtempSync(join(tmpdir(), `aceso-test-${process.pid}-`));
  const cluster = await openCluster({ folder, durable: false });
  return {
    adminUrl: cluster.adminUrl,
    async [Symbol.asyncDispose]() {
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Servers that test processes lease one at a time (`kit/testing`): starting one for each file costs more than most files. */
export async function openLeases(count: number): Promise<AsyncDisposable & { readonly urls: readonly string[] }> {
  await using opened = new AsyncDisposableStack();
  const servers = await Promise.all(Array.from({ length: count }, async () => opened.use(await openTestServer())));
  const kept = opened.move();
  return { urls: servers.map(({ adminUrl }) => adminUrl), [Symbol.asyncDispose]: () => kept.disposeAsync() };
}
