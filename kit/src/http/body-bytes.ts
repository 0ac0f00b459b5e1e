import type { Input, Operation, Output } from '@aceso/contracts';
import type { Call } from '../module.ts';

/** A JSON body as it came, for an operation that may read it faster than by `JSON.parse` and the check of its contract. */
export class BodyBytes {
  readonly bytes: Uint8Array;
  readonly #parse: (bytes: Uint8Array) => Promise<unknown>;

  constructor(bytes: Uint8Array, parse: (bytes: Uint8Array) => Promise<unknown>) {
    this.bytes = bytes;
    this.#parse = parse;
  }

  /** What it says. Rejects when it is no JSON. */
  read(): Promise<unknown> {
    return this.#parse(this.bytes);
  }
}

type Usual<O extends Operation> = (input: Input<O>, call: Call) => Promise<Output<O>>;
type FromBytes<O extends Operation> = (input: Omit<Input<O>, 'body'>, body: Uint8Array, call: Call) => Promise<Output<O> | undefined>;

const quick = new WeakMap<object, FromBytes<Operation>>();

/**
 * An operation with a second way in, from the bytes of its body. The caller is known and allowed, and the rest of the request is checked; of the
 * body nothing is.
 *
 * @param fromBytes answers what it can read, just as `usual` would; undefined, before it has changed anything, for all that it cannot
 */
export function readingBytes<O extends Operation>(usual: Usual<O>, fromBytes: FromBytes<O>): Usual<O> {
  quick.set(usual, fromBytes as unknown as FromBytes<Operation>); // Of the same operation, whatever that is.
  return usual;
}

/** The second way in; undefined for an operation that has none. */
export const bytesReaderOf = (implementation: object): FromBytes<Operation> | undefined => quick.get(implementation);
