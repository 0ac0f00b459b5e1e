import { unavailable, type Peers } from '@aceso/kit';
import type { CustomFetch } from 'openid-client';

/**
 * A `fetch` for identity's protocol endpoints that stays inside the installation.
 *
 * The public address may not be reachable from here: behind a proxy, in a container, or before the gateway listens.
 */
export function peerFetch(peers: Peers, service: string): CustomFetch {
  return async (url, { method, headers, body, signal }) => {
    const { pathname, search } = new URL(url);
    const { local, addresses } = peers.of(service);
    const sent = body === undefined || body === null ? undefined : String(body);
    if (local !== undefined) {
      const reply = await local.inject({
        method: method === 'POST' ? 'POST' : 'GET',
        url: pathname + search,
        headers,
        ...(sent === undefined ? {} : { payload: sent }),
      });
      const type = reply.headers['content-type'];
      return new Response(reply.rawPayload.length === 0 ? null : new Uint8Array(reply.rawPayload), {
        status: reply.statusCode,
        headers: typeof type === 'string' ? { 'content-type': type } : {},
      });
    }
    let failure: unknown = `no address of ${service} is known`;
    for (const address of addresses)
      try {
        return await fetch(`${address}${pathname}${search}`, {
          method,
          headers,
          redirect: 'manual',
          ...(sent === undefined ? {} : { body: sent }),
          ...(signal === undefined || signal === null ? {} : { signal }),
        });
      } catch (cause) {
        failure = cause;
      }
    throw unavailable('Sign-in is away just now.', 1, failure);
  };
}
