import type { Connector, HookKeys, HookRequest } from '@aceso/integrations/kit/connector';
import type { Call } from '@aceso/kit';
import type { ConnectDeps } from './deps.ts';
import { verificationToken, whoseHook } from './hook-address.ts';
import { keptOfClient } from './subscriptions.ts';
import { clientByRef } from './vendor-clients.ts';

/** A call of a vendor with everything that it can be held against. */
export interface HookExchange {
  readonly request: HookRequest;
  readonly keys: HookKeys;
  readonly clientRef: string | undefined;
}

const textsOf = (fields: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));

/** Takes a call from the HTTP exchange, byte for byte; undefined when the client that it names does not exist. */
export async function hookExchange(
  deps: ConnectDeps,
  connector: Connector,
  method: 'GET' | 'POST',
  call: Call,
): Promise<HookExchange | undefined> {
  const { request } = call.http ?? {};
  if (request === undefined) return undefined;
  const vendor = connector.manifest.id;
  const query = textsOf(request.query as Readonly<Record<string, unknown>>); // Fastify parses it into an object.
  const { clientRef, isAddressSecret } = whoseHook(deps, vendor, query['key']);
  const client = await clientByRef(deps, connector, clientRef);
  if (client === undefined) return undefined;
  const { body } = request;
  return {
    request: { method, headers: textsOf(request.headers), query, body: Buffer.isBuffer(body) ? body : new Uint8Array() },
    keys: {
      client: client.keys,
      subscription: { verificationToken: verificationToken(deps, vendor, clientRef), ...(await keptOfClient(deps, vendor, clientRef)) },
      isAddressSecret,
    },
    clientRef,
  };
}

/** Answers in the vendor's own form. */
export async function answerVendor(call: Call, status: number, json?: unknown): Promise<void> {
  const reply = call.http?.reply.code(status).header('cache-control', 'no-store');
  if (json === undefined) await reply?.type('text/plain; charset=utf-8').send(status < 300 ? 'ok' : '');
  else await reply?.type('application/json; charset=utf-8').send(JSON.stringify(json));
}
