import type { Logger } from 'pino';
import { prepared, sql, type Db } from '../sql/sql.ts';
import { openDoorbell } from './doorbell.ts';
import type { EventRow } from './record.ts';

/** Longest that a new event stays unnoticed when no doorbell is heard. */
const LOOK_EVERY_MS = 500;
/** So long the log waits for those who look for an event by themselves: they are waited for, it is not. */
const BEHIND_MS = 6;
/** Read so long ago, the log cannot be read. */
const READ_WITHIN_MS = 3_000;
/** Events of one page. */
const PAGE = 500;
/** An older transaction is still open: look again soon, then less often. */
const SOON_MS = 1;
const SOON_AT_MOST_MS = 100;

export interface EventLogOptions {
  /** Any service of this database: all may read the log. */
  readonly db: Db;
  readonly url: string;
  readonly log: Logger;
}

/** What is known of a new event before the log was read. */
export interface AppendedKind extends Pick<EventRow, 'id' | 'type' | 'version' | 'slot'> {
  readonly payload: unknown;
}

/** The log of one database in this process: read once for all consumers, caches and live screens. */
export interface EventLog {
  /** Call after a commit with new events; those who look by themselves need not wait until the log was read for the others. */
  ring(appended?: readonly AppendedKind[]): void;
  /**
   * What this process has appended, as soon as it is committed. It may not be readable yet, and then comes again as a row.
   *
   * @param act says whether somebody looks for it now
   */
  hint(act: (appended: readonly AppendedKind[]) => boolean): Disposable;
  /** Every event that becomes readable from now on, in the order of the log. */
  watch(act: (rows: readonly EventRow[]) => void): Disposable;
  /** Whether the log was read a moment ago, as it is all the time: the database answers. */
  isRead(): boolean;
  stop(): Promise<void>;
}

/** Starts to read the log of a database at its end. Resolves when nothing new can be missed. */
export async function openEventLog({ db, url, log }: EventLogOptions): Promise<EventLog> {
  const watchers = new Set<(rows: readonly EventRow[]) => void>();
  const hinted = new Set<(appended: readonly AppendedKind[]) => boolean>();
  const start = await db.one(sql<{ xid: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`);
  let position = { xid: start?.xid ?? '0', seq: 0 };
  let reading: Promise<void> | undefined;
  let wanted = false;
  let healthy = true;
  let readAt = performance.now();
  let stopped = false;
  let soon: NodeJS.Timeout | undefined;
  let soonMs = SOON_MS;
  let behind: NodeJS.Timeout | undefined;

  /** One page; true when more may be there right now. */
  const page = async (): Promise<boolean> => {
    // Served by the primary key (xid, seq). Rows of transactions at or after the oldest open one come last and must wait.
    const rows = await db.many(
      prepared(sql<EventRow & { ready: boolean }>`
      select e.xid::text as xid, e.seq, e.id, e.type, e.version, e.source, e.key, e.slot, e.body, e.traceparent, e.occurred_at,
             e.xid < pg_snapshot_xmin(pg_current_snapshot()) as ready
        from events.tail(${position.xid}::xid8, ${position.seq}, ${PAGE}) as e
       order by e.xid, e.seq`),
    );
    readAt = performance.now();
    const ready = rows.filter((row) => row.ready);
    const last = ready.at(-1);
    if (last !== undefined) {
      position = last;
      soonMs = SOON_MS;
      for (const act of watchers) act(ready);
    }
    if (ready.length < rows.length && !stopped) {
      clearTimeout(soon);
      soon = setTimeout(look, soonMs);
      soonMs = Math.min(soonMs * 2, SOON_AT_MOST_MS);
    }
    return ready.length === PAGE;
  };
  const read = async (): Promise<void> => {
    do {
      wanted = false;
      try {
        while (await page());
        if (!healthy) log.info('the event log is readable again');
        healthy = true;
      } catch (cause) {
        if (healthy) log.error({ err: cause }, 'the event log cannot be read; trying again');
        healthy = false;
        break;
      }
    } while (wanted && !stopped);
    reading = undefined;
  };
  const look = (): void => {
    wanted = true;
    if (!stopped) reading ??= read();
  };
  const lookBehind = (): void => {
    behind = undefined;
    look();
  };
  const doorbell = openDoorbell({ db, url, heard: look, onError: (cause) => log.debug({ err: cause }, 'doorbell') });
  const floor = setInterval(look, LOOK_EVERY_MS);
  return {
    ring(appended = []) {
      // All are told, and whoever looks goes first.
      const isLookedFor = appended.length > 0 && [...hinted].filter((act) => act(appended)).length > 0;
      if (isLookedFor && !stopped) behind ??= setTimeout(lookBehind, BEHIND_MS);
      else look();
      doorbell.ring();
    },
    hint(act) {
      hinted.add(act);
      return { [Symbol.dispose]: () => hinted.delete(act) };
    },
    watch(act) {
      watchers.add(act);
      return { [Symbol.dispose]: () => watchers.delete(act) };
    },
    isRead: () => healthy && performance.now() - readAt < READ_WITHIN_MS,
    async stop() {
      stopped = true;
      clearInterval(floor);
      clearTimeout(soon);
      clearTimeout(behind);
      await doorbell.stop();
      await reading;
    },
  };
}
