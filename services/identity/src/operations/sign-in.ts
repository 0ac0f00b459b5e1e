import { randomBytes } from 'node:crypto';
import type { Input, Output } from '@aceso/contracts';
import type { identity } from '@aceso/contracts/identity';
import type { Call } from '@aceso/kit';
import { newSecret } from '../credentials/secrets.ts';
import type { IdentityDeps } from '../deps.ts';
import { DIRECT_CLIENT } from '../oidc/client-names.ts';
import { authenticate } from '../sign-in/authenticate.ts';
import { firstPartyTokens } from '../sign-in/first-party-tokens.ts';
import { placeOf } from '../sign-in/place.ts';
import { openSession } from '../sign-in/sessions.ts';

type Operation = typeof identity.operations.signIn;

/** Opens a session for a program of our own; browsers go through the OAuth pages. */
export const signIn =
  (deps: IdentityDeps) =>
  async ({ body }: Input<Operation>, call: Call): Promise<Output<Operation>> => {
    const place = placeOf(call.http?.request);
    const account = await authenticate(deps, body, place);
    const sessionId = randomBytes(16).toString('base64url');
    return await deps.db.tx(async (tx) => {
      await openSession(deps, tx, { sessionId, clientId: DIRECT_CLIENT, account, place });
      return await firstPartyTokens(deps, tx, account, sessionId, newSecret());
    });
  };
