import { VendorFault, type Connector } from '@aceso/integrations/kit/connector';
import { Fault } from '@aceso/kit';
import { dueAfterFault, dueAfterSuccess } from '../domain/rhythm.ts';
import type { StreamRow } from '../domain/stream-progress.ts';
import { releaseConnection, type ConnectionClaim, type Release } from '../store/connection-claims.ts';
import { streamsOf } from '../store/connection-streams.ts';
import { findConnection, type ConnectionRow } from '../store/connections.ts';
import { findPerson } from '../store/people.ts';
import { obeyQuiet } from './budget.ts';
import { needReauthentication, tellState } from './change-state.ts';
import type { ConnectDeps } from './deps.ts';
import { chooseReading, ConnectionLost, readStep } from './read-step.ts';
import { mayRead } from './streams.ts';
import { ensureSubscriptions } from './subscriptions.ts';
import { withSession } from './vendor-session.ts';

/** How long a claim holds without a word: longer than one answer of a vendor may take, with a renewal before it. */
export const CONNECTION_CLAIM_MS = 120_000;
/** Pages read in one turn; then other connections have theirs. */
const PAGES_AT_ONCE = 25;
/** A look that waits for the vendor's limit is gone on with for as long; afterwards what is new is worth more. */
const LOOK_GOES_ON_MS = 1_800_000;
const NO_CONSENT = 'Nothing is taken in: you have withdrawn the consent to the keeping of health data.';
const NO_CONSENT_WAIT_MS = 3_600_000;

/** Reads what is due of one claimed connection, and gives it back with the time of its next turn. */
export async function syncConnection(deps: ConnectDeps, claim: ConnectionClaim, signal: AbortSignal): Promise<void> {
  const claimedAt = deps.now();
  const row = await findConnection(deps.db, claim.connectionId);
  const connector = row && deps.connectors.get(row.vendor);
  if (row === undefined || connector === undefined) return;
  const give = async (release: Release): Promise<void> => {
    await releaseConnection(deps.db, claim, release, claimedAt);
    if ((release.pausedUntil === undefined) !== (row.pausedUntil === undefined))
      await deps.db.tx((tx) => tellState(deps, tx, row, release.pausedUntil === undefined ? 'active' : 'paused'));
  };
  // A look that is not through goes on where it was: begun anew each time, it would never come to its last families.
  const begun = row.lookAt ?? (row.continues ? row.lastSyncAt : undefined);
  const goesOn = begun !== undefined && (row.continues || claimedAt.getTime() - begun.getTime() < LOOK_GOES_ON_MS);
  const look: Look = { at: goesOn ? begun : claimedAt, isThrough: false };
  try {
    await give(await turn(deps, connector, row, claim, look, claimedAt, signal));
  } catch (error) {
    if (error instanceof ConnectionLost) return;
    if (signal.aborted) {
      await give({ dueAt: claimedAt, pausedUntil: row.pausedUntil, why: row.why, failures: row.failures, syncedAt: undefined });
      return;
    }
    if (error instanceof VendorFault && error.kind === 'grant-ended') return await needReauthentication(deps, row, error.message);
    await give(await afterFault(deps, connector, row, look, error));
  }
}

/** One look at a vendor: all families up to an instant. */
interface Look {
  readonly at: Date;
  isThrough: boolean;
}

async function turn(
  deps: ConnectDeps,
  connector: Connector,
  row: ConnectionRow,
  claim: ConnectionClaim,
  look: Look,
  claimedAt: Date,
  signal: AbortSignal,
): Promise<Release> {
  const lookAt = look.at;
  const person = await findPerson(deps.db, row.personId);
  const calm = { pausedUntil: undefined, why: undefined, failures: 0 } as const;
  if (person?.mayStore !== true)
    return { ...calm, dueAt: new Date(claimedAt.getTime() + NO_CONSENT_WAIT_MS), why: NO_CONSENT, syncedAt: undefined };
  await ensureSubscriptions(deps, connector, row);
  const facts = { lookAt, historyDays: connector.manifest.connection.historyDays };
  const streams = connector.streams.filter((stream) => mayRead(stream, row.scopes));
  const rows = new Map<string, StreamRow>((await streamsOf(deps.db, row.connectionId)).map((stream) => [stream.stream, stream]));
  const claimUntil = (): Date => new Date(deps.now().getTime() + CONNECTION_CLAIM_MS);
  const refused: string[] = [];
  const isCurrent = (): boolean => streams.every(({ id }) => refused.includes(id) || (rows.get(id)?.reachedTo ?? 0) >= lookAt);
  for (let pages = 0; ; pages++) {
    signal.throwIfAborted();
    const planned = chooseReading(
      streams.filter(({ id }) => !refused.includes(id)),
      rows,
      facts,
    );
    look.isThrough = isCurrent();
    const syncedAt = look.isThrough ? lookAt : undefined;
    const why = refused.length === 0 ? undefined : `${connector.manifest.name} does not give: ${refused.join(', ')}.`;
    if (planned === undefined)
      return { ...calm, why, dueAt: dueAfterSuccess(claimedAt, connector.manifest.connection.pollEveryMinutes, Math.random()), syncedAt };
    if (pages >= PAGES_AT_ONCE) return { ...calm, why, dueAt: deps.now(), syncedAt, continues: true, lookAt };
    try {
      const session = async <T>(act: Parameters<typeof withSession<T>>[4]): Promise<T> =>
        await withSession(deps, connector, row, person.timeZone, act, signal);
      rows.set(planned.stream.id, await readStep(deps, connector, row, claim, planned, facts, session, claimUntil));
    } catch (error) {
      // One family that is not granted keeps no other from coming.
      if (!(error instanceof VendorFault) || error.kind !== 'forbidden' || refused.length + 1 >= streams.length) throw error;
      refused.push(planned.stream.id);
    }
  }
}

async function afterFault(deps: ConnectDeps, connector: Connector, row: ConnectionRow, look: Look, error: unknown): Promise<Release> {
  const now = deps.now();
  if (error instanceof VendorFault && error.kind === 'rate-limited') {
    const until = await obeyQuiet(deps, connector, row, error);
    const goesOn = look.isThrough ? {} : { lookAt: look.at };
    return { dueAt: until, pausedUntil: until, why: error.message, failures: row.failures, syncedAt: undefined, ...goesOn };
  }
  if (!(error instanceof VendorFault)) {
    // The database is away: the claim runs out by itself.
    if (error instanceof Fault && error.status >= 500) throw error;
    deps.log.error({ err: error, vendor: row.vendor, connectionId: row.connectionId }, 'a connection cannot be read');
  } else if (row.failures === 0) {
    deps.log.warn({ vendor: row.vendor, connectionId: row.connectionId, kind: error.kind, status: error.status }, error.message);
  }
  const why = error instanceof VendorFault ? error.message : `${connector.manifest.name} could not be read; it is tried again.`;
  const wait = error instanceof VendorFault ? error.retryAfterSeconds : undefined;
  return {
    dueAt: dueAfterFault(now, row.failures, wait, Math.random()),
    pausedUntil: undefined,
    why,
    failures: row.failures + 1,
    syncedAt: undefined,
  };
}
