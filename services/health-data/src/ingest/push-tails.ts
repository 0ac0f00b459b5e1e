import { steadyName } from '@aceso/integrations/kit';
import type { Db } from '@aceso/kit';
import { packChunk } from '../codec/compressed-chunk.ts';
import type { Deps } from '../deps.ts';
import { byUtcDay } from '../domain/by-utc-day.ts';
import { inOrder } from '../domain/columns.ts';
import { areTimesDistinct } from '../domain/merge-columns.ts';
import type { PushedColumns } from '../domain/sort-pushed.ts';
import { appendTails, lockTails, tailEnds, type TailPlace } from '../store/push-tails.ts';
import { tailFolder } from './tail-folder.ts';

/** Pushes that become durable by one commit. */
const AT_ONCE = 256;
/** Transactions under way: while one is made durable the next is filled. */
const LANES = 2;
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
  readonly days: readonly (TailPlace & { readonly firstAt: number })[];
}

/** Opens appending on a database, and begins to merge what a killed process has left. */
export function openPushTails(deps: Pick<Deps, 'db' | 'bus' | 'log'>): PushTails {
  const folder = tailFolder(deps);
  let queue: Waiting[] = [];
  let running = 0;
  const run = async (): Promise<void> => {
    running++;
    while (queue.length > 0) {
      const batch = firstOfEach(queue);
      const taken = new Set(batch);
      queue = queue.filter((one) => !taken.has(one));
      await appendAll(deps.db, batch, folder.note);
    }
    running--;
  };
  return {
    append({ personId, source, accepted }) {
      const parts = accepted.length === 0 || folder.behind() > BEHIND_MAX ? undefined : partsOf(personId, steadyName(source), accepted);
      if (parts === undefined) return Promise.resolve(undefined);
      const { promise, resolve } = Promise.withResolvers<number | undefined>();
      queue.push({ personId, parts, resolve, samples: accepted.reduce((sum, { columns }) => sum + columns.count, 0) });
      if (running < LANES) void run();
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

/** Undefined when samples share their times: which of them counts is for the merge to say. */
function partsOf(personId: string, source: string, accepted: readonly PushedColumns[]): readonly Part[] | undefined {
  const parts: Part[] = [];
  for (const { metric, columns: given } of accepted) {
    const columns = inOrder(given);
    if (!areTimesDistinct(columns)) return undefined;
    const days = [...byUtcDay(columns)].map(([day, { start }]) => ({ personId, source, metric, day, firstAt: start[0] ?? 0 }));
    parts.push({ metric, days, lastAt: columns.start[columns.count - 1] ?? 0, data: packChunk(columns).bytes });
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
  await lockTails(
    tx,
    batch.map(({ personId }) => personId),
  );
  const places = batch.flatMap(({ parts }) => parts.flatMap(({ days }) => days));
  const ends = (await tailEnds(tx, places)).values();
  const appended = new Set<Waiting>();
  const rows = batch.flatMap((one) => {
    let isBehind = true;
    const own = one.parts.map(({ metric, lastAt, data, days }) => {
      let sourceId = '';
      for (const { firstAt } of days) {
        const end = ends.next().value;
        isBehind &&= end !== undefined && (end.lastAt === undefined || end.lastAt < firstAt);
        sourceId = end?.sourceId ?? '';
      }
      return { personId: one.personId, sourceId, metric, lastAt, data };
    });
    if (isBehind) appended.add(one);
    return isBehind ? own : [];
  });
  if (rows.length > 0) await appendTails(tx, rows);
  return appended;
}
