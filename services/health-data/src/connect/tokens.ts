import { setTimeout as pause } from 'node:timers/promises';
import {
  openVendorHttp,
  refreshTokens,
  VendorFault,
  type ClientKeys,
  type Connector,
  type TokenSet,
} from '@aceso/integrations/kit/connector';
import { endRenewal, findConnection, saveTokens, takeRenewal, type ConnectionRow } from '../store/connections.ts';
import { admit } from './budget.ts';
import type { ConnectDeps } from './deps.ts';
import { clientByRef, type VendorClient } from './vendor-clients.ts';
import { reachOf } from './vendor-settings.ts';

/** A token that ends sooner is renewed before it is used. */
const SOON_MS = 60_000;
/** Longest that a renewal takes: the vendor's answer and the write. Afterwards its process counts as killed. */
const RENEWAL_MS = 45_000;
const LOOK_EVERY_MS = 100;

/** Tokens in force, with the number that they have. */
export interface NumberedTokens {
  readonly tokens: TokenSet;
  readonly version: number;
  /** Whether the pair before is still kept, because these have not worked yet. */
  readonly isUnproven: boolean;
  readonly client: VendorClient;
}

const contextOf = (connectionId: string, part: 'tokens' | 'typed'): string => `connection/${connectionId}/${part}`;

/** Seals tokens for a connection. */
export const sealTokens = async (
  deps: ConnectDeps,
  row: Pick<ConnectionRow, 'personId' | 'connectionId'>,
  tokens: TokenSet,
): Promise<string> => await deps.vault.seal(deps.db, row.personId, JSON.stringify(tokens), contextOf(row.connectionId, 'tokens'));

/** Seals what a person typed in. */
export const sealTyped = async (
  deps: ConnectDeps,
  row: Pick<ConnectionRow, 'personId' | 'connectionId'>,
  typed: Readonly<Record<string, string>>,
): Promise<string> => await deps.vault.seal(deps.db, row.personId, JSON.stringify(typed), contextOf(row.connectionId, 'typed'));

async function openTokens(deps: ConnectDeps, row: ConnectionRow, sealed: string): Promise<TokenSet> {
  const text = await deps.vault.open(deps.db, row.personId, sealed, contextOf(row.connectionId, 'tokens'));
  const { expiresAt, ...tokens } = JSON.parse(text) as Omit<TokenSet, 'expiresAt'> & { readonly expiresAt?: string }; // Sealed by `sealTokens`.
  return { ...tokens, ...(expiresAt !== undefined && { expiresAt: new Date(expiresAt) }) };
}

/**
 * Tokens that can be used now; renewed first when they end soon, or when `refused` names the number of those that the vendor did not take.
 *
 * Over all processes one renews and the others wait for it. The new pair is stored before anybody uses it, and the old one kept until the new
 * one has worked. When the answer to a renewal is lost, the next one is refused by a vendor that rotates: that ends in `grant-ended`, so that
 * the person is asked to connect again, and never in a loop.
 *
 * @throws VendorFault `grant-ended` when only connecting again helps; whatever else the vendor answers to a renewal
 */
export async function tokensInForce(
  deps: ConnectDeps,
  connector: Connector,
  connectionId: string,
  refused?: number,
): Promise<NumberedTokens> {
  for (const until = performance.now() + 2 * RENEWAL_MS; ; await pause(LOOK_EVERY_MS)) {
    const row = await findConnection(deps.db, connectionId);
    const client = row && (await clientByRef(deps, connector, row.clientRef));
    if (row?.tokens === undefined || row.state !== 'active')
      throw new VendorFault('grant-ended', `The connection to ${connector.manifest.name} is not open.`);
    if (client === undefined)
      throw new VendorFault('grant-ended', `The client that opened the connection to ${connector.manifest.name} is no longer there.`);
    const now = deps.now();
    const endsSoon = row.expiresAt !== undefined && row.expiresAt.getTime() - now.getTime() < SOON_MS;
    if (!endsSoon && row.tokenVersion !== refused)
      return {
        tokens: await openTokens(deps, row, row.tokens),
        version: row.tokenVersion,
        isUnproven: row.tokensBefore !== undefined,
        client,
      };
    if (await takeRenewal(deps.db, connectionId, row.tokenVersion, now, new Date(now.getTime() + RENEWAL_MS)))
      await renew(deps, connector, row, client);
    else if (performance.now() > until) throw new VendorFault('unavailable', 'The tokens are being renewed by another process.');
  }
}

async function renew(deps: ConnectDeps, connector: Connector, row: ConnectionRow, client: VendorClient): Promise<void> {
  try {
    const fresh = await renewed(deps, connector, row, client.keys);
    const sealed = await sealTokens(deps, row, fresh);
    await saveTokens(deps.db, row.connectionId, row.tokenVersion, sealed, fresh.expiresAt);
  } catch (error) {
    await endRenewal(deps.db, row.connectionId);
    throw error;
  }
}

async function renewed(deps: ConnectDeps, connector: Connector, row: ConnectionRow, client: ClientKeys): Promise<TokenSet> {
  const { auth } = connector.manifest.connection;
  const http = plainHttp(deps, connector, row);
  const now = deps.now();
  if (auth.kind !== 'oauth2') return await signedInAgain(deps, connector, row);
  const refresh = async (sealed: string): Promise<TokenSet> =>
    await refreshTokens({ connector, auth, client, http, now }, await openTokens(deps, row, sealed));
  try {
    return await refresh(row.tokens ?? '');
  } catch (error) {
    const isRefused = error instanceof VendorFault && error.kind === 'grant-ended';
    // The present pair never worked: the one before may still be good.
    if (!isRefused || row.tokensBefore === undefined) throw error;
    return await refresh(row.tokensBefore);
  }
}

async function signedInAgain(deps: ConnectDeps, connector: Connector, row: ConnectionRow): Promise<TokenSet> {
  const { name } = connector.manifest;
  if (connector.signIn === undefined || row.typed === undefined) throw new VendorFault('grant-ended', `${name} has to be connected again.`);
  const text = await deps.vault.open(deps.db, row.personId, row.typed, contextOf(row.connectionId, 'typed'));
  const typed = JSON.parse(text) as Readonly<Record<string, string>>; // Sealed by `sealTyped`.
  return await connector.signIn(plainHttp(deps, connector, row), typed, deps.now());
}

/** Requests that carry no token: those that get one. */
export const plainHttp = (
  deps: ConnectDeps,
  connector: Connector,
  sharers: Pick<ConnectionRow, 'clientRef' | 'connectionId'>,
): ReturnType<typeof openVendorHttp> =>
  openVendorHttp({
    manifest: connector.manifest,
    fetch: deps.fetch,
    reach: reachOf(deps, connector.manifest),
    now: deps.now,
    proof: () => Promise.resolve({}),
    judge: connector.judge,
    admit: () => admit(deps, connector, sharers),
  });
