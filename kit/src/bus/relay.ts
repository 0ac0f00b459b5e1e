import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import { connect } from '../sql/connect.ts';
import { openPool } from '../sql/pool.ts';
import type { EventLog } from './log.ts';
import { runSession } from './relay-session.ts';

export interface RelayOptions {
  readonly natsUrl: string;
  /** Address of the database with the role of the relay: it may write events that came from elsewhere. */
  readonly url: string;
  readonly eventLog: Pick<EventLog, 'ring' | 'watch'>;
  readonly log: Logger;
}

/** Carries the events of one database to those of the others and back, by NATS JetStream. */
export interface Relay {
  stop(): Promise<void>;
}

const TRY_AGAIN_MS = 500;

/**
 * Starts in the background: every process of a database may run one, a lock in the database lets one of them work.
 *
 * The log stays the source of truth: NATS may be away, or lose everything, and the relay goes on from its place in the log.
 */
export async function openRelay(options: RelayOptions): Promise<Relay> {
  const stopping = new AbortController();
  const pool = openPool({ url: options.url, name: 'aceso relay', max: 3 });
  const db = connect(pool);
  let healthy = true;
  const work = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const leader = await tryLead(options.url).catch(() => undefined); // the database is away: try again
      if (leader !== undefined) {
        const signal = AbortSignal.any([stopping.signal, leader.lost]);
        const connected = (): void => {
          if (!healthy) options.log.info('events cross to other databases again');
          healthy = true;
        };
        try {
          while (!signal.aborted) {
            await runSession({ natsUrl: options.natsUrl, db, eventLog: options.eventLog, connected }, signal).catch((cause: unknown) => {
              if (healthy) options.log.warn({ err: cause }, 'events do not reach other databases now; trying again');
              healthy = false;
            });
            if (!signal.aborted) await rest(signal);
          }
        } finally {
          await leader.release();
        }
      }
      if (!stopping.signal.aborted) await rest(stopping.signal);
    }
  };
  const working = work();
  return {
    async stop() {
      stopping.abort();
      await working;
      await pool.end();
    },
  };
}

const rest = (signal: AbortSignal): Promise<void> => pause(TRY_AGAIN_MS, undefined, { signal }).catch(() => undefined); // stopped

/** The lock of the leader, held by a connection of its own; undefined when another process leads. */
async function tryLead(url: string): Promise<{ readonly lost: AbortSignal; release(): Promise<void> } | undefined> {
  const lost = new AbortController();
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5000,
    application_name: 'aceso relay leader',
    keepAlive: true,
  });
  client.on('error', () => lost.abort());
  client.on('end', () => lost.abort());
  await client.connect();
  const { rows } = await client.query<{ mine: boolean }>("select pg_try_advisory_lock(hashtextextended('aceso:relay', 0)) as mine");
  if (rows[0]?.mine === true) return { lost: lost.signal, release: () => client.end() };
  await client.end();
  return undefined;
}
