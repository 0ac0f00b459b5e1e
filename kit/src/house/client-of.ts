import type { Principal } from '../auth/principal.ts';
import { createTokenSource } from '../auth/token-source.ts';
import type { Client } from '../client/client.ts';
import { createClient } from '../client/create-client.ts';
import type { AnyContract } from '../any-contract.ts';
import type { Peers } from '../peers.ts';
import { identityDoor } from './identity-door.ts';
import { derivePassword } from './keys.ts';

/** A service as a principal, for calls in the same process. */
export const serviceAs = (name: string): Principal => ({
  subject: `service:${name}`,
  kind: 'service',
  roles: ['service'],
  personId: undefined,
  scopes: ['*'],
  sessionId: undefined,
  tokenId: undefined,
  expiresAt: Number.MAX_SAFE_INTEGER,
  actor: undefined,
});

/** Typed client for a program that is no service itself but has credentials of one: the host. */
export function clientOf<C extends AnyContract>(
  name: string,
  other: C,
  deps: { readonly peers: Peers; readonly secret: Uint8Array; readonly publicOrigin: string; readonly now: () => Date },
): Client<C['operations']> {
  const door = identityDoor(deps.peers, deps.publicOrigin);
  const tokens = createTokenSource({
    service: name,
    secret: derivePassword(deps.secret, `service/${name}`),
    post: door.postToken,
    now: deps.now,
  });
  return createClient(other, { peers: deps.peers, tokens, self: serviceAs(name) });
}
