import type { JSONWebKeySet } from 'jose';
import { request } from 'undici';
import { unavailable } from '../fault.ts';
import type { Peers } from '../peers.ts';

const WITHIN_MS = 5_000;

/** What every process asks of identity without a token: its keys, and tokens. */
export interface IdentityDoor {
  fetchKeys(): Promise<JSONWebKeySet>;
  postToken(form: URLSearchParams, authorization: string): Promise<{ readonly status: number; readonly body: unknown }>;
}

/** Reaches identity in this process or over HTTP; `publicOrigin` tells it under which name the world knows it. */
export function identityDoor(peers: Peers, publicOrigin: string): IdentityDoor {
  const { host, protocol } = new URL(publicOrigin);
  const forwarded = { host, 'x-forwarded-host': host, 'x-forwarded-proto': protocol.replace(':', '') };

  async function send(
    method: 'GET' | 'POST',
    path: string,
    headers: Record<string, string>,
    body?: string,
  ): Promise<{ status: number; body: unknown }> {
    const { local, addresses } = peers.of('identity');
    if (local !== undefined) {
      const reply = await local.inject({
        method,
        url: path,
        headers: { ...forwarded, ...headers },
        ...(body === undefined ? {} : { payload: body }),
      });
      return { status: reply.statusCode, body: parsed(reply.body) };
    }
    const failures: unknown[] = [];
    for (const address of addresses)
      try {
        const reply = await request(`${address}${path}`, {
          method,
          headers: { ...forwarded, ...headers },
          signal: AbortSignal.timeout(WITHIN_MS),
          ...(body === undefined ? {} : { body }),
        });
        return { status: reply.statusCode, body: parsed(await reply.body.text()) };
      } catch (cause) {
        failures.push(cause);
      }
    throw unavailable('Sign-in is away just now.', 1, failures[0] ?? 'no address of identity is known');
  }

  return {
    async fetchKeys() {
      const { status, body } = await send('GET', '/.well-known/jwks.json', {});
      if (status !== 200) throw unavailable('The keys of sign-in cannot be had.', 1, `status ${status}`);
      return body as JSONWebKeySet; // RFC 7517; jose refuses anything else.
    },
    postToken: (form, authorization) =>
      send('POST', '/oauth/token', { authorization, 'content-type': 'application/x-www-form-urlencoded' }, form.toString()),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
