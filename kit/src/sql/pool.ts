import pg from 'pg';
import { types } from './types.ts';

/** Longest that one statement may run; imports and reports stay well below it. */
export const STATEMENT_TIMEOUT_MS = 30_000;
/** A transaction that does nothing for so long has lost its owner; it would hold back every reader of the event log. */
export const IDLE_IN_TRANSACTION_MS = 60_000;
export const CONNECT_TIMEOUT_MS = 5000;

/** Unused for so long, a connection is given back. */
const IDLE_MS = 1_000;

export interface PoolOptions {
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly name: string;
  /** Connections at most; 8 unless told otherwise. */
  readonly max?: number;
  readonly onError?: (cause: Error) => void;
}

/** A bounded pool with timeouts everywhere: a stopped server must not hang a caller for ever. */
export function openPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    application_name: options.name,
    max: options.max ?? 8,
    types,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    // A connection costs the server about 3 MB; making one anew costs 5 ms.
    idleTimeoutMillis: IDLE_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    // Only for a server that no longer answers; a living one ends the statement by itself before.
    query_timeout: STATEMENT_TIMEOUT_MS + 5000,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    keepAlive: true,
    // What is asked together is sent together, and the server works on while the answers are read.
    pipeline: true,
  });
  // A connection that breaks while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', (cause) => options.onError?.(cause));
  // One that breaks in somebody's hands is reported by the next statement. From the first moment: the server's last word may come together with
  // the one that the connection is ready, before whoever gets it can listen.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
