import { ROOT_CONTEXT, type Context } from '@opentelemetry/api';

/**
 * A context that adds one value to another.
 *
 * The one of the API copies all values and makes three functions each time, which a server does for every request.
 */
class LayeredContext implements Context {
  readonly #below: LayeredContext | undefined;
  readonly #key: symbol;
  readonly #value: unknown;

  constructor(below: LayeredContext | undefined, key: symbol, value: unknown) {
    this.#below = below;
    this.#key = key;
    this.#value = value;
  }

  getValue(key: symbol): unknown {
    return key === this.#key ? this.#value : this.#below?.getValue(key);
  }

  /** A value that is replaced does not stay below: a flow that goes on for ever must not grow. */
  setValue(key: symbol, value: unknown): Context {
    return new LayeredContext(this.#without(key), key, value);
  }

  deleteValue(key: symbol): Context {
    return this.#without(key) ?? FIRST;
  }

  #without(key: symbol): LayeredContext | undefined {
    if (key === this.#key) return this.#below;
    if (this.getValue(key) === undefined) return this;
    return new LayeredContext(this.#below === undefined ? undefined : this.#below.#without(key), this.#key, this.#value);
  }
}

/** Where every flow begins: nothing is known. */
export const FIRST: Context = new LayeredContext(undefined, Symbol('nothing'), ROOT_CONTEXT);
