import { AsyncLocalStorage } from 'node:async_hooks';
import { context, propagation, type Context, type ContextManager } from '@opentelemetry/api';
import { FIRST } from './layered-context.ts';
import { W3C } from './traceparent.ts';

/** Keeps the active span along promises and callbacks, on Node's own storage. */
class AsyncContext implements ContextManager {
  readonly #storage = new AsyncLocalStorage<Context>();
  active(): Context {
    return this.#storage.getStore() ?? FIRST;
  }
  with<A extends unknown[], F extends (...args: A) => ReturnType<F>>(
    active: Context,
    act: F,
    thisArg?: ThisParameterType<F>,
    ...args: A
  ): ReturnType<F> {
    return this.#storage.run(active, () => act.apply(thisArg, args));
  }
  bind<T>(bound: Context, target: T): T {
    if (typeof target !== 'function') return target;
    const run = (...args: unknown[]): unknown => this.#storage.run(bound, () => target(...args) as unknown); // Called as the caller would.
    return run as T;
  }
  enable(): this {
    return this;
  }
  disable(): this {
    return this;
  }
}

/** Makes traces follow the flow of the program and travel with requests. The API keeps the first of each, so twice does no harm. */
export function followContext(): void {
  context.setGlobalContextManager(new AsyncContext());
  propagation.setGlobalPropagator(W3C);
}
