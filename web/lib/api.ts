import type { Got, Sent } from './api-types.ts';
import { ApiProblem, problemOf } from './problem.ts';
import { type OperationId, ROUTES } from './routes.ts';

/** Address of a call: parameters filled in and escaped, the query in order. */
export function addressOf(
  path: string,
  params: Readonly<Record<string, unknown>> = {},
  query: Readonly<Record<string, unknown>> = {},
): string {
  const filled = path.replace(/:([a-zA-Z]+)/g, (_, name: string) => {
    const value = params[name];
    if (typeof value !== 'string') throw new Error(`parameter ${name} of ${path} is missing`);
    return encodeURIComponent(value);
  });
  const pairs = Object.entries(query).flatMap(([name, value]) => (value === undefined || value === null ? [] : [[name, String(value)]]));
  return pairs.length === 0 ? filled : `${filled}?${new URLSearchParams(pairs).toString()}`;
}

/** No form and no other origin can send this header: with it the gateway lets the session's cookie speak for a change. */
export const OWN_PAGE = { 'x-aceso-client': 'web' } as const;

/**
 * Calls an operation of the API.
 *
 * @throws {ApiProblem} when the answer is not a success or does not come; its words are fit to be shown
 */
export async function api<Id extends OperationId>(id: Id, sent: Sent<Id> = {}): Promise<Got<Id>> {
  const [method = 'GET', path = ''] = ROUTES[id].split(' ');
  const headers = new Headers({ accept: 'application/json', ...OWN_PAGE });
  // The same key on a repeated request makes the server answer as it did before instead of doing it twice.
  if (method !== 'GET') headers.set('idempotency-key', crypto.randomUUID());
  const { body } = sent;
  if (body !== undefined) headers.set('content-type', 'application/json');
  let response: Response;
  try {
    response = await fetch(addressOf(path, sent.params, sent.query), {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(sent.signal === undefined ? {} : { signal: sent.signal }),
    });
  } catch (cause) {
    if (sent.signal?.aborted === true) throw cause;
    throw new ApiProblem({ type: 'about:blank', title: 'offline', status: 0, code: 'offline' }, undefined, { cause });
  }
  if (!response.ok) throw await problemOf(response);
  // Both ends are held to the same contract: the server validates what it answers in its tests.
  return (response.status === 204 ? undefined : await response.json()) as Got<Id>;
}
