import { dataAccessed } from '@aceso/contracts/access';
import type { Operation } from '@aceso/contracts';
import type { Logger } from 'pino';
import { Fault } from '../fault.ts';
import type { Principal } from '../auth/principal.ts';
import type { Bus, Call, HttpExchange } from '../module.ts';
import type { AnyContract } from '../any-contract.ts';
import type { LocalInput } from '../peers.ts';
import type { Db } from '../sql/sql.ts';
import { authenticate, authorise, type Authority } from './authorise.ts';
import { BodyBytes, bytesReaderOf } from './body-bytes.ts';
import { NotModified } from './not-modified.ts';
import { JsonText } from './json-text.ts';
import { reachOf, type WatchedReach } from './reach-of.ts';
import { DEFAULT_DEADLINE_MS, withDeadline } from './deadline.ts';
import { compileCheck, type Check } from './schema.ts';

/** What running an operation needs, whichever way the request came. */
export interface PipelineDeps extends Authority {
  readonly contract: AnyContract;
  readonly operations: Readonly<Record<string, (input: never, call: Call) => Promise<unknown>>>;
  readonly db: Db;
  readonly bus: Bus;
  readonly log: Logger;
  readonly now: () => Date;
  /** In tests an answer that breaks its schema, or an undeclared fault, is an error instead of a log line. */
  readonly strict: boolean;
}

export interface Arrival {
  readonly principal: Principal;
  readonly deadlineMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly http?: HttpExchange | undefined;
  /** Text parts come from a URL and are converted; a call in process brings typed values. */
  readonly fromText: boolean;
}

export interface Prepared {
  readonly operation: Operation;
  /** Whether it takes its body as `BodyBytes`. */
  readonly takesBytes: boolean;
  run(raw: LocalInput, arrival: Arrival): Promise<unknown>;
}

interface Checks {
  readonly params: Check | undefined;
  readonly query: Check | undefined;
  readonly body: Check | undefined;
  readonly output: Check | undefined;
}

/** Prepares every operation of a service: parse, authorise, run, check the answer. */
export function preparePipeline(deps: PipelineDeps): ReadonlyMap<string, Prepared> {
  return new Map(Object.entries(deps.contract.operations).map(([name, operation]) => [name, prepare(deps, name, operation)]));
}

function prepare(deps: PipelineDeps, name: string, operation: Operation): Prepared {
  const implementation = deps.operations[name];
  if (implementation === undefined) throw new Error(`${deps.contract.service} does not implement ${name}`);
  const checks: Checks = {
    params: operation.params && compileCheck(operation.params, 'params'),
    query: operation.query && compileCheck(operation.query, 'query'),
    body:
      operation.accepts === undefined || operation.accepts === 'json' ? operation.body && compileCheck(operation.body, 'body') : undefined,
    output: operation.output && compileCheck(operation.output, 'output'),
  };
  const fromBytes = bytesReaderOf(implementation);
  return {
    operation,
    takesBytes: fromBytes !== undefined,
    async run(raw, arrival) {
      // Who asks comes first: a stranger learns nothing about the form of a request.
      authenticate(operation, arrival.principal);
      const given = raw.body instanceof BodyBytes ? raw.body : undefined;
      const input = parse(given === undefined ? checks : { ...checks, body: undefined }, raw, arrival.fromText);
      const { personId, byAnother } = await authorise(deps, operation, input, arrival.principal);
      const resolved =
        personId === undefined || input.params === undefined
          ? input
          : { ...input, params: { ...(input.params as object), ...('personId' in (input.params as object) ? { personId } : {}) } };
      const call = new CallInHand(arrival, deps);
      let output: unknown;
      try {
        output =
          given === undefined
            ? await implementation(resolved as never, call)
            : ((await fromBytes?.(resolved as never, given.bytes, call)) ??
              (await implementation({ ...resolved, body: checks.body && bodyOf(checks.body, await given.read()) } as never, call)));
      } catch (error) {
        throw declared(deps, operation, error);
      }
      if (deps.strict && operation.fhir !== undefined && operation.permission !== 'public' && call.asked?.wasAsked !== true)
        throw new Error(`${operation.id} answered without asking what the caller may have`);
      if (byAnother && personId !== undefined) await recordAccess(deps, operation, personId, arrival.principal);
      else if (call.asked !== undefined)
        for (const other of call.asked.others) await recordAccess(deps, operation, other, arrival.principal);
      if (checks.output !== undefined && output !== undefined && deps.strict && !(output instanceof NotModified))
        assertFits(checks.output, operation, output);
      return output instanceof JsonText && arrival.http === undefined ? readOnce(output) : output;
    },
  };
}

