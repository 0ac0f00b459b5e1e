/** Live values of a service's settings. */
export interface Settings<V extends Record<string, unknown> = Record<string, unknown>> {
  get<K extends keyof V>(name: K): V[K];
  /** Calls at once with the present value and again on each change; the change is already in force when it calls. */
  watch<K extends keyof V>(name: K, act: (value: V[K]) => void): Disposable;
  /** Version of the configuration that is in force here. */
  readonly version: number;
}
