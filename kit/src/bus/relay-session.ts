import { DeliverPolicy, jetstream, jetstreamManager, JetStreamApiError, type JetStreamClient } from '@nats-io/jetstream';
import { connect, type ConnectionOptions, type NatsConnection } from '@nats-io/transport-node';
import type { Db } from '../sql/sql.ts';
import type { EventLog } from './log.ts';
import { RETENTION_DAYS } from './prune.ts';
import type { EventRow } from './record.ts';
import { databaseId, insertForeign, positionIn, readOutgoing, saveOut, type RelayPosition, type Travelling } from './relay-store.ts';

export const STREAM = 'ACESO_EVENTS';
const SUBJECT = 'aceso.events';
const BATCH = 200;
const LOOK_EVERY_MS = 500;
/** A session that lasts so long is taken as working again. */
const STEADY_MS = 3000;
const NANOS_PER_DAY = 86_400 * 1e9;
/** The stream forgets message ids after this time; the receivers do not, so a later repetition only costs a little. */
const DUPLICATE_WINDOW_NANOS = 600 * 1e9;
/** Code of the server's answer for a stream that is not there. */
const NO_STREAM = 10_059;

export interface SessionDeps {
  readonly natsUrl: string;
  readonly db: Db;
  readonly eventLog: Pick<EventLog, 'ring' | 'watch'>;
  readonly connected: () => void;
}

/** One connection to NATS, as long as it lasts: own events go out, foreign ones come in. Throws when it breaks. */
export async function runSession(deps: SessionDeps, signal: AbortSignal): Promise<void> {
  // No reconnection inside the library: a new session looks at everything anew, also at whether the stream is still the same.
  const nats = await connect({ ...serverOf(deps.natsUrl), name: 'aceso relay', reconnect: false, timeout: 5000 });
  let steady: NodeJS.Timeout | undefined;
  try {
    const js = jetstream(nats);
    const stream = await ensureStream(nats);
    const id = await databaseId(deps.db);
    const position = await positionIn(deps.db, stream);
    steady = setTimeout(deps.connected, STEADY_MS).unref();
    const lost = nats
      .closed()
      .then((cause) => Promise.reject(cause instanceof Error ? cause : new Error('the connection to NATS has ended')));
    await Promise.race([sendOwn(deps, js, id, position, signal), takeForeign(deps, js, id, position, signal), lost, aborted(signal)]);
  } finally {
    clearTimeout(steady);
    await nats.close();
  }
}

function serverOf(natsUrl: string): ConnectionOptions {
  const url = new URL(natsUrl);
  const login = url.username === '' ? {} : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
  return { servers: `${url.hostname}:${url.port === '' ? '4222' : url.port}`, ...login, ...(url.protocol === 'tls:' ? { tls: {} } : {}) };
}

/** When the stream was made: another time means another stream, whose numbers begin anew. */
async function ensureStream(nats: NatsConnection): Promise<string> {
  const manager = await jetstreamManager(nats);
  try {
    return (await manager.streams.info(STREAM)).created;
  } catch (cause) {
    if (!(cause instanceof JetStreamApiError) || cause.code !== NO_STREAM) throw cause;
    const config = {
      name: STREAM,
      subjects: [`${SUBJECT}.>`],
      max_age: RETENTION_DAYS * NANOS_PER_DAY,
      duplicate_window: DUPLICATE_WINDOW_NANOS,
    };
    return (await manager.streams.add(config)).created;
  }
}

async function sendOwn(deps: SessionDeps, js: JetStreamClient, id: string, start: RelayPosition, signal: AbortSignal): Promise<void> {
  let position = start;
  let wake = (): void => {};
  using _watch = deps.eventLog.watch(() => wake());
  while (!signal.aborted) {
    const news = new Promise<void>((resolve) => (wake = resolve));
    const rows = await readOutgoing(deps.db, position, BATCH);
    // All are sent in order on one connection; the stream keeps that order.
    await Promise.all(rows.filter((row) => row.origin === null).map((row) => send(js, id, row)));
    const last = rows.at(-1);
    if (last !== undefined) position = await saveOut(deps.db, position, last);
    if (rows.length < BATCH) await Promise.race([news, aborted(signal), later()]);
  }
}

async function send(js: JetStreamClient, id: string, row: EventRow): Promise<void> {
  const origin = `${id}-${row.xid}-${row.seq}`;
  const { type, version, source, key, slot, body, traceparent } = row;
  const event: Travelling = {
    id: row.id,
    type,
    version,
    source,
    key,
    slot,
    body,
    traceparent,
    occurredAt: row.occurred_at.toISOString(),
    origin,
  };
  await js.publish(`${SUBJECT}.${type}`, JSON.stringify(event), { msgID: origin });
}

async function takeForeign(deps: SessionDeps, js: JetStreamClient, id: string, start: RelayPosition, signal: AbortSignal): Promise<void> {
  // The place is kept in our database, in the transaction of the events: exactly once, and the server need not remember us.
  const consumer = await js.consumers.get(STREAM, { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: start.in_seq + 1 });
  const messages = await consumer.consume({ max_messages: BATCH * 2, abort_on_missing_resource: true });
  signal.addEventListener('abort', () => messages.stop(), { once: true });
  let from = start.in_seq;
  let batch: Travelling[] = [];
  for await (const message of messages) {
    const event = message.json<Travelling>();
    if (!event.origin.startsWith(`${id}-`)) batch.push(event);
    if (batch.length < BATCH && message.info.pending > 0) continue;
    await insertForeign(deps.db, batch, from, message.seq);
    if (batch.length > 0) deps.eventLog.ring();
    from = message.seq;
    batch = [];
  }
  if (!signal.aborted) throw new Error('the stream has stopped delivering');
}

const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS).unref());

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
