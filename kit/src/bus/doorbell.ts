import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { sql, type Db } from '../sql/sql.ts';

const CHANNEL = 'aceso_events';
/**
 * At most one NOTIFY in this time. It takes a lock of the whole server at commit (measured: 5,000 instead of 17,000
 * transactions a second when each one notifies), so it never stands in a business transaction.
 */
const NOTIFY_EVERY_MS = 5;
const RECONNECT_AFTER_MS = 1000;

export interface DoorbellOptions {
  readonly db: Db;
  /** For the listening connection: it must be a session of its own, not one of a pool in transaction mode. */
  readonly url: string;
  /** Somebody else has appended; also called when connected anew, since a ring may have been missed. */
  readonly heard: () => void;
  readonly onError: (cause: unknown) => void;
}

/** What a listener says of itself when it begins, and what the others answer: who knows of nobody need not ring. */
const [HELLO, HERE] = ['hello ', 'here '] as const;

/** Tells the other processes on this database that there are new events. Only a hint: readers also look by themselves. */
export interface Doorbell {
  ring(): void;
  stop(): Promise<void>;
}

/** Opens the listening connection in the background and keeps it open. */
export function openDoorbell({ db, url, heard, onError }: DoorbellOptions): Doorbell {
  const me = randomUUID();
  let client: pg.Client | undefined;
  let stopped = false;
  let again: NodeJS.Timeout | undefined;
  let pending: NodeJS.Timeout | undefined;
  let lastRing = -Infinity;
  /** Whether other processes listen, or may listen without being heard here. */
  let hasOthers = true;
  let sending: Promise<unknown> = Promise.resolve();

  const retry = (): void => {
    client = undefined;
    hasOthers = true;
    if (!stopped) again = setTimeout(() => void listen(), RECONNECT_AFTER_MS).unref();
  };
  const listen = async (): Promise<void> => {
    const mine = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 5000,
      application_name: 'aceso doorbell',
      keepAlive: true,
    });
    client = mine;
    mine.on('error', onError);
    mine.on('end', retry);
    mine.on('notification', ({ payload = '' }) => {
      if (payload.endsWith(me)) return;
      hasOthers = true;
      if (payload.startsWith(HELLO)) void say(HERE);
      else if (!payload.startsWith(HERE)) heard();
    });
    try {
      await mine.connect();
      await mine.query(`listen ${CHANNEL}`);
      hasOthers = false;
      await say(HELLO);
      heard();
    } catch (cause) {
      onError(cause);
      mine.off('end', retry);
      await mine.end().catch(() => undefined); // never was open
      retry();
    }
  };
  const say = (what: string): Promise<unknown> => db.many(sql`select pg_notify(${CHANNEL}, ${what + me})`).catch(onError);
  const send = (): void => {
    pending = undefined;
    lastRing = performance.now();
    sending = say('');
  };
  let listening = listen();
  return {
    ring() {
      if (stopped || pending !== undefined || !hasOthers) return;
      const wait = lastRing + NOTIFY_EVERY_MS - performance.now();
      if (wait <= 0) send();
      else pending = setTimeout(send, wait);
    },
    async stop() {
      stopped = true;
      clearTimeout(again);
      if (pending !== undefined) {
        clearTimeout(pending);
        send();
      }
      await Promise.all([listening, sending]);
      client?.off('end', retry);
      await client?.end();
    },
  };
}
