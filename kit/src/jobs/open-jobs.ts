import { randomUUID } from 'node:crypto';
import type { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { afterCommit } from '../sql/connect.ts';
import { jobsSchemaOf } from '../sql/roles.ts';
import type { Db } from '../sql/sql.ts';
import type { Jobs, WorkOptions } from './jobs.ts';

export interface JobsOptions {
  readonly service: string;
  /** Address with the login role of the service, which owns the schema of its jobs. */
  readonly databaseUrl: string;
  readonly log: Logger;
}

/** Jobs of a service with their life; nothing is started before the first use. */
export interface RunningJobs extends Jobs {
  stop(): Promise<void>;
}

const CONNECTIONS = 2;
/** Jobs of this process start at once; this is how soon those of another process are seen. */
const LOOK_EVERY_SECONDS = 1;
const RETRIES = 5;
const RETRY_DELAY_SECONDS = 2;
const LONGEST_RETRY_DELAY_SECONDS = 600;
const EXPIRE_SECONDS = 900;
const KEEP_SECONDS = 3 * 86_400;
const STOP_WITHIN_MS = 5000;

/** Opens the job queues of a service. */
export function openJobs({ service, databaseUrl, log }: JobsOptions): RunningJobs {
  const workers = new Map<string, string[]>();
  const queues = new Map<string, Promise<void>>();
  let opening: Promise<PgBoss> | undefined;

  const start = async (): Promise<PgBoss> => {
    // Loaded at first use: a service without jobs pays neither the time nor the memory.
    const { PgBoss } = await import('pg-boss');
    const boss = new PgBoss({
      connectionString: databaseUrl,
      schema: jobsSchemaOf(service),
      createSchema: false,
      max: CONNECTIONS,
      application_name: `aceso ${service} jobs`,
    });
    boss.on('error', (cause) => log.error({ err: cause }, 'the job queue failed; it goes on by itself'));
    return await boss.start();
  };
  const open = (): Promise<PgBoss> => {
    opening ??= start().catch((cause: unknown) => {
      opening = undefined; // the next use tries again
      throw cause;
    });
    return opening;
  };
  const ensure = async (boss: PgBoss, queue: string, options?: WorkOptions): Promise<void> => {
    const known = queues.get(queue);
    if (known !== undefined && options === undefined) return known;
    const made = (known ?? createQueue(boss, queue)).then(async () => {
      if (options !== undefined) await boss.updateQueue(queue, bounds(options));
    });
    queues.set(queue, made);
    await made.catch((cause: unknown) => {
      queues.delete(queue);
      throw cause;
    });
  };
  const nudge = (boss: PgBoss, queue: string): void => {
    for (const id of workers.get(queue) ?? []) boss.notifyWorker(id);
  };
  return {
    async work<T extends object>(queue: string, options: WorkOptions, act: (data: T, signal: AbortSignal) => Promise<void>) {
      const boss = await open();
      await ensure(boss, queue, options);
      for (let i = 0; i < (options.concurrency ?? 1); i += 1) {
        const id = await boss.work<T>(queue, { batchSize: 1, pollingIntervalSeconds: LOOK_EVERY_SECONDS }, async (jobs) => {
          for (const job of jobs) await act(job.data, job.signal);
        });
        workers.set(queue, [...(workers.get(queue) ?? []), id]);
      }
    },
    async send(queue, data, options = {}) {
      const boss = await open();
      await ensure(boss, queue);
      const tx = options.tx;
      await boss.send(queue, data, {
        // The queue allows one waiting job a key; a job without one gets a key of its own.
        singletonKey: options.singletonKey ?? randomUUID(),
        ...(options.startAfter === undefined ? {} : { startAfter: options.startAfter }),
        ...(tx === undefined ? {} : { db: joined(tx) }),
      });
      if (tx === undefined) nudge(boss, queue);
      else afterCommit(tx, () => nudge(boss, queue));
    },
    async schedule(queue, cron, data = {}) {
      const boss = await open();
      await ensure(boss, queue);
      await boss.schedule(queue, cron, data, { tz: 'UTC' });
    },
    async stop() {
      const boss = await opening?.catch(() => undefined); // never came up
      await boss?.stop({ graceful: true, timeout: STOP_WITHIN_MS });
    },
  };
}

const createQueue = (boss: PgBoss, queue: string): Promise<void> => boss.createQueue(queue, { policy: 'short', ...bounds({}) });

const bounds = (options: WorkOptions): object => ({
  retryLimit: options.retries ?? RETRIES,
  retryDelay: options.retryDelaySeconds ?? RETRY_DELAY_SECONDS,
  retryBackoff: true,
  retryDelayMax: LONGEST_RETRY_DELAY_SECONDS,
  expireInSeconds: options.expireSeconds ?? EXPIRE_SECONDS,
  deleteAfterSeconds: KEEP_SECONDS,
});

/** The queue's statements in the caller's transaction: a job that is rolled back was never sent. */
const joined = (tx: Db) => ({
  executeSql: async (text: string, values: unknown[] = []) => ({ rows: [...(await tx.many<Record<string, unknown>>({ text, values }))] }),
});
