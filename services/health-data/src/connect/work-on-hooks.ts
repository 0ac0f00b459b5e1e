import {
  VendorFault,
  type Connector,
  type Incoming,
  type Stream,
  type StreamPage,
  type VendorSession,
  type Window,
  NOTHING,
} from '@aceso/integrations/kit/connector';
import { dueAfterFault } from '../domain/rhythm.ts';
import { connectionsOfAccount, type ConnectionRow } from '../store/connections.ts';
import { wakeConnection } from '../store/connection-claims.ts';
import { finishHookCall, postponeHookCall, takeHookCalls, type HookCall, type StoredNews } from '../store/hook-calls.ts';
import { findPerson } from '../store/people.ts';
import { obeyQuiet } from './budget.ts';
import { needReauthentication } from './change-state.ts';
import { dropUnseen, seenOn, type Seen } from './dense-window.ts';
import type { ConnectDeps } from './deps.ts';
import { storeIncoming } from './store-incoming.ts';
import { mayRead } from './streams.ts';
import { vanished } from './vanished.ts';
import { withSession } from './vendor-session.ts';

const CALLS_AT_ONCE = 10;
/** How long a call is one process's to work on. */
const HOLD_MS = 180_000;
/** Afterwards the next poll brings what the call was about. */
const TRIES_MAX = 6;
/** Pages of a window that a call names; more is left to the poll. */
const PAGES_MAX = 20;

/** Works on calls that wait. True when there may be more. */
export async function workOnHooks(deps: ConnectDeps, signal: AbortSignal): Promise<boolean> {
  const now = deps.now();
  const calls = await takeHookCalls(deps.db, now, new Date(now.getTime() + HOLD_MS), CALLS_AT_ONCE);
  for (const call of calls) {
    if (signal.aborted) await postponeHookCall(deps.db, call.hookId, now);
    else await workOn(deps, call, signal);
  }
  return calls.length === CALLS_AT_ONCE;
}

async function workOn(deps: ConnectDeps, call: HookCall, signal: AbortSignal): Promise<void> {
  const connector = deps.connectors.get(call.vendor);
  try {
    for (const news of connector === undefined ? [] : call.news)
      for (const row of await connectionsOfAccount(deps.db, call.vendor, news.userId))
        if (connector !== undefined && row.clientRef === call.clientRef) await obey(deps, connector, row, news, signal);
    await finishHookCall(deps.db, call, deps.now());
  } catch (error) {
    const isPassing = signal.aborted || (error instanceof VendorFault && (error.kind === 'unavailable' || error.kind === 'rate-limited'));
    if (!isPassing) deps.log.warn({ vendor: call.vendor, err: error }, 'a call of a vendor could not be followed');
    if (isPassing && call.tries < TRIES_MAX) {
      const asked = error instanceof VendorFault ? error.retryAfterSeconds : undefined;
      await postponeHookCall(deps.db, call.hookId, dueAfterFault(deps.now(), call.tries, asked, Math.random()));
      return;
    }
    await finishHookCall(deps.db, call, deps.now());
  }
}

async function obey(deps: ConnectDeps, connector: Connector, row: ConnectionRow, news: StoredNews, signal: AbortSignal): Promise<void> {
  if (news.isGrantEnded === true) return await needReauthentication(deps, row, `You have ended the access at ${connector.manifest.name}.`);
  const person = await findPerson(deps.db, row.personId);
  if (row.state !== 'active' || person?.mayStore !== true) return;
  if (news.deleted !== undefined) await store(deps, row, { ...NOTHING, deleted: news.deleted, read: news.deleted.length });
  const streams = connector.streams.filter((stream) => (news.stream ?? stream.id) === stream.id && mayRead(stream, row.scopes));
  const isNamed = news.id !== undefined || (news.from !== undefined && news.to !== undefined);
  if (!isNamed) {
    if (news.deleted === undefined) await wakeConnection(deps.db, row.connectionId, deps.now());
    return;
  }
  try {
    for (const stream of streams) {
      const seen = new Set<string>();
      const times: Seen[] = [];
      let stretches: readonly Window[] | undefined;
      for await (const page of pagesOf(stream, news, (act) => withSession(deps, connector, row, person.timeZone, act, signal))) {
        for (const { nativeId } of page.incoming.items) seen.add(nativeId);
        times.push(seenOn(stream, page.incoming));
        if (page.whole !== undefined) stretches = [...(stretches ?? []), ...page.whole];
        await store(deps, row, page.incoming);
      }
      if (news.id === undefined && news.from !== undefined && news.to !== undefined) {
        const window = { from: new Date(news.from), to: new Date(news.to) };
        await store(deps, row, await vanished(deps.db, row.connectionId, stream, window, seen));
        for (const stretch of stretches ?? [window]) await deps.db.tx((tx) => dropUnseen(tx, row, stream, stretch, times));
      }
    }
  } catch (error) {
    if (error instanceof VendorFault && error.kind === 'grant-ended') return await needReauthentication(deps, row, error.message);
    if (error instanceof VendorFault && error.kind === 'rate-limited') await obeyQuiet(deps, connector, row, error);
    throw error;
  }
}

type Ask = (act: (vendor: VendorSession) => Promise<StreamPage>) => Promise<StreamPage>;

async function* pagesOf(stream: Stream, { id, from, to }: StoredNews, ask: Ask): AsyncGenerator<StreamPage> {
  if (id !== undefined && stream.one !== undefined) {
    yield await ask(async (vendor) => ({ incoming: (await stream.one?.(vendor, id)) ?? NOTHING }));
    return;
  }
  if (from === undefined || to === undefined) return;
  const window = { from: new Date(from), to: new Date(to) };
  let page: string | undefined;
  for (let count = 0; count < PAGES_MAX; count++) {
    const current = page;
    const answer = await ask((vendor) => stream.read(vendor, window, current));
    yield answer;
    page = answer.next;
    if (page === undefined) return;
  }
  throw new VendorFault('malformed', 'A call names more time than a call is about.');
}

async function store(deps: ConnectDeps, row: ConnectionRow, incoming: Incoming): Promise<void> {
  await deps.db.tx((tx) => storeIncoming(deps, tx, row, incoming));
  deps.wake();
}
