/** Durable jobs and timers of one service (pg-boss underneath). */
export interface Jobs {
  /** Registers the worker of a queue; `policy` bounds it. */
  work<T extends object>(queue: string, options: WorkOptions, act: (data: T, signal: AbortSignal) => Promise<void>): Promise<void>;
  /** Puts a job in the queue, in the caller's transaction when one is given: a rolled-back job was never sent. */
  send(queue: string, data: object, options?: SendOptions): Promise<void>;
  /** Runs the queue's worker on a cron rhythm in the given zone. */
  schedule(queue: string, cron: string, data?: object): Promise<void>;
}

export interface WorkOptions {
  readonly concurrency?: number;
  readonly retries?: number;
  readonly retryDelaySeconds?: number;
  readonly expireSeconds?: number;
}

export interface SendOptions {
  readonly tx?: import('../sql/sql.ts').Db;
  readonly startAfter?: Date;
  /** At most one waiting job with this key. */
  readonly singletonKey?: string;
}
