import type { Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { StreamRow } from '../domain/stream-progress.ts';
import { streamsOf } from '../store/connection-streams.ts';
import type { ConnectionRow } from '../store/connections.ts';
import type { ConnectDeps } from './deps.ts';
import { isReachable } from './hook-address.ts';
import { mayRead } from './streams.ts';

export type ConnectionView = Output<typeof healthData.operations.syncConnection>;

/** State as people see it: a pause is an active connection that waits for the vendor. */
export const stateOf = ({ state, pausedUntil }: ConnectionRow, now: Date): ConnectionView['state'] =>
  state === 'active' && pausedUntil !== undefined && pausedUntil > now ? 'paused' : state;

/** A connection with its progress. */
export async function viewOf(deps: ConnectDeps, row: ConnectionRow): Promise<ConnectionView> {
  const connector = deps.connectors.get(row.vendor);
  const streams = await streamsOf(deps.db, row.connectionId);
  const now = deps.now();
  const state = stateOf(row, now);
  return {
    connectionId: row.connectionId,
    integration: row.vendor,
    name: connector?.manifest.name ?? row.vendor,
    state,
    ...(row.why === undefined ? {} : { why: row.why }),
    client: row.clientRef === undefined ? 'installation' : 'own',
    ...(row.connectedAt === undefined ? {} : { connectedAt: row.connectedAt.toISOString() }),
    ...(row.lastSyncAt === undefined ? {} : { lastSyncAt: row.lastSyncAt.toISOString() }),
    ...(row.dueAt === undefined ? {} : { nextSyncAt: (state === 'paused' ? (row.pausedUntil ?? row.dueAt) : row.dueAt).toISOString() }),
    push: connector?.webhook !== undefined && isReachable(deps),
    notGranted: connector?.streams.filter((stream) => !mayRead(stream, row.scopes)).map(({ id }) => id) ?? [],
    history: historyOf(streams, connector?.streams.filter((stream) => mayRead(stream, row.scopes)).length ?? 0),
  };
}

function historyOf(rows: readonly StreamRow[], wanted: number): ConnectionView['history'] {
  const reached = rows.flatMap(({ reachedFrom }) => reachedFrom?.getTime() ?? []);
  return {
    complete: rows.length >= wanted && rows.every(({ historyComplete }) => historyComplete),
    ...(reached.length === 0 ? {} : { reachedFrom: new Date(Math.max(...reached)).toISOString() }),
    records: rows.reduce((sum, { records }) => sum + records, 0),
  };
}
