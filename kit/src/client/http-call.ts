import type { Operation } from '@aceso/contracts';
import { context, propagation } from '@opentelemetry/api';
import { request } from 'undici';
import { Fault, unavailable } from '../fault.ts';
import { tokenOf, type TokenSource } from '../auth/token-source.ts';
import { DEADLINE_HEADER, restOf } from '../http/deadline.ts';
import type { AnyContract } from '../any-contract.ts';
import type { LocalInput } from '../peers.ts';
import type { Balancer } from './balancer.ts';
import type { CallOptions } from './client.ts';

const MOST_MS = 30_000;

export interface HttpCallDeps {
  readonly tokens: TokenSource;
  readonly balancer: Balancer;
}

/** One call over HTTP to a replica, with a token for the target's audience and the rest of the deadline. */
export async function httpCall(
  deps: HttpCallDeps,
  other: AnyContract,
  operation: Operation,
  addresses: readonly string[],
  input: LocalInput,
  options: CallOptions,
  signal: AbortSignal,
): Promise<unknown> {
  const address = deps.balancer.choose(addresses);
  if (address === undefined) throw unavailable(`No address of ${other.service} is known.`);
  const headers = await headersOf(deps, other.service, operation, options, signal);
  deps.balancer.begin(address);
  let alive = false;
  try {
    const reply = await request(`${address}${pathOf(operation, input)}`, {
      method: operation.method,
      headers,
      signal,
      ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    });
    alive = reply.statusCode <= 500;
    const text = await reply.body.text();
    if (reply.statusCode >= 400) throw faultOf(other, reply.statusCode, text);
    return text === '' ? undefined : JSON.parse(text);
  } catch (error) {
    if (error instanceof Fault || signal.aborted) throw error;
    throw unavailable(`${other.service} cannot be reached.`, 1, error);
  } finally {
    deps.balancer.end(address, alive || signal.aborted);
  }
}

async function headersOf(
  deps: HttpCallDeps,
  target: string,
  operation: Operation,
  options: CallOptions,
  signal: AbortSignal,
): Promise<Record<string, string>> {
  const headers: Record<string, string> = { accept: 'application/json', [DEADLINE_HEADER]: String(Math.round(restOf(signal, MOST_MS))) };
  if (operation.body !== undefined) headers['content-type'] = 'application/json';
  if (options.idempotencyKey !== undefined) headers['idempotency-key'] = options.idempotencyKey;
  propagation.inject(context.active(), headers);
  if (operation.permission === 'public' && options.onBehalfOf === undefined) return headers;
  headers['authorization'] = `Bearer ${(await tokenFor(deps, target, options)).token}`;
  return headers;
}

async function tokenFor(deps: HttpCallDeps, target: string, options: CallOptions): ReturnType<TokenSource['asService']> {
  if (options.onBehalfOf === undefined) return await deps.tokens.asService(target);
  const held = tokenOf(options.onBehalfOf);
  if (held === undefined) throw new Error('the principal of a call on behalf must have come with a token of this request');
  return await deps.tokens.exchange(target, held);
}

/** Path with its parameters filled in and the query behind it. */
export function pathOf(operation: Operation, input: LocalInput): string {
  const params = (input.params ?? {}) as Readonly<Record<string, unknown>>; // Checked by the contract's schema on the other side.
  const path = operation.path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')));
  const query = new URLSearchParams(
    Object.entries((input.query ?? {}) as Readonly<Record<string, unknown>>) // As above.
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  ).toString();
  return query === '' ? path : `${path}?${query}`;
}

function faultOf(other: AnyContract, status: number, text: string): Fault {
  try {
    const { code, title, detail, fix, errors } = JSON.parse(text) as {
      code?: string;
      title?: string;
      detail?: string;
      fix?: string;
      errors?: { path: string; message: string }[];
    }; // RFC 9457; every field is optional and checked for presence.
    if (code !== undefined)
      return new Fault(code, status, detail ?? title ?? code, {
        ...(fix === undefined ? {} : { fix }),
        ...(errors === undefined ? {} : { errors }),
        ...(status === 503 ? { retryAfterSeconds: 1 } : {}),
      });
  } catch {
    // Not a problem document: said below by status alone.
  }
  return new Fault('bad-gateway', 502, `${other.service} answered ${status} without a problem document.`);
}
