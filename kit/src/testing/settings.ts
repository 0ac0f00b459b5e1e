import type { SettingsOf } from '@aceso/contracts';
import type { AnyContract } from '../any-contract.ts';
import type { Settings } from '../config/settings.ts';

/** Settings of a test: the contract's defaults, some changed, and a way to change one while the service runs. */
export interface TestSettings<V extends Record<string, unknown>> extends Settings<V> {
  set<K extends keyof V>(name: K, value: V[K]): void;
}

export function testSettings<C extends AnyContract>(
  contract: C,
  changed: Partial<SettingsOf<C>> = {},
): TestSettings<Record<string, unknown>> {
  const values = new Map<string, unknown>(Object.entries(contract.settings).map(([name, setting]) => [name, setting.default]));
  for (const [name, value] of Object.entries(changed)) values.set(name, value);
  const watchers = new Set<{ name: string; act: (value: unknown) => void }>();
  let version = 0;
  return {
    get: (name) => values.get(name),
    watch(name, act) {
      const watcher = { name, act };
      watchers.add(watcher);
      act(values.get(name));
      return { [Symbol.dispose]: () => void watchers.delete(watcher) };
    },
    get version() {
      return version;
    },
    set(name, value) {
      values.set(name, value);
      version += 1;
      for (const watcher of watchers) if (watcher.name === name) watcher.act(value);
    },
  };
}
