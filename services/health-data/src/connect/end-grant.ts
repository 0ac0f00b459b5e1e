import { revokeToken, VendorFault, type Connector } from '@aceso/integrations/kit/connector';
import type { ConnectionRow } from '../store/connections.ts';
import type { ConnectDeps } from './deps.ts';
import { removeSubscription } from './subscriptions.ts';
import { plainHttp, tokensInForce } from './tokens.ts';
import { sessionWith } from './vendor-session.ts';

export type Ended = 'revoked' | 'failed' | 'not-possible';

/** Ends our access at the vendor. A vendor that does not answer keeps nobody from disconnecting: the tokens are forgotten in any case. */
export async function endGrant(deps: ConnectDeps, connector: Connector, row: ConnectionRow): Promise<Ended> {
  const { auth } = connector.manifest.connection;
  const isPossible = connector.revoke !== undefined || (auth.kind === 'oauth2' && auth.revokeUrl !== undefined);
  if (row.tokens === undefined || row.state !== 'active') return 'not-possible';
  try {
    const { tokens, client } = await tokensInForce(deps, connector, row.connectionId);
    const session = sessionWith(deps, { connector, client, tokens, row, userId: row.vendorUser ?? '', timeZone: 'UTC' });
    await removeSubscription(deps, connector, row, session.http);
    if (!isPossible) return 'not-possible';
    if (connector.revoke !== undefined) await connector.revoke(session, tokens, client.keys);
    else if (auth.kind === 'oauth2') {
      const exchange = { connector, auth, client: client.keys, http: plainHttp(deps, connector, row), now: deps.now() };
      await revokeToken(exchange, tokens.refreshToken ?? tokens.accessToken);
    }
    return 'revoked';
  } catch (error) {
    if (!(error instanceof VendorFault)) throw error;
    // What the vendor no longer knows is ended as well.
    if (error.kind === 'grant-ended' || error.kind === 'not-found' || error.kind === 'unauthorised') return 'revoked';
    deps.log.warn({ vendor: row.vendor, kind: error.kind, status: error.status }, 'a grant could not be ended at the vendor');
    return 'failed';
  }
}
