import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { users } from '@aceso/contracts/users';
import { sql } from '@aceso/kit';
import { openCluster } from '@aceso/kit/postgres';
import { bareInserts } from './bare-inserts.ts';
import { copyPerson, vacuum } from './copies.ts';
import { processorSecondsWithChildren } from './processor.ts';

/** What the benchmark hears from the process that it measures. */
export type ServerNews =
  | { readonly kind: 'ready'; readonly url: string; readonly token: string; readonly others: readonly string[]; readonly idleMB: number }
  | { readonly kind: 'disk'; readonly bytes: number; readonly minuteBytes: number }
  | { readonly kind: 'usage'; readonly peakMB: number; readonly cpuSeconds: number; readonly databaseSeconds: number }
  | { readonly kind: 'limit'; readonly perSecond: number }
  | { readonly kind: 'settled' }
  | { readonly kind: 'copied' }
  | { readonly kind: 'vacuumed' };

/** Asks for copies of the first person: for the others from one place on, up to another one. */
export interface CopiesWanted {
  readonly from: number;
  readonly to: number;
}

const LOOK_EVERY_MS = 10;
const BYTES_PER_MB = 1_000_000;
/** Longer than any run takes. */
const TOKEN_SECONDS = 12 * 3600;
const MICROS_PER_SECOND = 1_000_000;
/** People who push beside the first one. */
const OTHERS = Number(process.argv[4] ?? 0);

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
        getProfile: ({ params }: { readonly params: { readonly personId: string } }) => ({
          personId: params.personId,
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
const tokenOf = (who: typeof ada): Promise<string> =>
  house.issuer.token(who, 'health-data', new Date(), { expiresInSeconds: TOKEN_SECONDS });
const token = await tokenOf(ada);
const otherPeople = Array.from({ length: OTHERS }, () => person());
const others = await Promise.all(otherPeople.map(tokenOf));
const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / MICROS_PER_SECOND;
};
const postmaster = Number(readFileSync(join(cluster.dataFolder ?? '', 'postmaster.pid'), 'utf8').split('\n')[0]);
const residentMB = (): number => process.memoryUsage.rss() / BYTES_PER_MB;
let peakMB = residentMB();
setInterval(() => {
  peakMB = Math.max(peakMB, residentMB());
}, LOOK_EVERY_MS).unref();
const tell = (news: ServerNews): void => void process.send?.(news);
process.on('message', (asked) => {
  if (asked === 'usage')
    tell({ kind: 'usage', peakMB, cpuSeconds: cpuSeconds(), databaseSeconds: processorSecondsWithChildren(postmaster) });
  if (asked === 'limit') void bareInserts(house.database.dbOf('health-data')).then((perSecond) => tell({ kind: 'limit', perSecond }));
  if (asked === 'settle')
    void house
      .service('health-data')
      .settled()
      .then(() => tell({ kind: 'settled' }));
  if (asked === 'disk') void disk().then(tell);
  if (asked === 'vacuum') void vacuum(house.database.adminUrl).then(() => tell({ kind: 'vacuumed' }));
  if (typeof asked === 'object') void copy(asked as CopiesWanted).then(() => tell({ kind: 'copied' })); // Nothing else is asked as an object.
  // From here on: what came before has had its own figure.
  if (asked === 'forget') peakMB = residentMB();
  if (asked === 'stop') void stop();
});
tell({ kind: 'ready', url, token, others, idleMB: residentMB() });

/** Room of all tables with their indexes, and of the chunks of heart rate of the year with a reading each minute. */
async function disk(): Promise<ServerNews> {
  const row = await house.database.dbOf('health-data').one(sql<{ bytes: number; minute_bytes: number }>`
    select (select sum(pg_total_relation_size(c.oid))::float8 from pg_class as c where c.relnamespace = 'health_data'::regnamespace and c.relkind = 'r') as bytes,
           (select coalesce(sum(octet_length(c.data)), 0)::float8 from health_data.chunk as c where c.metric = 'heart-rate' and c.day < '2022-01-01') as minute_bytes`);
  return { kind: 'disk', bytes: row?.bytes ?? 0, minuteBytes: row?.minute_bytes ?? 0 };
}

async function copy({ from, to }: CopiesWanted): Promise<void> {
  const ids = otherPeople.slice(from, to).map(({ personId }) => personId);
  await copyPerson(house.database.adminUrl, ada.personId, ids, (line) => void process.stderr.write(`  ${line}\n`));
}

async function stop(): Promise<void> {
  await house[Symbol.asyncDispose]();
  await cluster.stop();
  process.exit(0);
}
