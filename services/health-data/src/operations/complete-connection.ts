import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { exchangeCode } from '@aceso/integrations/kit/connector';
import { conflict, Fault, type Call } from '@aceso/kit';
import { viewOf } from '../connect/connection-view.ts';
import type { ConnectDeps } from '../connect/deps.ts';
import { asFault, openAccount } from '../connect/open-account.ts';
import { requireEnabled } from '../connect/require-connector.ts';
import { hashOfState, sessionHash } from '../connect/session-binding.ts';
import { plainHttp } from '../connect/tokens.ts';
import { clientFor } from '../connect/vendor-clients.ts';
import { writablePerson } from '../ingest/known-person.ts';
import { takeAttempt, type Attempt } from '../store/connection-attempts.ts';
import { closeConnection, findConnection, type ConnectionRow } from '../store/connections.ts';
import { CALLBACK } from './begin-connection.ts';

type Contract = typeof healthData.operations.completeConnection;

/** Words of RFC 6749 4.1.2.1 as people say them. */
const REASONS: Readonly<Record<string, string>> = {
  access_denied: 'you did not give permission',
  invalid_scope: 'it does not offer what was asked for',
  unauthorized_client: 'it does not allow this client to connect',
  server_error: 'it had a fault of its own',
  temporarily_unavailable: 'it is away just now',
};

/** Ends an attempt in the session that began it. However it ends, its state is used up. */
export const completeConnection =
  (deps: ConnectDeps) =>
  async ({ params, body }: Input<Contract>, call: Call): Promise<Output<Contract>> => {
    const person = await writablePerson(deps, params.personId);
    const attempt = await takeAttempt(deps.db, hashOfState(body.state), deps.now());
    const row = attempt && (await findConnection(deps.db, attempt.connectionId));
    if (attempt === undefined || row === undefined || !isOurs(attempt, person.personId, call))
      throw conflict('connection-attempt-unknown', 'This attempt to connect is used up, too old, or was begun in another session.');
    const connector = requireEnabled(deps, row.vendor);
    const { auth } = connector.manifest.connection;
    const client = await clientFor(deps, connector, person.personId);
    try {
      if (body.code === undefined || body.error !== undefined) throw denied(connector.manifest.name, body.error, body.errorDescription);
      if (auth.kind !== 'oauth2' || client === undefined)
        throw conflict('connection-attempt-unknown', 'The client that began this is no longer there.');
      const exchange = { connector, auth, client: client.keys, http: plainHttp(deps, connector, row), now: deps.now() };
      const tokens = await exchangeCode(exchange, body.code, `${deps.publicOrigin}${CALLBACK}`, attempt.verifier);
      return await viewOf(deps, await openAccount(deps, { connector, client, row, person, tokens }));
    } catch (error) {
      await giveUp(deps, row);
      throw asFault(error);
    }
  };

const isOurs = (attempt: Attempt, personId: string, call: Call): boolean =>
  attempt.personId === personId && attempt.sessionHash === sessionHash(call.principal);

function denied(name: string, error: string | undefined, description: string | undefined): Fault {
  const reason = REASONS[error ?? ''] ?? 'it gave no permission';
  const words = description === undefined || description.trim() === '' ? '' : ` It says: “${description.trim().slice(0, 200)}”`;
  return new Fault('connection-denied', 409, `${name} is not connected: ${reason}.${words}`);
}

/** A first attempt that failed leaves nothing behind; a connection that worked before goes on as it was. */
async function giveUp(deps: ConnectDeps, row: ConnectionRow): Promise<void> {
  if (row.state === 'connecting') await deps.db.tx((tx) => closeConnection(tx, row.connectionId));
}
