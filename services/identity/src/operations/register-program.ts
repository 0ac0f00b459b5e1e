import { randomBytes } from 'node:crypto';
import type { Input, Output } from '@aceso/contracts';
import type { identity } from '@aceso/contracts/identity';
import { Fault } from '@aceso/kit';
import type { IdentityDeps } from '../deps.ts';
import { selfRegisteredId } from '../oidc/client-names.ts';
import { isLoopback } from '../oidc/clients.ts';
import { insertProgram } from '../store/programs.ts';

type Operation = typeof identity.operations.registerProgram;

export interface RegistrationDeps {
  readonly selfRegistration: boolean;
}

/** A registration that nobody has made use of goes after a day; one that somebody let in lives as long as the session. */
const UNUSED_MS = 86_400_000;
const PROGRAMS_MOST = 1_000;
const UNIQUE_BYTES = 9;

/**
 * Registers a program that nobody has checked (RFC 7591).
 *
 * It is a public client with PKCE, whatever it asks for; it may come back to HTTPS or to the person's own machine, and may be given tokens
 * for protected resources only, never for the API. A person must still let it in, and reads where it leads.
 */
export const registerProgram =
  (deps: Pick<IdentityDeps, 'db' | 'now'> & RegistrationDeps) =>
  async ({ body }: Input<Operation>): Promise<Output<Operation>> => {
    if (!deps.selfRegistration) throw new Fault('registration-off', 403, 'Programs do not register themselves here.');
    const refused = body.redirect_uris.findIndex((uri) => !mayReturnTo(uri));
    if (refused >= 0)
      throw new Fault('redirect-not-allowed', 400, 'A program may come back to HTTPS or to this machine only.', {
        errors: [
          {
            path: `/body/redirect_uris/${refused}`,
            message: 'must begin with `https://`, `http://127.0.0.1`, `http://[::1]` or `http://localhost`',
          },
        ],
      });
    const name = plainName(body.client_name);
    const clientId = selfRegisteredId(name, randomBytes(UNIQUE_BYTES).toString('hex'));
    const now = deps.now();
    const program = { name, redirectUris: body.redirect_uris };
    if (!(await insertProgram(deps.db, clientId, program, new Date(now.getTime() + UNUSED_MS), PROGRAMS_MOST)))
      throw new Fault('too-many-programs', 503, 'Too many programs have registered themselves.', { retryAfterSeconds: 3_600 });
    return {
      client_id: clientId,
      client_id_issued_at: Math.floor(now.getTime() / 1000),
      client_name: name,
      redirect_uris: [...body.redirect_uris],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
    };
  };

function mayReturnTo(uri: string): boolean {
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  if (url === undefined || url.hash !== '' || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || isLoopback(uri);
}

/** What a person reads on the consent page: one line, without what could make it look like another. */
const plainName = (name: string | undefined): string => (name ?? '').replace(/[\p{C}\p{Z}]+/gu, ' ').trim() || 'A program without a name';
