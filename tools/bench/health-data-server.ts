import process from 'node:process';
import { users } from '@aceso/contracts/users';
import { openCluster } from '@aceso/kit/postgres';

/** What the benchmark hears from the process that it measures. */
export type ServerNews =
  | { readonly kind: 'ready'; readonly url: string; readonly token: string; readonly idleMB: number }
  | { readonly kind: 'usage'; readonly peakMB: number; readonly cpuSeconds: number };

const LOOK_EVERY_MS = 10;
const BYTES_PER_MB = 1_000_000;
const TOKEN_SECONDS = 3600;
const MICROS_PER_SECOND = 1_000_000;

/** Hosts health-data with a durable database in a process of its own, so that nothing but it is measured. */
const folder = process.argv[2] ?? '';
const cluster = await openCluster({ folder });
process.env['ACESO_TEST_SERVER'] = cluster.adminUrl;
const { person, testHouse } = await import('@aceso/kit/testing');
const { healthDataModule } = await import('@aceso/health-data');

const ada = person();
const house = await testHouse({
  modules: [healthDataModule],
  strict: false,
  neighbours: [
    {
      contract: users,
      operations: {
        getProfile: () => ({
          personId: ada.personId,
          displayName: 'Ada',
          language: 'en',
          timeZone: process.argv[3] ?? 'UTC',
          createdAt: '2026-01-01T00:00:00Z',
        }),
        listConsents: () => ({ items: [{ purpose: 'storage-and-advice', granted: true }] }),
      },
    },
  ],
});
const url = await house.app('health-data').listen({ port: 0, host: '127.0.0.1' });
const token = await house.issuer.token(ada, 'health-data', new Date(), { expiresInSeconds: TOKEN_SECONDS });
const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / MICROS_PER_SECOND;
};
const residentMB = (): number => process.memoryUsage.rss() / BYTES_PER_MB;
let peakMB = residentMB();
setInterval(() => {
  peakMB = Math.max(peakMB, residentMB());
}, LOOK_EVERY_MS).unref();
const tell = (news: ServerNews): void => void process.send?.(news);
process.on('message', (asked) => {
  if (asked === 'usage') tell({ kind: 'usage', peakMB, cpuSeconds: cpuSeconds() });
  // From here on: what came before has had its own figure.
  if (asked === 'forget') peakMB = residentMB();
  if (asked === 'stop') void stop();
});
tell({ kind: 'ready', url, token, idleMB: residentMB() });

async function stop(): Promise<void> {
  await house[Symbol.asyncDispose]();
  await cluster.stop();
  process.exit(0);
}
