import { hostname } from 'node:os';
import type { SettingsOf } from '@aceso/contracts';
import { allSettingsOf, type EVERY_SERVICE } from '@aceso/contracts/configuration';
import type { Logger } from 'pino';
import type { AnyContract } from '../any-contract.ts';
import type { SettingsCache, StoredValues } from './cache.ts';
import { fromEnvironment, type Environment } from './environment.ts';
import { isSame, layersOf, type Values } from './layers.ts';
import { fingerprintOf } from './seal.ts';
import type { Settings } from './settings.ts';
import type { InForceReport, StoredSource } from './source.ts';

/** Longest that a start waits for the configuration service before it goes on with the last good values. */
const FIRST_LOOK_MS = 1_500;
const LOOK_EVERY_MS = 5_000;
/** While nothing was ever fetched: services start in any order. */
const LOOK_AGAIN_MS = 250;
const REPORT_EVERY_MS = 30_000;

export interface SettingsOptions {
  readonly environment: Environment;
  readonly log: Logger;
  /** Absent for the configuration service itself when it has no store yet: default and environment count. */
  readonly source?: StoredSource;
  readonly cache?: SettingsCache;
  /** Key for the fingerprints of secrets in reports. */
  readonly fingerprintKey: Uint8Array;
  /** Name of this process in reports. */
  readonly replica?: string;
  readonly lookEveryMs?: number;
  /** Longest that the opening waits for stored values. */
  readonly firstLookMs?: number;
}

/** The settings of a service and those that every service has, alive until closed. */
export interface OpenSettings<C extends AnyContract> extends AsyncDisposable {
  readonly settings: Settings<SettingsOf<C>>;
  readonly everyService: Settings<SettingsOf<{ readonly settings: typeof EVERY_SERVICE }>>;
  /** Looks now; resolves when what is stored is in force. Throws when configuration is away. */
  refresh(): Promise<void>;
  inForce(): InForceReport;
}

/** Opens the settings of a service: default, environment, stored; changes come into force while it runs. Throws when the environment does not fit. */
export async function openSettings<C extends AnyContract>(contract: C, options: SettingsOptions): Promise<OpenSettings<C>> {
  const live = new LiveSettings(contract, options);
  await live.open();
  // One object serves both views: the contract's own names and those of every service.
  const settings = live as unknown as Settings<SettingsOf<C>> & OpenSettings<C>['everyService'];
  return {
    settings,
    everyService: settings,
    refresh: () => live.look(),
    inForce: () => live.inForce(),
    [Symbol.asyncDispose]: () => live.close(),
  };
}

class LiveSettings implements Settings {
  readonly #contract: AnyContract;
  readonly #options: SettingsOptions;
  readonly #environment: Values;
  readonly #layers: ReturnType<typeof layersOf>;
  readonly #watchers = new Map<string, Set<(value: never) => void>>();
  readonly #toldRefused = new Map<string, string>();
  #values: Values;
  #version = 0;
  #waiting: readonly string[] = [];
  #refused: readonly string[] = [];
  #started = false;
  #fetched = false;
  #closed = false;
  #away = false;
  #looking: Promise<void> | undefined;
  #lookAgain = false;
  #timer: NodeJS.Timeout | undefined;
  #reportedAt = -Infinity;
  #bell: Disposable | undefined;
  #toKeep: StoredValues | undefined;
  #keeping: Promise<void> | undefined;

  constructor(contract: AnyContract, options: SettingsOptions) {
    this.#contract = contract;
    this.#options = options;
    const settings = allSettingsOf(contract);
    this.#environment = fromEnvironment(contract.service, settings, options.environment);
    this.#layers = layersOf(settings, this.#environment);
    this.#values = this.#layers.base;
  }

  get version(): number {
    return this.#version;
  }

