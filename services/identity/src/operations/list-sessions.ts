import type { Input, Output } from '@aceso/contracts';
import type { identity } from '@aceso/contracts/identity';
import type { Call } from '@aceso/kit';
import type { IdentityDeps } from '../deps.ts';
import { accountOf } from '../sign-in/own-account.ts';
import { clientOf, type AdapterDeps } from '../oidc/adapter.ts';
import { isOwnClient, isSelfRegistered } from '../oidc/client-names.ts';
import { grantedScopes } from '../store/oauth-records.ts';
import { liveSessionsOf, type SessionRow } from '../store/sessions.ts';

type Operation = typeof identity.operations.listSessions;

type Session = Output<Operation>['items'][number];
export type ListSessionsDeps = Pick<AdapterDeps, 'clientById'>;

const SESSIONS_MOST = 100;

/** Own sessions, newest first; those of other people's programs with what the program may do. */
export const listSessions =
  (deps: Pick<IdentityDeps, 'db' | 'now'> & ListSessionsDeps) =>
  async (_input: Input<Operation>, call: Call): Promise<Output<Operation>> => {
    const rows = await liveSessionsOf(deps.db, accountOf(call.principal), deps.now(), SESSIONS_MOST);
    const items = rows.map(async (row): Promise<Session> => {
      const program = await programOf(deps, row);
      return {
        sessionId: row.sessionId,
        createdAt: row.createdAt.toISOString(),
        lastSeenAt: row.lastSeenAt.toISOString(),
        ...(row.userAgent === undefined ? {} : { userAgent: row.userAgent }),
        ...(row.address === undefined ? {} : { address: row.address }),
        current: row.sessionId === call.principal.sessionId,
        ...(program === undefined ? {} : { program }),
      };
    });
    return { items: await Promise.all(items) };
  };

/** The program that was let in; undefined for our own and for what a password opened. */
async function programOf(deps: Pick<IdentityDeps, 'db'> & ListSessionsDeps, row: SessionRow): Promise<Session['program']> {
  if (isOwnClient(row.clientId)) return undefined;
  const [client, scopes] = await Promise.all([clientOf(deps, row.clientId), grantedScopes(deps.db, row.sessionId)]);
  return {
    clientId: row.clientId,
    name: client?.client_name ?? row.clientId,
    isChecked: !isSelfRegistered(row.clientId),
    scopes: [...scopes],
  };
}
