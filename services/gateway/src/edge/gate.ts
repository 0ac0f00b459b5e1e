import type { IncomingMessage, ServerResponse } from 'node:http';
import { Fault, forbidden, nameRoute, unavailable, type Peers } from '@aceso/kit';
import { COMMON_PROBLEMS } from '@aceso/contracts/problems';
import type { RouteTable, Target } from '../domain/route-table.ts';
import { hasBody, isPlainFraming, isPlainPath } from '../domain/request-form.ts';
import { forward, type ForwardDeps } from '../upstream/forward.ts';
import { limitKeyOf, type ClientAddress } from './client-address.ts';
import { credentialAt, isFromOurPages, type Credential, type CredentialOf } from './credential.ts';
import { writeEdgeHeaders, type Origin } from './headers.ts';
import type { Limits } from './limits.ts';
import type { ServiceTokens } from './service-tokens.ts';
import type { SlowBodies } from './slow-bodies.ts';

export interface GateDeps extends ForwardDeps {
  readonly routes: () => RouteTable;
  readonly peers: Peers;
  readonly limits: Limits;
  readonly tokens: ServiceTokens;
  readonly addressOf: ClientAddress;
  readonly credentialOf: CredentialOf;
  readonly slowBodies: SlowBodies;
  readonly origin: Origin & { readonly href: string };
}

/** Service whose sessions the browser's cookie opens: the only one that may see it. */
const COOKIE_READER = 'dashboard';

const SELF = 'gateway';

/** Carries how many milliseconds the caller still waits; the services of the kit read it. */
const DEADLINE_HEADER = 'x-aceso-deadline-ms';

/** Passes one request on to where it belongs, or throws the fault that it is answered with; waits only when somebody must be asked. */
export function passOn(deps: GateDeps, request: IncomingMessage, response: ServerResponse): Promise<void> | undefined {
  const admitted = admit(deps, request, response);
  return admitted instanceof Promise
    ? admitted.then((target) => handOver(deps, target, request, response))
    : handOver(deps, admitted, request, response);
}

function handOver(deps: GateDeps, target: Passable, request: IncomingMessage, response: ServerResponse): Promise<void> | undefined {
  if (hasBody(request) && !(target.kind === 'service' && target.operation?.accepts === 'binary')) deps.slowBodies.watch(request, response);
  // Its own operations were found before the gate; what is left only looks like one, and would come here again for ever.
  if (target.service === SELF) throw new Fault('not-found', 404, COMMON_PROBLEMS['not-found'].title);
  const { local } = deps.peers.of(target.service);
  if (local === undefined) return forward(deps, target.service, request, response);
  // In this process there is no second hop: the other application answers on the same connection.
  local.routing(request, response);
  return undefined;
}

type Passable = Extract<Target, { readonly service: string }>;

/** Checks form, limit and credential of a request and leaves it with headers that a service may believe. */
export function admit(deps: GateDeps, request: IncomingMessage, response: ServerResponse): Passable | Promise<Passable> {
  const address = deps.addressOf(request);
  writeEdgeHeaders(request, response, address, deps.origin);
  const target = passable(find(deps, request), response);
  if (target.kind === 'service' && target.operation !== undefined) nameRoute(request, target.operation.path);
  // The service gives up when the gateway would; streams take as long as they take.
  if (target.kind === 'service' && isPlainExchange(target)) request.headers[DEADLINE_HEADER] = String(deps.timeoutMs());
  const limitKey = limitKeyOf(address);
  // What a vendor calls is judged over the bytes by the service: its `Authorization` is the vendor's, none of ours.
  const isRaw = target.kind === 'service' && (target.operation?.accepts === 'raw' || target.operation?.judgesCaller === true);
  const credential = target.kind === 'service' && !isRaw ? credentialAt(target.operation, deps.credentialOf(request)) : undefined;
  if (target.kind !== 'service' || credential === undefined) {
    deps.limits.count('address', limitKey, response);
    if (isRaw) delete request.headers.cookie;
    else if (target.kind === 'service') replaceCredentials(request, target.service, undefined);
    return target;
  }
  if (credential.kind === 'cookie' && !isFromOurPages(request, deps.origin.href))
    throw forbidden('A request with a cookie must come from our own pages.');
  const known = deps.tokens.peek(credential, target.service);
  if (known === undefined) {
    deps.limits.check(limitKey);
    return ask(deps, target, credential, request, response, limitKey);
  }
  deps.limits.count('token', credential.key, response);
  replaceCredentials(request, target.service, known);
  return target;
}

const isPlainExchange = ({ operation }: Extract<Target, { readonly kind: 'service' }>): boolean =>
  operation !== undefined && (operation.accepts ?? 'json') === 'json' && (operation.answers ?? 'json') === 'json';

function find(deps: GateDeps, request: IncomingMessage): Target {
  const url = request.url ?? '/';
  const query = url.indexOf('?');
  const path = query < 0 ? url : url.slice(0, query);
  if (!isPlainPath(path))
    throw new Fault('input-invalid', 400, 'The path can be read in more than one way.', {
      errors: [{ path: '/path', message: 'must be plain' }],
    });
  if (!isPlainFraming(request.headers['transfer-encoding']))
    throw new Fault('input-invalid', 400, 'The body has a transfer coding that is not taken here.', {
      errors: [{ path: '/headers/transfer-encoding', message: 'must be `chunked`' }],
    });
  return deps.routes().find(request.method ?? 'GET', path);
}

function passable(target: Target, response: ServerResponse): Passable {
  switch (target.kind) {
    case 'service':
    case 'as-it-is':
      return target;
    case 'nothing':
      throw new Fault('not-found', 404, COMMON_PROBLEMS['not-found'].title);
    case 'wrong-method':
      response.setHeader('allow', target.allow);
      throw new Fault('method-not-allowed', 405, COMMON_PROBLEMS['method-not-allowed'].title);
  }
}

/** Asks for the token of the service, and counts; a public operation is answered without when the credential is not in force. */
async function ask(
  deps: GateDeps,
  target: Extract<Target, { readonly kind: 'service' }>,
  credential: Credential,
  request: IncomingMessage,
  response: ServerResponse,
  limitKey: string,
): Promise<Passable> {
  try {
    const token = await deps.tokens.obtain(credential, target.service);
    deps.limits.count('token', credential.key, response);
    replaceCredentials(request, target.service, token);
  } catch (error) {
    if (!(error instanceof Fault)) throw unavailable('Sign-in is away just now.', 1, error);
    if (error.status !== 401) throw error;
    deps.limits.charge(limitKey);
    if (target.operation?.permission !== 'public') throw error;
    replaceCredentials(request, target.service, undefined);
  }
  return target;
}

/** What the client showed ends here; the service gets a token of its own, if there is one. */
function replaceCredentials(request: IncomingMessage, service: string, token: string | undefined): void {
  const { headers } = request;
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  else if (headers.authorization !== undefined) delete headers.authorization;
  if (service !== COOKIE_READER && headers.cookie !== undefined) delete headers.cookie;
}
