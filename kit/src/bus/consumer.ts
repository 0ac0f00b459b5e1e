import { setTimeout as pause } from 'node:timers/promises';
import { trace, type Tracer } from '@opentelemetry/api';
import type { Logger } from 'pino';
import type { Subscription } from '../module.ts';
import { schemaOf } from '../sql/roles.ts';
import type { Db } from '../sql/sql.ts';
import { backoffMs } from './backoff.ts';
import { byKind, HANDLER_TIMEOUT_MS } from './handle.ts';
import { turn, type LaneDeps, type Position, type Turn } from './lane.ts';
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
/** How long events of an unhurried service lie at the most. */
const UNHURRIED_MS = 1_000;
/** Looks that need no reason: a lane whose owner died without a word. */
const SWEEP_MS = 10_000;

export interface ConsumerOptions {
  readonly service: string;
  readonly db: Db;
  readonly subscriptions: readonly Subscription[];
  readonly now: () => Date;
  readonly log: Logger;
  readonly tracer?: Tracer;
  /** Waits a moment before it looks; see `Started.isUnhurried`. */
  readonly isUnhurried?: boolean;
  readonly maxAttempts?: number;
  readonly handlerTimeoutMs?: number;
}

/** Handles the events that one service subscribes to: exactly once in effect, in order for each key. */
export interface Consumer {
  /** Goes on where the service stopped reading, and follows the log from then on. */
  start(log: Pick<EventLog, 'watch' | 'hint'>): Promise<void>;
  /** Handles all that was committed before the call and all that follows from it; returns how many since the last time. */
  drain(): Promise<number>;
  /** What waits, by kind of event. */
  lag(): Promise<readonly Lag[]>;
  /** When the oldest event that waits was recorded; asks the database only when something does. */
  oldestWaiting(): Promise<Date | undefined>;
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
    const deps = { schema, lane, db, subscriptions, now, log, tracer: options.tracer ?? trace.getTracer(options.service), ...bounds };
    return new Lane(deps, options.isUnhurried === true ? UNHURRIED_MS : 0);
  });
  const watching = new DisposableStack();
  let prepared: Promise<void> | undefined;
  const prepare = (): Promise<void> =>
    (prepared ??= addCursors(options.db, schema, kinds).then(() => forgetOtherTypes(options.db, schema, kinds)));
  const wake = (): void => {
    for (const lane of lanes) lane.wake();
  };
  return {
    async start(log) {
      await prepare();
      watching.use(
        log.watch((rows) => {
          for (const row of rows) if (subscriptions.has(kindOf(row))) lanes[row.slot % LANES]?.wakeFor(row);
        }),
      );
      // Events of this process need not be read by the log first.
      if (options.isUnhurried !== true)
        watching.use(
          log.hint((appended) => {
            const own = appended.filter((one) => subscriptions.has(kindOf(one)));
            const [only] = own;
            const isAlone = only !== undefined && own.length === 1 && lanes[only.slot % LANES]?.isIdle() === true;
            for (const { slot } of own) lanes[slot % LANES]?.wake();
            // `never` as with messages: `byKind` has picked the ones that want this.
            if (isAlone)
              for (const { foresee } of subscriptions.get(kindOf(only)) ?? []) foresee?.({ id: only.id, payload: only.payload as never });
            return own.length > 0;
          }),
        );
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
    async oldestWaiting() {
      if (lanes.every((lane) => lane.isThrough())) return undefined;
      const waiting = await lagOf(options.db, schema);
      return waiting
        .flatMap(({ oldestAt }) => oldestAt ?? [])
        .reduce<Date | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined);
    },
    wake,
    async stop() {
      watching.dispose();
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
}

/** Turns of one lane, one after the other, whenever there is a reason. */
class Lane {
  readonly #deps: LaneDeps;
  /** How long an event lies before it is looked for. */
  readonly #waitMs: number;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  #timer: NodeJS.Timeout | undefined;
  #soon: NodeJS.Timeout | undefined;
  #sweep: NodeJS.Timeout | undefined;
  #failures = 0;
  /** Up to where it has read, and up to where there is something to read. */
  #at: Position | undefined;
  #known: Position | undefined;
  /** Events since the last `drain`, also those of turns that nobody asked for: others may follow from them. */
  #handled = 0;

  constructor(deps: LaneDeps, waitMs: number) {
    this.#deps = deps;
    this.#waitMs = waitMs;
  }

  start(): void {
    this.#sweep = setInterval(() => this.wake(), SWEEP_MS);
    this.wake();
  }

  wake(): void {
    this.#again = true;
    if (!this.#stopped) this.#running ??= this.#run();
  }

  /** There is an event here: looks for it, soon or now, unless it has been read already or is being read. */
  wakeFor(event: Position): void {
    this.#known = event;
    if (this.#running === undefined && this.#isBehind()) this.#look();
  }

  #look(): void {
    if (this.#waitMs === 0) this.wake();
    else this.#soon ??= setTimeout(() => this.wake(), this.#waitMs);
  }

  #isBehind(): boolean {
    return this.#known !== undefined && isBefore(this.#at, this.#known);
  }

  isIdle(): boolean {
    return this.#running === undefined;
  }

  /** Whether it has read all that it has heard of. */
  isThrough(): boolean {
    return this.#running === undefined && this.#at !== undefined && !this.#isBehind();
  }

  async #run(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      clearTimeout(this.#soon);
      this.#soon = undefined;
      const done = await turn(this.#deps).catch((cause: unknown) => this.#broken(cause));
      if (done !== undefined) this.#after(done);
    }
    this.#running = undefined;
  }

  #after(done: Turn): void {
    if (this.#failures > 0) this.#deps.log.info({ lane: this.#deps.lane }, 'events are handled again');
    this.#failures = 0;
    this.#handled += done.handled;
    if (done.at !== undefined) this.#at = done.at;
    this.#again ||= done.more;
    if (!this.#again && done.outcome === 'done' && this.#isBehind()) this.#look();
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
    await this.#running;
    clearTimeout(this.#timer);
    clearTimeout(this.#soon);
  }
}

const isBefore = (at: Position | undefined, event: Position): boolean =>
  at === undefined || BigInt(at.xid) < BigInt(event.xid) || (at.xid === event.xid && at.seq < event.seq);
