import { unavailable, type Fault } from '../fault.ts';

/** A statement that PostgreSQL refused. Carries names and the SQLSTATE, never values: those may be health data. */
export class SqlFailure extends Error {
  override readonly name = 'SqlFailure';
  /** SQLSTATE, such as `23505`. */
  readonly code: string;
  readonly constraint: string | undefined;
  readonly table: string | undefined;
  readonly column: string | undefined;
  constructor(
    code: string,
    message: string,
    names: { constraint?: string | undefined; table?: string | undefined; column?: string | undefined } = {},
  ) {
    super(`${message} (${code})`);
    this.code = code;
    this.constraint = names.constraint;
    this.table = names.table;
    this.column = names.column;
  }
}

/** True when the cause is a broken unique constraint, of that name when one is given. */
export const isDuplicate = (cause: unknown, constraint?: string): boolean =>
  cause instanceof SqlFailure && cause.code === '23505' && (constraint === undefined || cause.constraint === constraint);

/** True for serialization failures and deadlocks: the whole transaction may be run again by whoever knows that this is safe. */
export const isRetryable = (cause: unknown): boolean => cause instanceof SqlFailure && (cause.code === '40001' || cause.code === '40P01');

/** Shut-down, start-up, too many connections, cancelled by a timeout: the database is there, but not now. */
const NOT_NOW = new Set(['57P01', '57P02', '57P03', '57014', '53300', '25P03', '25P04']);
const LOST = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);

/** Turns what the driver throws into a Fault (cannot be reached now) or a SqlFailure (our mistake, or a constraint). Other errors pass. */
export function sqlCause(cause: unknown): Fault | SqlFailure | Error {
  if (!(cause instanceof Error)) return new Error('unknown database failure');
  // The driver's errors are plain Errors with these fields; node system errors share `code`.
  const raw = cause as Error & { code?: string; constraint?: string; table?: string; column?: string; severity?: string };
  const lost = /Connection terminated|timeout exceeded when trying to connect|Query read timeout|not queryable/.test(raw.message);
  if (lost || (raw.code !== undefined && (LOST.has(raw.code) || NOT_NOW.has(raw.code) || raw.code.startsWith('08')))) {
    return unavailable('The database cannot be reached.', 2, new Error(`${raw.code ?? 'connection'}: ${raw.message}`));
  }
  if (raw.severity === undefined || raw.code === undefined) return cause;
  return new SqlFailure(raw.code, maskValues(raw.code, raw.message), { constraint: raw.constraint, table: raw.table, column: raw.column });
}

/** Data exceptions (class 22) quote the value that did not fit; everything else quotes names only. */
function maskValues(code: string, message: string): string {
  return code.startsWith('22') ? message.replaceAll(/"[^"]*"/g, '"…"').replace(/: .*$/, ': …') : message;
}
