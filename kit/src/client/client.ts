import type { Input, Operation, Output } from '@aceso/contracts';
import type { Principal } from '../auth/principal.ts';

/** Around one call to another service. */
export interface CallOptions {
  /** On whose behalf; without it the service calls as itself. */
  readonly onBehalfOf?: Principal;
  /** Of the request that causes the call: deadline and cancellation travel along. */
  readonly signal?: AbortSignal;
  /** Upper bound in milliseconds; the rest of the caller's deadline when that is shorter. */
  readonly timeoutMs?: number;
  readonly idempotencyKey?: string;
}

/** One method an operation: validated on both sides, in process or over HTTP alike. */
export type Client<Ops extends Record<string, Operation>> = {
  readonly [K in keyof Ops]: (input: ClientInput<Ops[K]>, options?: CallOptions) => Promise<Output<Ops[K]>>;
};

/** As `Input`, but the parts that an operation does not have may be left out. */
export type ClientInput<O> = Partial<Input<O>>;
