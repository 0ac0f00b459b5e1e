import type { Operation } from '@aceso/contracts';
import { SpanKind, type Tracer } from '@opentelemetry/api';
import {
  BrokenCircuitError,
  bulkhead,
  BulkheadRejectedError,
  circuitBreaker,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleWhen,
  wrap,
} from 'cockatiel';
import { Fault, unavailable } from '../fault.ts';
import { DEFAULT_DEADLINE_MS, withDeadline } from '../http/deadline.ts';
import type { AnyContract } from '../any-contract.ts';
import type { Principal } from '../auth/principal.ts';
import type { LocalInput, Peers } from '../peers.ts';
import type { CallOptions, Client } from './client.ts';
import { spanAround } from '../telemetry/span-around.ts';
import { createBalancer } from './balancer.ts';
import { httpCall, type HttpCallDeps } from './http-call.ts';
import { createRetryBudget } from './retry-budget.ts';

const FAILURES_TO_OPEN = 8;
const HALF_OPEN_AFTER_MS = 500;
const LONGEST_OPEN_MS = 10_000;
const CALLS_AT_ONCE = 64;
const CALLS_WAITING = 512;
const TRIES = 3;
const PAUSE_MS = 40;

export interface ClientDeps extends Omit<HttpCallDeps, 'balancer'> {
  readonly peers: Peers;
  /** The calling service as a principal, for calls in the same process. */
  readonly self: Principal;
  /** Makes a span of each call over HTTP when the trace is kept; in process the called service makes it. */
  readonly tracer?: Tracer;
}

const isAway = (error: unknown): boolean =>
  error instanceof Fault && (error.status === 503 || error.status === 502 || error.status === 504);
const mayRepeat = (operation: Operation, options: CallOptions): boolean =>
  operation.method === 'GET' || operation.method === 'PUT' || operation.method === 'DELETE' || options.idempotencyKey !== undefined;

/** A typed client of another service: the same checks in process and over HTTP, deadline, bounded retries, breaker and bulkhead around both. */
export function createClient<C extends AnyContract>(other: C, deps: ClientDeps): Client<C['operations']> {
  const balancer = createBalancer();
  const budget = createRetryBudget();
  const guard = wrap(
    bulkhead(CALLS_AT_ONCE, CALLS_WAITING),
    circuitBreaker(handleWhen(isAway), {
      halfOpenAfter: new ExponentialBackoff({ initialDelay: HALF_OPEN_AFTER_MS, maxDelay: LONGEST_OPEN_MS }),
      breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN),
    }),
  );

  /** In another service this one acts for the principal; at its own door it is nobody else, and the token is still the one that came. */
  function principalOf(behalf: Principal | undefined): Principal {
    if (behalf === undefined) return deps.self;
    return deps.self.subject === `service:${other.service}` ? behalf : { ...behalf, actor: deps.self.subject };
  }

  async function attempt(
    name: string,
    operation: Operation,
    input: LocalInput,
    options: CallOptions,
    signal: AbortSignal,
  ): Promise<unknown> {
    const peer = deps.peers.of(other.service);
    if (peer.call === undefined) {
      const overHttp = (): Promise<unknown> => httpCall({ ...deps, balancer }, other, operation, peer.addresses, input, options, signal);
      return await (deps.tracer === undefined ? overHttp() : spanAround(deps.tracer, operation.id, { kind: SpanKind.CLIENT }, overHttp));
    }
    const principal = principalOf(options.onBehalfOf);
    // A copy both ways: what works here must work over the wire.
    return copy(await peer.call(name, copy(input), principal, signal));
  }

  async function call(name: string, operation: Operation, given: Partial<LocalInput>, options: CallOptions): Promise<unknown> {
    const input: LocalInput = { params: given.params ?? {}, query: given.query ?? {}, body: given.body };
    const signal = withDeadline(options.timeoutMs ?? DEFAULT_DEADLINE_MS, options.signal);
    budget.called();
    for (let tries = 1; ; tries++) {
      try {
        return await guard.execute(() => attempt(name, operation, input, options, signal));
      } catch (error) {
        const fault = fromPolicy(error, other.service, signal);
        const again = tries < TRIES && !signal.aborted && isAway(fault) && mayRepeat(operation, options) && budget.spend();
        if (!again) throw fault;
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * 2 ** (tries - 1) * (0.5 + Math.random())));
      }
    }
  }

  const entries = Object.entries(other.operations).map(([name, operation]) => [
    name,
    (input: Partial<LocalInput>, options: CallOptions = {}) => call(name, operation, input, options),
  ]);
  // The mapped type of the contract: each entry was made from the operation of that name.
  return Object.fromEntries(entries) as Client<C['operations']>;
}

const copy = <T>(value: T): T => (value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T)); // The same shape, as JSON carries it.

function fromPolicy(error: unknown, service: string, signal: AbortSignal): Error {
  if (error instanceof BrokenCircuitError || error instanceof BulkheadRejectedError)
    return unavailable(`${service} is away just now.`, 1, error);
  if (error instanceof Fault) return error;
  if (signal.aborted) return new Fault('deadline-exceeded', 504, `${service} did not answer in time.`, { cause: error });
  return error instanceof Error ? error : new Error(String(error));
}
