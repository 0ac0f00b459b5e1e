import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { authorizeAddress, type Connector } from '@aceso/integrations/kit/connector';
import { conflict, invalid, type Call } from '@aceso/kit';
import { viewOf } from '../connect/connection-view.ts';
import type { ConnectDeps } from '../connect/deps.ts';
import { asFault, openAccount } from '../connect/open-account.ts';
import { requireEnabled } from '../connect/require-connector.ts';
import { hashOfState, newState, newVerifier, sessionHash } from '../connect/session-binding.ts';
import { plainHttp } from '../connect/tokens.ts';
import { clientFor, type VendorClient } from '../connect/vendor-clients.ts';
import { reachOf } from '../connect/vendor-settings.ts';
import { writablePerson } from '../ingest/known-person.ts';
import { saveAttempt } from '../store/connection-attempts.ts';
import { ensureConnection, giveUpConnecting, type ConnectionRow } from '../store/connections.ts';
import type { Person } from '../store/people.ts';

type Contract = typeof healthData.operations.beginConnection;

/** Long enough to find one's password at the vendor. */
const ATTEMPT_MS = 15 * 60_000;
export const CALLBACK = '/v1/connections/callback';

/** With a sign-in page of the vendor: where to send the browser. With typed-in keys: connected at once, or refused with the vendor's reason. */
export const beginConnection =
  (deps: ConnectDeps) =>
  async ({ params, body }: Input<Contract>, call: Call): Promise<Output<Contract>> => {
    const person = await writablePerson(deps, params.personId);
    const connector = requireEnabled(deps, body.integration);
    const client = await clientFor(deps, connector, person.personId);
    if (client === undefined)
      throw conflict(
        'integration-not-ready',
        `Nobody has registered Aceso at ${connector.manifest.name} yet.`,
        'Enter client id and secret: the operator in the configuration, or you your own on the page of sources.',
      );
    const row = await deps.db.tx((tx) => ensureConnection(tx, person.personId, connector.manifest.id, deps.now()));
    if (connector.manifest.connection.auth.kind !== 'oauth2') {
      try {
        return { connection: await viewOf(deps, await signIn(deps, { connector, client, row, person }, body.typed ?? {})) };
      } catch (error) {
        // There is no page on which it could still be allowed: nothing was begun.
        await giveUpConnecting(deps.db, row.connectionId);
        throw error;
      }
    }
    return { connection: await viewOf(deps, row), authorizeUrl: await leaveFor(deps, connector, client, row, call) };
  };

async function leaveFor(deps: ConnectDeps, connector: Connector, client: VendorClient, row: ConnectionRow, call: Call): Promise<string> {
  const { auth } = connector.manifest.connection;
  if (auth.kind !== 'oauth2') throw new Error('only a vendor with a page of its own is left for');
  const [state, verifier] = [newState(), newVerifier()];
  const expiresAt = new Date(deps.now().getTime() + ATTEMPT_MS);
  const { connectionId, personId } = row;
  await deps.db.tx((tx) =>
    saveAttempt(tx, {
      stateHash: hashOfState(state),
      connectionId,
      personId,
      sessionHash: sessionHash(call.principal),
      verifier,
      expiresAt,
    }),
  );
  const redirectUri = `${deps.publicOrigin}${CALLBACK}`;
  const address = authorizeAddress(auth, { clientId: client.keys.clientId, redirectUri, state, verifier });
  return reachOf(deps, connector.manifest)(address).href;
}

interface SigningIn {
  readonly connector: Connector;
  readonly client: VendorClient;
  readonly row: ConnectionRow;
  readonly person: Person;
}

async function signIn(
  deps: ConnectDeps,
  { connector, client, row, person }: SigningIn,
  given: Readonly<Record<string, string>>,
): Promise<ConnectionRow> {
  const { auth } = connector.manifest.connection;
  const fields = auth.kind === 'oauth2' ? [] : auth.fields;
  const missing = fields.find(({ name }) => (given[name] ?? '') === '');
  if (missing !== undefined) throw invalid(`/body/typed/${missing.name}`, `is needed: ${missing.label}`);
  const typed = Object.fromEntries(fields.map(({ name }) => [name, given[name] ?? '']));
  try {
    const tokens = await connector.signIn?.(plainHttp(deps, connector, row), typed, deps.now());
    if (tokens === undefined) throw new Error(`${connector.manifest.id} has no way to sign in`);
    return await openAccount(deps, { connector, client, row, person, tokens, typed });
  } catch (error) {
    throw asFault(error);
  }
}
