import { VendorFault, type Connector, type Stream, type StreamPage, type VendorSession } from '@aceso/integrations/kit/connector';
import { afterReading, nextReading, type PlanFacts, type Reading, type StreamShape } from '../domain/next-reading.ts';
import { untouched, type StreamRow } from '../domain/stream-progress.ts';
import { holdConnection, type ConnectionClaim } from '../store/connection-claims.ts';
import { saveStream } from '../store/connection-streams.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { followWindow } from './dense-window.ts';
import type { ConnectDeps } from './deps.ts';
import { storeIncoming } from './store-incoming.ts';
import { vanished } from './vanished.ts';

/** The connection was ended, or another process has it. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

const shapeOf = ({ windowDays, lateDays, changes }: Stream): StreamShape => ({ windowDays, lateDays, hasChanges: changes !== undefined });

/** A stream with what is to be read of it next. */
export interface Planned {
  readonly stream: Stream;
  readonly row: StreamRow;
  readonly reading: Reading;
}

/** News of all streams first; then of the histories the window that is newest, so that all families grow back together. */
export function chooseReading(streams: readonly Stream[], rows: ReadonlyMap<string, StreamRow>, facts: PlanFacts): Planned | undefined {
  const planned = streams.flatMap((stream): Planned[] => {
    const row = rows.get(stream.id) ?? untouched(stream.id);
    const reading = nextReading(row, shapeOf(stream), facts);
    return reading === undefined ? [] : [{ stream, row, reading }];
  });
  const isHistory = ({ reading }: Planned): boolean => reading.kind === 'window' && reading.part === 'history';
  const ends = ({ reading }: Planned): number => (reading.kind === 'window' ? reading.to.getTime() : 0);
  return planned.find((one) => !isHistory(one)) ?? planned.toSorted((a, b) => ends(b) - ends(a))[0];
}

/** Reads one page, and stores it together with the place to go on from. Returns the stream as it is now. */
export async function readStep(
  deps: ConnectDeps,
  connector: Connector,
  connection: ConnectionRow,
  claim: ConnectionClaim,
  planned: Planned,
  facts: PlanFacts,
  session: <T>(act: (vendor: VendorSession) => Promise<T>) => Promise<T>,
  claimUntil: () => Date,
): Promise<StreamRow> {
  const { stream, row, reading } = planned;
  const page = await session((vendor) => pageOf(stream, reading, vendor));
  if (page.next !== undefined && page.next === reading.page)
    throw new VendorFault('malformed', `${connector.manifest.name} leads from a page to the same page.`);
  const after = afterReading(row, reading, page.incoming.read, page.next, facts);
  const isWholeWindow = reading.kind === 'window' && reading.page === undefined && page.next === undefined;
  const seen = new Set(page.incoming.items.map(({ nativeId }) => nativeId));
  const gone = isWholeWindow ? (await vanished(deps.db, connection.connectionId, stream, reading, seen)).deleted : [];
  const incoming = gone.length === 0 ? page.incoming : { ...page.incoming, deleted: [...page.incoming.deleted, ...gone] };
  await deps.db.tx(async (tx) => {
    if (!(await holdConnection(tx, claim, claimUntil()))) throw new ConnectionLost('the connection was ended or taken over');
    await storeIncoming(deps, tx, connection, incoming);
    if (reading.kind === 'window') await followWindow(tx, connection, stream, reading, page);
    await saveStream(tx, connection.personId, connection.connectionId, after);
  });
  // Days that are stale now are summed up.
  if (page.incoming.read > 0) deps.wake();
  return after;
}

async function pageOf(stream: Stream, reading: Reading, vendor: VendorSession): Promise<StreamPage> {
  if (reading.kind === 'window') return await stream.read(vendor, { from: reading.from, to: reading.to }, reading.page);
  if (stream.changes === undefined) throw new Error(`${stream.id} is asked for changes and has none`);
  return await stream.changes(vendor, reading.since, reading.page);
}
