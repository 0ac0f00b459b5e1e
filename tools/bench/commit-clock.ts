import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { openCluster } from '@aceso/kit/postgres';
import { processorSecondsWithChildren } from './processor.ts';

/**
 * When something became durable, told by the database itself: nobody has to look for it while it happens, and looking would hold up what is
 * looked for. The times are of one clock, in milliseconds since 1970, and those at which the server writes a commit to its log.
 */
export interface CommitClock extends AsyncDisposable {
  readonly adminUrl: string;
  /** Number that the next transaction gets. */
  next(): Promise<bigint>;
  /** Notes from now on which transactions append pushes: their rows do not stay. Before that the tables must be there. */
  notePushes(): Promise<void>;
  /** How many events of a type there are from a transaction on. */
  count(type: string, from: bigint): Promise<number>;
  /** Commits with an event of a type, in their order. */
  commitsOf(type: string): Promise<readonly Commit[]>;
  /** Commits that have appended a push, in their order. */
  pushes(): Promise<readonly Commit[]>;
  /** Processor time that the server has used. */
  processorSeconds(): number;
}

export interface Commit {
  readonly xid: bigint;
  readonly at: number;
}

/** A durable server with the settings of the embedded one, which also keeps the time of each commit. */
export async function openCommitClock(folder: string): Promise<CommitClock> {
  const first = await openCluster({ folder });
  await once(first.adminUrl, 'alter system set track_commit_timestamp = on');
  await first.stop();
  const cluster = await openCluster({ folder });
  const client = new pg.Client({ connectionString: cluster.adminUrl });
  client.on('error', () => {}); // the statement that needs the connection says so
  await client.connect();
  const postmaster = Number(readFileSync(join(cluster.dataFolder ?? '', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const commits = async (from: string, values: readonly unknown[]): Promise<readonly Commit[]> => {
    const { rows } = await client.query<{ xid: string; at: string }>(
      `select w.xid::text as xid, extract(epoch from pg_xact_commit_timestamp(w.xid::xid)) * 1000 as at from (${from}) as w(xid) order by w.xid`,
      [...values],
    );
    return rows.map(({ xid, at }) => ({ xid: BigInt(xid), at: Number(at) }));
  };
  return {
    adminUrl: cluster.adminUrl,
    async next() {
      const { rows } = await client.query<{ xid: string }>('select pg_snapshot_xmax(pg_current_snapshot())::text as xid');
      return BigInt(rows[0]?.xid ?? 0);
    },
    async notePushes() {
      await client.query(`
        create schema bench;
        create table bench.pushed (xid xid8 primary key);
        create function bench.note() returns trigger language plpgsql security definer as $$
          begin insert into bench.pushed values (pg_current_xact_id()) on conflict do nothing; return null; end $$;
        create trigger note after insert on health_data.push_tail for each statement execute function bench.note()`);
    },
    async count(type, from) {
      const { rows } = await client.query<{ n: number }>(
        'select count(*)::int as n from events.event where type = $1 and xid >= $2::xid8',
        [type, String(from)],
      );
      return rows[0]?.n ?? 0;
    },
    commitsOf: (type) => commits('select distinct e.xid from events.event as e where e.type = $1', [type]),
    pushes: () => commits('select p.xid from bench.pushed as p', []),
    processorSeconds: () => processorSecondsWithChildren(postmaster),
    async [Symbol.asyncDispose]() {
      await client.end();
      await cluster.stop();
    },
  };
}

async function once(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(text);
  await client.end();
}
