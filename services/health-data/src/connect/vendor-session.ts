import { openVendorHttp, VendorFault, type Connector, type TokenSet, type VendorSession } from '@aceso/integrations/kit/connector';
import { forgetTokensBefore, type ConnectionRow } from '../store/connections.ts';
import { admit } from './budget.ts';
import type { ConnectDeps } from './deps.ts';
import { tokensInForce, type NumberedTokens } from './tokens.ts';
import type { VendorClient } from './vendor-clients.ts';
import { reachOf } from './vendor-settings.ts';

export interface SessionOf {
  readonly connector: Connector;
  readonly client: VendorClient;
  readonly tokens: TokenSet;
  readonly row: Pick<ConnectionRow, 'connectionId' | 'clientRef'>;
  readonly userId: string;
  readonly timeZone: string;
  readonly signal?: AbortSignal | undefined;
}

const bearer = ({ accessToken }: TokenSet): Readonly<Record<string, string>> => ({ authorization: `Bearer ${accessToken}` });

/** A session with given tokens: they are not renewed. */
export function sessionWith(deps: ConnectDeps, of: SessionOf): VendorSession {
  const { connector, client, tokens, row } = of;
  return {
    http: openVendorHttp({
      manifest: connector.manifest,
      fetch: deps.fetch,
      reach: reachOf(deps, connector.manifest),
      now: deps.now,
      proof: () => Promise.resolve((connector.authorise ?? bearer)(tokens, client.keys)),
      judge: connector.judge,
      admit: () => admit(deps, connector, row),
      signal: of.signal,
    }),
    userId: of.userId,
    timeZone: of.timeZone,
    now: deps.now(),
    extra: tokens.extra ?? {},
  };
}

/**
 * Does something with the account of a connection, renewing the token when it is refused; the act must bear being done twice.
 *
 * @throws VendorFault `grant-ended` when the vendor refuses a token that was renewed just now
 */
export async function withSession<T>(
  deps: ConnectDeps,
  connector: Connector,
  row: ConnectionRow,
  timeZone: string,
  act: (session: VendorSession) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const attempt = async (held: NumberedTokens): Promise<T> => {
    const { tokens, client } = held;
    const result = await act(sessionWith(deps, { connector, client, tokens, row, userId: row.vendorUser ?? '', timeZone, signal }));
    if (held.isUnproven) await forgetTokensBefore(deps.db, row.connectionId);
    return result;
  };
  const held = await tokensInForce(deps, connector, row.connectionId);
  try {
    return await attempt(held);
  } catch (error) {
    if (!isUnauthorised(error)) throw error;
  }
  const renewed = await tokensInForce(deps, connector, row.connectionId, held.version);
  try {
    return await attempt(renewed);
  } catch (error) {
    if (!isUnauthorised(error)) throw error;
    throw new VendorFault('grant-ended', `${connector.manifest.name} no longer takes the permission that you gave.`, { cause: error });
  }
}

const isUnauthorised = (error: unknown): boolean => error instanceof VendorFault && error.kind === 'unauthorised';
