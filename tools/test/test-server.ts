import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCluster } from '@aceso/kit/postgres';

/** One database server for all test files of a run: a server for each file would cost more than the tests. */
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
