import { VendorFault, type Connector, type TokenSet } from '@aceso/integrations/kit/connector';
import { Fault, unavailable } from '@aceso/kit';
import { forgetStreams } from '../store/connection-streams.ts';
import { openConnection, type ConnectionRow } from '../store/connections.ts';
import { lockPerson, type Person } from '../store/people.ts';
import { tellState } from './change-state.ts';
import type { ConnectDeps } from './deps.ts';
import { sealTokens, sealTyped } from './tokens.ts';
import type { VendorClient } from './vendor-clients.ts';
import { sessionWith } from './vendor-session.ts';

export interface Account {
  readonly connector: Connector;
  readonly client: VendorClient;
  readonly row: ConnectionRow;
  readonly person: Person;
  readonly tokens: TokenSet;
  readonly typed?: Readonly<Record<string, string>>;
}

/** Asks whose account fresh tokens open, seals them and puts the connection into use. */
export async function openAccount(deps: ConnectDeps, account: Account): Promise<ConnectionRow> {
  const { connector, client, row, person, tokens, typed } = account;
  const session = sessionWith(deps, { connector, client, tokens, row, userId: tokens.userId ?? '', timeZone: person.timeZone });
  const { userId, scopes = tokens.scopes } = await connector.identify(session);
  const [sealed, sealedTyped] = [await sealTokens(deps, row, tokens), typed && (await sealTyped(deps, row, typed))];
  const opened = await deps.db.tx(async (tx) => {
    await lockPerson(tx, person.personId);
    // Another account than before has another history.
    if (row.vendorUser !== userId) await forgetStreams(tx, row.connectionId);
    const next = await openConnection(
      tx,
      row.connectionId,
      { clientRef: client.ref, vendorUser: userId, scopes, tokens: sealed, typed: sealedTyped, expiresAt: tokens.expiresAt },
      deps.now(),
    );
    await tellState(deps, tx, next, 'active');
    return next;
  });
  deps.wakeConnections();
  return opened;
}

/** A vendor's refusal as the answer to whoever connects. */
export function asFault(error: unknown): unknown {
  if (!(error instanceof VendorFault)) return error;
  if (error.kind === 'unavailable' || error.kind === 'rate-limited')
    return unavailable(error.message, error.retryAfterSeconds ?? 30, error);
  if (error.kind === 'malformed') return new Fault('bad-gateway', 502, error.message, { cause: error });
  return new Fault('vendor-refused', 409, error.message, { cause: error });
}
