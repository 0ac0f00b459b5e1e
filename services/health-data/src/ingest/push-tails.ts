import { steadyName } from '@aceso/integrations/kit';
import type { Db } from '@aceso/kit';
import { packChunk } from '../codec/compressed-chunk.ts';
import type { Deps } from '../deps.ts';
import { byUtcDay } from '../domain/by-utc-day.ts';
import { inOrder } from '../domain/columns.ts';
import { areTimesDistinct } from '../domain/merge-columns.ts';
import type { PushedColumns } from '../domain/sort-pushed.ts';
import { appendTails, lockFreeTails, tailEnds, type TailPlace } from '../store/push-tails.ts';
import { tailFolder } from './tail-folder.ts';

/** Pushes that become durable by one commit. */
const AT_ONCE = 256;
/** A larger push is merged by itself: nobody else's days should wait for its. */
const [SAMPLES_MAX, DAYS_MAX] = [1_440, 31] as const;
/** People whose days wait to be merged: with more, whoever pushes does the merging, which slows the senders down. */
const BEHIND_MAX = 5_000;

/** A push on its way into the store. */
export interface SmallPush {
  readonly personId: string;
  readonly source: string;
  readonly accepted: readonly PushedColumns[];
}

/** Makes sure that what was answered is seen. */
export interface TailReader {
  /** Merges what waits for a person. */
  settle(personId: string): Promise<void>;
}

/**
 * Takes pushes in by appending: one row for each, durable by a commit that many share, merged into the days right afterwards.
 *
 * Only what lies behind everything that is there can be appended, because only then is it known without a merge that all of it is new.
 */
export interface PushTails extends TailReader {
  /** How many samples were stored; undefined when the push has to be merged at once. Durable when it resolves. */
  append(push: SmallPush): Promise<number | undefined>;
  /** Resolves when nothing waits in this process. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

interface Waiting {
  readonly personId: string;
  readonly parts: readonly Part[];
  readonly samples: number;
  readonly resolve: (stored: number | undefined) => void;
}

interface Part {
  readonly metric: string;
  readonly lastAt: number;
  readonly data: Uint8Array;
  /** By UTC day. */
  readonly places: readonly (TailPlace & { readonly firstAt: number })[];
}

/** Opens appending on a database, and begins to merge what a killed process has left. */
export function openPushTails(deps: Pick<Deps, 'db' | 'bus' | 'log'>): PushTails {
  const folder = tailFolder(deps);
  let queue: Waiting[] = [];
  let isRunning = false;
  /** One transaction after the other: what comes while one is made durable fills the next. */
  const run = async (): Promise<void> => {
    isRunning = true;
    while (queue.length > 0) {
      const batch = firstOfEach(queue);
      const taken = new Set(batch);
      queue = queue.filter((one) => !taken.has(one));
      await appendAll(deps.db, batch, folder.note);
    }
    isRunning = false;
  };
  return {
    append({ personId, source, accepted }) {
      const samples = accepted.reduce((sum, { columns }) => sum + columns.count, 0);
      if (samples === 0 || samples > SAMPLES_MAX || folder.behind() > BEHIND_MAX) return Promise.resolve(undefined);
      const parts = partsOf(personId, steadyName(source), accepted);
      if (parts === undefined) return Promise.resolve(undefined);
      const { promise, resolve } = Promise.withResolvers<number | undefined>();
      queue.push({ personId, parts, resolve, samples });
      if (!isRunning) void run();
      return promise;
    },
    settle: folder.settle,
    settled: folder.settled,
    stop: folder.stop,
  };
}

/** One push of each person: where the second lies is known when the first is there. */
function firstOfEach(queue: readonly Waiting[]): readonly Waiting[] {
  const byPerson = new Map<string, Waiting>();
  for (const one of queue) {
    if (byPerson.size === AT_ONCE) break;
    if (!byPerson.has(one.personId)) byPerson.set(one.personId, one);
  }
  return [...byPerson.values()];
}

/** Undefined when samples share their times, because which of them counts is for the merge to say, and when they are of too many days. */
function partsOf(personId: string, source: string, accepted: readonly PushedColumns[]): readonly Part[] | undefined {
  const parts: Part[] = [];
  for (const { metric, columns: given } of accepted) {
    const columns = inOrder(given);
    if (!areTimesDistinct(columns)) return undefined;
    const days = [...byUtcDay(columns)];
    if (days.length > DAYS_MAX) return undefined;
    const places = days.map(([day, { start }]) => ({ personId, source, metric, day, firstAt: start[0] ?? 0 }));
    parts.push({ metric, places, lastAt: columns.start[columns.count - 1] ?? 0, data: packChunk(columns).bytes });
  }
  return parts;
}

async function appendAll(db: Db, batch: readonly Waiting[], note: (personIds: readonly string[]) => void): Promise<void> {
  let appended: ReadonlySet<Waiting>;
  try {
    appended = await db.tx((tx) => append(tx, batch));
  } catch {
    // Each tries by itself and hears what is wrong.
    appended = new Set();
  }
  note([...appended].map(({ personId }) => personId));
  for (const one of batch) one.resolve(appended.has(one) ? one.samples : undefined);
}

/** Those that could be appended. */
async function append(tx: Db, batch: readonly Waiting[]): Promise<ReadonlySet<Waiting>> {
  const places = batch.flatMap(({ parts }) => parts.flatMap((part) => part.places));
  // Both travel together; the second begins when the first has the locks.
  const [free, found] = await Promise.all([
    lockFreeTails(
      tx,
      batch.map(({ personId }) => personId),
    ),
    tailEnds(tx, places),
  ]);
  const ends = found.values();
  const appended = new Set<Waiting>();
  const rows = batch.flatMap((one) => {
    let isBehind = free.has(one.personId);
    const appending = one.parts.map(({ metric, lastAt, data, places: own }) => {
      let sourceId = '';
      for (const { firstAt } of own) {
        const end = ends.next().value;
        isBehind &&= end !== undefined && (end.lastAt === undefined || end.lastAt < firstAt);
        sourceId = end?.sourceId ?? '';
      }
      return { personId: one.personId, sourceId, metric, lastAt, data };
    });
    if (isBehind) appended.add(one);
    return isBehind ? appending : [];
  });
  if (rows.length > 0) await appendTails(tx, rows);
  return appended;
}
