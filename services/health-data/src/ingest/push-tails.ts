import type { TailReader } from './tail-reader.ts';
import { steadyName } from '@aceso/integrations/kit';
import { gatherIn, type Db } from '@aceso/kit';
import { packChunk } from '../codec/compressed-chunk.ts';
import type { Deps } from '../deps.ts';
import { byUtcDay } from '../domain/by-utc-day.ts';
import { inOrder } from '../domain/columns.ts';
import { areTimesDistinct } from '../domain/merge-columns.ts';
import type { PushedColumns } from '../domain/sort-pushed.ts';
import { findPerson, lockFree } from '../store/people.ts';
import { appendTails, lockFreeTails, tailEnds, type TailPlace, type TailToAppend } from '../store/push-tails.ts';
import { tailFolder, type TailFolder } from './tail-folder.ts';

/** Pushes that become durable by one commit. */
const AT_ONCE = 256;
/** A larger push is merged by itself: nobody else's days should wait for its. */
const [SAMPLES_MAX, DAYS_MAX] = [1_440, 31] as const;
/** People whose days wait to be merged: with more, whoever pushes does the merging, which slows the senders down. */
const BEHIND_MAX = 5_000;

/** A push on its way into the store. Its columns are read before `append` returns and not later. */
export interface SmallPush {
  readonly personId: string;
  readonly source: string;
  readonly accepted: readonly PushedColumns[];
}

/**
 * Takes pushes in, durable by a commit that many share. It also merges them into the days, unless the person has pushed a moment before: then
 * they are appended, one row for each, and merged together right afterwards.
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
      await storeAll(deps.db, batch, folder, queue.length === 0);
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

/** What became of pushes: those of neither kind have to be merged by whoever sent them. */
interface Stored {
  readonly appended: ReadonlySet<Waiting>;
  readonly merged: ReadonlySet<Waiting>;
}

const NONE: ReadonlySet<Waiting> = new Set();

async function storeAll(db: Db, batch: readonly Waiting[], folder: TailFolder, isLast: boolean): Promise<void> {
  const isAlone = isLast && batch.length === 1 && folder.isIdle();
  // Whoever was merged a moment ago pushes again and again: then it is less work to merge several of theirs together.
  const now = batch.filter(({ personId }) => isAlone || folder.mayMerge(personId));
  let stored: Stored;
  try {
    stored = await db.tx((tx) => storeIn(tx, batch, now, folder));
  } catch {
    // Each tries by itself and hears what is wrong.
    stored = { appended: NONE, merged: NONE };
  }
  folder.note([...stored.appended].map(({ personId }) => personId));
  for (const one of batch) one.resolve(stored.appended.has(one) || stored.merged.has(one) ? one.samples : undefined);
}

/** Stores those that can be: merged with the same commit where nobody has the person's lock, else appended. */
async function storeIn(tx: Db, batch: readonly Waiting[], now: readonly Waiting[], folder: TailFolder): Promise<Stored> {
  gatherIn(tx);
  const personIds = now.map(({ personId }) => personId);
  const [rows, free, people] = await Promise.all([
    rowsToAppend(tx, batch),
    personIds.length === 0 ? [] : lockFree(tx, personIds),
    Promise.all(personIds.map((personId) => findPerson(tx, personId))),
  ]);
  const own = new Set(free);
  const merging = now.flatMap((push, place) => {
    const [person, ofPush] = [people[place], rows.get(push)];
    const isFree = person !== undefined && !person.hasTails && own.has(push.personId);
    return isFree && ofPush !== undefined ? [{ push, person, rows: ofPush }] : [];
  });
  const merged = new Set(merging.map(({ push }) => push));
  const appended = new Set([...rows.keys()].filter((push) => !merged.has(push)));
  await Promise.all([
    appended.size === 0
      ? undefined
      : appendTails(
          tx,
          [...appended].flatMap((push) => rows.get(push) ?? []),
        ),
    merging.length === 0 ? undefined : folder.mergeIn(tx, merging),
  ]);
  return { appended, merged };
}

/** What is to be written of the pushes that lie behind everything that is there. */
async function rowsToAppend(tx: Db, batch: readonly Waiting[]): Promise<ReadonlyMap<Waiting, readonly TailToAppend[]>> {
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
  const rows = new Map<Waiting, readonly TailToAppend[]>();
  for (const one of batch) {
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
    if (isBehind) rows.set(one, appending);
  }
  return rows;
}