  get(name: string): never {
    if (!Object.hasOwn(this.#values, name)) throw new Error(`${this.#contract.service} has no setting ${name}`);
    return this.#values[name] as never; // Typed by the view that the caller holds.
  }

  watch(name: string, act: (value: never) => void): Disposable {
    const acts = this.#watchers.get(name) ?? new Set();
    this.#watchers.set(name, acts.add(act));
    act(this.get(name));
    return { [Symbol.dispose]: () => void acts.delete(act) };
  }

  async open(): Promise<void> {
    const { cache, source } = this.#options;
    const kept = await cache?.read();
    if (kept !== undefined) this.#apply(kept);
    if (source !== undefined) {
      this.#bell = source.watch(() => void this.look().catch(() => undefined)); // Said once by #run.
      let patience: NodeJS.Timeout | undefined;
      const enough = new Promise((resolve) => (patience = setTimeout(resolve, this.#options.firstLookMs ?? FIRST_LOOK_MS)));
      await Promise.race([this.look().catch(() => undefined), enough]);
      clearTimeout(patience);
      this.#later();
    }
    this.#started = true;
  }

  /** One fetch at a time; whoever asks while one is under way gets a fetch that began after asking. */
  look(): Promise<void> {
    const { source } = this.#options;
    if (source === undefined || this.#closed) return Promise.resolve();
    if (this.#looking !== undefined) this.#lookAgain = true;
    return (this.#looking ??= this.#run(source));
  }

  async #run(source: StoredSource): Promise<void> {
    try {
      await this.#fetchAll(source);
    } finally {
      this.#looking = undefined; // At once: a ring after the last fetch must begin a new one.
    }
  }

  async #fetchAll(source: StoredSource): Promise<void> {
    const { log, cache } = this.#options;
    do {
      this.#lookAgain = false;
      let stored: StoredValues;
      try {
        stored = await source.fetch();
      } catch (cause) {
        if (!this.#away && this.#fetched) log.warn({ err: cause }, 'settings cannot be fetched; the last good ones stay in force');
        this.#away = true;
        throw cause;
      }
      if (this.#away && this.#fetched) log.info('settings can be fetched again');
      this.#away = false;
      const changed = this.#apply(stored) || !this.#fetched;
      this.#fetched = true;
      if (changed) {
        this.#report(source); // In force is in force: the copy on disk is for the next start.
        this.#toKeep = this.#good(stored);
        // Not waited for: a disk that is slow must not hold back the next change.
        if (cache !== undefined) this.#keeping ??= this.#keep(cache);
      }
    } while (this.#lookAgain && !this.#closed);
    if (performance.now() - this.#reportedAt > REPORT_EVERY_MS) this.#report(source);
  }

  /** Writes the newest values until there are no newer ones. */
  async #keep(cache: SettingsCache): Promise<void> {
    for (let values = this.#toKeep; values !== undefined; values = this.#toKeep) {
      this.#toKeep = undefined;
      await cache.write(values).catch((cause: unknown) => this.#options.log.warn({ err: cause }, 'settings cannot be kept on disk'));
    }
    this.#keeping = undefined;
  }

  #apply(stored: StoredValues): boolean {
    const before = this.#values;
    const next = this.#layers.over(stored.values, before, this.#started);
    const isNew = stored.version !== this.#version || !isSame(next.values, before);
    this.#values = next.values;
    this.#version = stored.version;
    this.#waiting = next.waiting;
    this.#refused = next.refused;
    for (const name of next.refused) this.#tellRefused(name, stored.values[name]);
    for (const [name, acts] of this.#watchers)
      if (!isSame(before[name], next.values[name])) for (const act of acts) this.#call(name, act, next.values[name]);
    return isNew;
  }

  #call(name: string, act: (value: never) => void, value: unknown): void {
    try {
      act(value as never); // The watcher was registered for this name.
    } catch (cause) {
      this.#options.log.error({ err: cause, setting: name }, 'a change of a setting could not be obeyed');
    }
  }

  #tellRefused(name: string, value: unknown): void {
    const text = JSON.stringify(value);
    if (this.#toldRefused.get(name) === text) return;
    this.#toldRefused.set(name, text);
    this.#options.log.error({ setting: name }, 'a stored setting does not fit its schema and is not obeyed');
  }

  #good(stored: StoredValues): StoredValues {
    const values = Object.entries(stored.values).filter(([name]) => !this.#refused.includes(name));
    return { version: stored.version, values: Object.fromEntries(values) };
  }

  #report(source: StoredSource): void {
    this.#reportedAt = performance.now();
    // Only for a screen: the next one comes by itself.
    source.report(this.inForce()).catch((cause: unknown) => this.#options.log.debug({ err: cause }, 'settings in force were not reported'));
  }

  inForce(): InForceReport {
    const settings = allSettingsOf(this.#contract);
    return {
      replica: this.#options.replica ?? `${hostname()}-${process.pid}`,
      version: this.#version,
      environment: Object.entries(this.#environment).map(([name, value]) =>
        settings[name]?.secret === true
          ? { name, fingerprint: fingerprintOf(this.#options.fingerprintKey, value, `${this.#contract.service}/${name}`) }
          : { name, value },
      ),
      waiting: [...this.#waiting],
      refused: [...this.#refused],
    };
  }

  #later(): void {
    const wait = this.#fetched ? (this.#options.lookEveryMs ?? LOOK_EVERY_MS) : LOOK_AGAIN_MS;
    this.#timer = setTimeout(() => {
      void this.look()
        .catch(() => undefined) // Said once by #run.
        .finally(() => {
          if (!this.#closed) this.#later();
        });
    }, wait).unref();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#bell?.[Symbol.dispose]();
    await this.#looking?.catch(() => undefined); // Nobody waits for its answer any more.
    await this.#keeping;
  }
}
