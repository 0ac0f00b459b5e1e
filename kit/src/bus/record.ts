import type { Message } from '../module.ts';

/** One row of the log. */
export interface EventRow {
  /** 64-bit transaction number, as text. */
  readonly xid: string;
  readonly seq: number;
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly source: string;
  readonly key: string;
  readonly slot: number;
  readonly body: unknown;
  readonly traceparent: string | null;
  readonly occurred_at: Date;
}

/** The event as a handler sees it. Its payload was checked against the contract when it was appended. */
export const messageOf = (row: Omit<EventRow, 'xid' | 'seq'>): Message => ({
  id: row.id,
  type: row.type,
  version: row.version,
  source: row.source,
  key: row.key,
  occurredAt: row.occurred_at,
  traceparent: row.traceparent ?? undefined,
  payload: row.body,
});
