import type { IncomingMessage, ServerResponse } from 'node:http';
import { currentTraceparent, Fault, unavailable } from '@aceso/kit';
import { errors } from 'undici';
import { hasBody } from '../domain/request-form.ts';
import { endToEnd } from '../edge/headers.ts';
import type { Replicas } from './replicas.ts';
import { stream, type StreamRequest } from './stream.ts';

const TRIES = 2;
/** RFC 9110 9.2.2; without a body, which could not be sent twice. */
const REPEATABLE = new Set(['GET', 'HEAD', 'OPTIONS', 'DELETE']);

export interface ForwardDeps {
  readonly replicas: Replicas;
  /** Setting `upstreamTimeoutMs`: milliseconds until a service must have begun to answer. */
  readonly timeoutMs: () => number;
}

/** Passes a request on to a replica in another process, both bodies as streams; tries another replica when none could be reached. */
export async function forward(deps: ForwardDeps, service: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers = endToEnd(request.headers);
  const traceparent = currentTraceparent();
  if (traceparent !== null) headers['traceparent'] = traceparent;
  const withBody = hasBody(request);
  const passed: StreamRequest = { request, response, headers, body: withBody ? request : null, timeoutMs: deps.timeoutMs() };
  let tried: string | undefined;
  for (let tries = 1; ; tries++) {
    const replica = deps.replicas.choose(service, tried);
    if (replica === undefined) throw unavailable(`${service} is away just now.`, 1);
    const balancer = deps.replicas.balancer(service);
    balancer.begin(replica.address);
    const failure = await stream(replica.pool, passed);
    const hasGone = response.destroyed && !response.writableFinished;
    // Whoever hung up says nothing about the replica.
    balancer.end(replica.address, failure === undefined ? response.statusCode < 502 || response.statusCode > 504 : hasGone);
    if (failure === undefined) return;
    if (response.headersSent || hasGone) {
      response.destroy();
      return;
    }
    const mayRepeat = !withBody && REPEATABLE.has(request.method ?? '') && !(failure instanceof errors.HeadersTimeoutError);
    if (tries === TRIES || !mayRepeat) throw faultOf(service, failure);
    tried = replica.address;
  }
}

function faultOf(service: string, failure: Error): Fault {
  if (failure instanceof errors.HeadersTimeoutError)
    return new Fault('deadline-exceeded', 504, `${service} did not answer in time.`, { cause: failure });
  if (failure instanceof errors.HTTPParserError)
    return new Fault('bad-gateway', 502, `${service} answered in a way that is not HTTP.`, { cause: failure });
  return unavailable(`${service} is away just now.`, 1, failure);
}
