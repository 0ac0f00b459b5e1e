import { hash } from 'node:crypto';
import { join } from 'node:path';
import { CONTRACTS } from '@aceso/contracts/all';
import { daysOfMask, unpackDays, unpackRecords } from '@aceso/health-data/codec';
import { openCluster } from '@aceso/kit/postgres';
import pg from 'pg';

/** What a program left in its database. */
export interface LeftBehind {
  /** Samples by metric. */
  readonly samples: Readonly<Record<string, number>>;
  /** Records by the source's own type. */
  readonly records: Readonly<Record<string, number>>;
  readonly quarantined: Readonly<Record<string, number>>;
  /** Sum of all daily values and their number, for comparing two runs. */
  readonly daily: string;
  readonly uploadsFinished: number;
  readonly importNotices: number;
  readonly recommendations: number;
  readonly recommendationEvents: number;
  /** Guidelines that are open more than once for a person. */
  readonly adviceTwice: number;
  readonly parked: number;
  readonly sagasOpen: number;
}

/** Looks into the database of a folder after its program has stopped. */
export async function leftBehind(home: string): Promise<LeftBehind> {
  const cluster = await openCluster({ folder: join(home, 'postgres') });
  const client = new pg.Client({ connectionString: cluster.adminUrl });
  await client.connect();
  const counts = async (text: string): Promise<Record<string, number>> => {
    const { rows } = await client.query<{ name: string; n: string }>(text);
    return Object.fromEntries(rows.map(({ name, n }) => [name, Number(n)]));
  };
  const one = async (text: string): Promise<number> => Object.values(await counts(`select 'n' as name, (${text}) as n`))[0] ?? 0;
  const everywhere = (table: string, where: string): string =>
    CONTRACTS.map(({ service }) => `(select count(*) from ${service.replaceAll('-', '_')}.${table} where ${where})`).join(' + ');
  try {
    const { rows } = await client.query<{ metric: string; month: string; days: number; data: Buffer }>(
      'select p.metric, p.month::text as month, p.days, p.data from health_data.day_pack as p order by p.metric, p.month',
    );
    return {
      samples: await counts('select c.metric as name, sum(c.n) as n from health_data.chunk as c group by 1'),
      records: await recordsOf(client),
      quarantined: await counts('select q.source_type as name, count(*) as n from health_data.quarantine as q group by 1'),
      daily: hash('sha256', rows.map(inWords).join()),
      uploadsFinished: await one(`select count(*) from events.event as e where e.type = 'health-data.upload-finished'`),
      importNotices: await one(`select count(*) from notification.message as m where m.category = 'import-finished'`),
      recommendations: await one('select count(*) from recommendation.recommendation'),
      recommendationEvents: await one(`select count(*) from events.event as e where e.type = 'recommendation.recommendation-created'`),
      adviceTwice: await one(
        `select count(*) from (select r.guideline from recommendation.recommendation as r where r.status = 'open' group by r.person_id, r.guideline having count(*) > 1) as twice`,
      ),
      parked: await one(`select ${everywhere('parked_event', 'true')}`),
      sagasOpen: await one(`select ${everywhere('saga', "status in ('running', 'undoing', 'stuck')")}`),
    };
  } finally {
    await client.end();
    await cluster.stop();
  }
}

/** Daily values of a month with what was measured, not when it was written. */
function inWords({ metric, month, days, data }: { metric: string; month: string; days: number; data: Buffer }): string {
  const names = daysOfMask(month, days);
  return unpackDays(data, names.length)
    .map(({ value }, i) => `${metric} ${names[i]} ${value.toFixed(6)}`)
    .join();
}

/** Records by the source's own type, those that lie together in rows of months too. */
async function recordsOf(client: pg.Client): Promise<Record<string, number>> {
  const own = await client.query<{ name: string; n: string }>(
    'select r.source_type as name, count(*) as n from health_data.record as r group by 1',
  );
  const packs = await client.query<{ data: Buffer }>('select p.data from health_data.record_pack as p');
  const counts: Record<string, number> = Object.fromEntries(own.rows.map(({ name, n }) => [name, Number(n)]));
  for (const { sourceType } of packs.rows.flatMap(({ data }) => unpackRecords(data))) counts[sourceType] = (counts[sourceType] ?? 0) + 1;
  return counts;
}
