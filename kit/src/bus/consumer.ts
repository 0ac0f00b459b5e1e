import { setTimeout as pause } from 'node:timers/promises';
import { trace, type Tracer } from '@opentelemetry/api';
import type { Logger } from 'pino';
import type { Subscription } from '../module.ts';
import { schemaOf } from '../sql/roles.ts';
import type { Db } from '../sql/sql.ts';
import { backoffMs } from './backoff.ts';
import { byKind, HANDLER_TIMEOUT_MS } from './handle.ts';
import { turn, type LaneDeps, type Turn } from './lane.ts';
import { lagOf, type Lag } from './lag.ts';
import type { EventLog } from './log.ts';
import { kindOf, LANES } from './slot.ts';
import { addCursors, forgetOtherTypes } from './store.ts';
import { untilSettled } from './settled.ts';

/** Tries of one event before it is parked; with the waits between them a little over a minute. */
const MAX_ATTEMPTS = 10;
/** Another replica has the lane: look again after this time, in case it was killed. */
const BUSY_MS = 500;
/** Whoever waits for the end of the log looks again sooner. */
const DRAIN_AGAIN_MS = 5;
/** Looks that need no reason: a lane whose owner died without a word. */
const SWEEP_MS = 10_000;

export interface ConsumerOptions {
  readonly service: string;
  readonly db: Db;
  readonly subscriptions: readonly Subscription[];
  readonly now: () => Date;
  readonly log: Logger;
  readonly tracer?: Tracer;
  readonly maxAttempts?: number;
  readonly handlerTimeoutMs?: number;
}

/** Handles the events that one service subscribes to: exactly once in effect, in order for each key. */
export interface Consumer {
  /** Goes on where the service stopped reading, and follows the log from then on. */
  start(log: Pick<EventLog, 'watch'>): Promise<void>;
  /** Handles all that was committed before the call and all that follows from it; returns how many since the last time. */
  drain(): Promise<number>;
  /** What waits, by kind of event. */
  lag(): Promise<readonly Lag[]>;
  /** Looks at once: for an event that a person gave back. */
  wake(): void;
  stop(): Promise<void>;
}

/** Makes the consumer of a service; it rests until `start` or `drain`. */
export function createConsumer(options: ConsumerOptions): Consumer {
  const schema = schemaOf(options.service);
  const subscriptions = byKind(options.subscriptions);
  const kinds = [...subscriptions.keys()];
  const lanes = Array.from({ length: LANES }, (_, lane) => {
    const { db, now, log } = options;
    const bounds = { maxAttempts: options.maxAttempts ?? MAX_ATTEMPTS, handlerTimeoutMs: options.handlerTimeoutMs ?? HANDLER_TIMEOUT_MS };
    return new Lane({ schema, lane, db, subscriptions, now, log, tracer: options.tracer ?? trace.getTracer(options.service), ...bounds });
  });
  let watching: Disposable | undefined;
  let prepared: Promise<void> | undefined;
  const prepare = (): Promise<void> =>
    (prepared ??= addCursors(options.db, schema, kinds).then(() => forgetOtherTypes(options.db, schema, kinds)));
  const wake = (): void => {
    for (const lane of lanes) lane.wake();
  };
  return {
    async start(log) {
      await prepare();
      watching = log.watch((rows) => {
        const concerned = new Set(rows.filter((row) => subscriptions.has(kindOf(row))).map((row) => row.slot % LANES));
        for (const lane of concerned) lanes[lane]?.wake();
      });
      for (const lane of lanes) lane.start();
    },
    async drain() {
      await prepare();
      for (let total = 0; ;) {
        await untilSettled(options.db);
        const handled = (await Promise.all(lanes.map((lane) => lane.drain()))).reduce((sum, n) => sum + n, 0);
        if (handled === 0) return total;
        total += handled;
      }
    },
    lag: () => lagOf(options.db, schema),
    wake,
    async stop() {
      watching?.[Symbol.dispose]();
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
}

/** Turns of one lane, one after the other, whenever there is a reason. */
class Lane {
  readonly #deps: LaneDeps;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  #timer: NodeJS.Timeout | undefined;
  #sweep: NodeJS.Timeout | undefined;
  #failures = 0;
  /** Events since the last `drain`, also those of turns that nobody asked for: others may follow from them. */
  #handled = 0;

  constructor(deps: LaneDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#sweep = setInterval(() => this.wake(), SWEEP_MS);
    this.wake();
  }

  wake(): void {
    this.#again = true;
    if (!this.#stopped) this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      const done = await turn(this.#deps).catch((cause: unknown) => this.#broken(cause));
      if (done !== undefined) this.#after(done);
    }
    this.#running = undefined;
  }

  #after(done: Turn): void {
    if (this.#failures > 0) this.#deps.log.info({ lane: this.#deps.lane }, 'events are handled again');
    this.#failures = 0;
    this.#handled += done.handled;
    this.#again ||= done.more;
    if (done.outcome === 'busy') this.#wakeIn(BUSY_MS);
    else if (done.retryAt !== undefined) this.#wakeIn(Math.max(1, done.retryAt.getTime() - this.#deps.now().getTime()));
  }

  #broken(cause: unknown): undefined {
    this.#failures += 1;
    if (this.#failures === 1) this.#deps.log.error({ lane: this.#deps.lane, err: cause }, 'events cannot be handled now; trying again');
    this.#wakeIn(backoffMs(this.#failures));
  }

  #wakeIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.wake(), ms);
  }

  async drain(): Promise<number> {
    for (;;) {
      await this.#running;
      const done = await turn(this.#deps);
      this.#handled += done.handled;
      // Somebody else handles what waits, maybe this lane's own turn that has begun meanwhile: that is not yet done.
      if (done.outcome === 'busy') await pause(DRAIN_AGAIN_MS);
      else if (!done.more) break;
    }
    const handled = this.#handled;
    this.#handled = 0;
    return handled;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#sweep);
    clearTimeout(this.#timer);
    await this.#running;
    clearTimeout(this.#timer);
  }
}