function parse(checks: Checks, raw: LocalInput, fromText: boolean): LocalInput {
  const from = (check: Check | undefined, value: unknown): unknown =>
    check === undefined ? {} : fromText ? check.text(value) : check.json(value);
  return {
    params: from(checks.params, raw.params),
    query: from(checks.query, raw.query ?? {}),
    body: checks.body === undefined ? undefined : bodyOf(checks.body, raw.body),
  };
}

function bodyOf(check: Check, body: unknown): unknown {
  if (body === undefined || body === null)
    throw new Fault('input-invalid', 400, 'The request has no body.', {
      errors: [{ path: '/body', message: 'must be a JSON document' }],
      fix: 'Send `content-type: application/json` and a body.',
    });
  return check.json(body);
}

/** A class, not a literal with a getter: that gets a hidden class of its own each time, which costs more than the rest of the way. */
class CallInHand implements Call {
  readonly principal: Principal;
  readonly log: Logger;
  readonly http: HttpExchange | undefined;
  readonly #arrival: Arrival;
  readonly #authority: Authority;
  #signal: AbortSignal | undefined;
  /** What was asked of the reach; undefined when nobody did. */
  asked: WatchedReach | undefined;

  constructor(arrival: Arrival, deps: PipelineDeps) {
    this.principal = arrival.principal;
    this.log = deps.log;
    this.http = arrival.http;
    this.asked = undefined;
    this.#arrival = arrival;
    this.#authority = deps;
  }

  /** Made when an operation asks for it: most know the person by their path. */
  get reach(): WatchedReach {
    return (this.asked ??= reachOf(this.#authority, this.principal));
  }

  /** Made when somebody asks: most operations are through before they could wait for it. */
  get signal(): AbortSignal {
    const { deadlineMs, signal, http } = this.#arrival;
    return (this.#signal ??= withDeadline(deadlineMs ?? DEFAULT_DEADLINE_MS, signal ?? http?.request.signal));
  }
}

/** What a text says, for a caller who gets the object. */
function readOnce(text: JsonText): unknown {
  const said = text.read();
  text.release();
  return said;
}

async function recordAccess(deps: PipelineDeps, operation: Operation, personId: string, principal: Principal): Promise<void> {
  await deps.db.tx((tx) =>
    deps.bus.append(tx, dataAccessed, personId, {
      personId,
      subject: principal.subject,
      ...(principal.actor === undefined ? {} : { actor: principal.actor }),
      operation: operation.id,
      ...(operation.category === undefined ? {} : { category: operation.category }),
      at: deps.now().toISOString(),
    }),
  );
}

const ALWAYS_ALLOWED = new Set([
  'input-invalid',
  'unauthenticated',
  'forbidden',
  'unavailable',
  'deadline-exceeded',
  'bad-gateway',
  'not-found',
  'too-many-requests',
]);

function declared(deps: PipelineDeps, operation: Operation, error: unknown): unknown {
  if (deps.strict && error instanceof Fault && !ALWAYS_ALLOWED.has(error.code) && !operation.errors.includes(error.code))
    return new Error(`${operation.id} raised ${error.code}, which its contract does not declare`, { cause: error });
  return error;
}

function assertFits(check: Check, operation: Operation, output: unknown): void {
  const errors = check.fits(output instanceof JsonText ? output.read() : JSON.parse(JSON.stringify(output)));
  if (errors.length > 0)
    throw new Error(`${operation.id} answered against its contract: ${errors.map(({ path, message }) => `${path} ${message}`).join('; ')}`);
}
