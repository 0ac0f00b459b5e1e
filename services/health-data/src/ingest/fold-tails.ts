import { healthData } from '@aceso/contracts/health-data';
import { afterCommit, beforeCommit, gatherIn, type Db } from '@aceso/kit';
import { joinChunks, packChunk, unpackChunk } from '../codec/compressed-chunk.ts';
import type { Deps } from '../deps.ts';
import { byUtcDay } from '../domain/by-utc-day.ts';
import type { Columns } from '../domain/columns.ts';
import { daysTouched, longestMs } from '../domain/days-touched.ts';
import { calendarOf } from '../domain/local-days.ts';
import { WORN_GAP_MS } from '../domain/worn-minutes.ts';
import { addPieces, type DayPiece } from '../store/chunk-pieces.ts';
import { sumsSeenBySeveral } from '../store/days.ts';
import { countChange, lockFree, lockPerson, type FoundPerson } from '../store/people.ts';
import { dropTails, tailsOf, type TailRow, type TailToAppend, type WaitingTails } from '../store/push-tails.ts';
import { familyOrders, listSources, noteAllActivity, type SourceActivity } from '../store/sources.ts';
import { OpenPeople, OpenPerson } from './open-people.ts';
import { Activity } from './source-activity.ts';
import { StaleDays } from './stale-days.ts';
import { HEART_RATE, storeBatches } from './store-batches.ts';
import { changesOf, type Change } from './summarise.ts';

/**
 * Merges what pushes have appended for a person into the days, and sums those up, with the event that tells of it.
 *
 * Call it inside a transaction and under the person's lock. Nothing waiting costs one look.
 *
 * @param people what is known from the last time; whoever leaves it out reads anew
 * @returns whether there was something
 */
export async function foldTails(deps: Pick<Deps, 'bus'>, tx: Db, personId: string, people?: OpenPeople): Promise<boolean> {
  const folded = await foldWaiting(tx, personId, await tailsOf(tx, personId), people);
  if (folded !== undefined) tellAll(deps, tx, [folded]);
  return folded !== undefined;
}

/** What merging for a person came to. */
interface Folded {
  readonly personId: string;
  readonly activity: readonly SourceActivity[];
  readonly changes: readonly Change[];
}

/** Notes what sources have delivered, and tells of the days that are different now. With the commit: nobody in the transaction waits for it. */
function tellAll({ bus }: Pick<Deps, 'bus'>, tx: Db, folded: readonly Folded[]): void {
  const told = folded.flatMap(({ personId, changes }) =>
    changes.length === 0 ? [] : [{ key: personId, payload: { personId, changes: [...changes] } }],
  );
  beforeCommit(tx, async (last) => {
    await Promise.all([noteAllActivity(last, folded), bus.appendAll(last, healthData.events.healthDataChanged, told)]);
  });
}

async function foldWaiting(
  tx: Db,
  personId: string,
  waiting: WaitingTails | undefined,
  people = new OpenPeople(),
): Promise<Folded | undefined> {
  if (waiting === undefined) return undefined;
  const { revision, timeZone, tails } = waiting;
  const positions = tails.flatMap(({ position }) => position ?? []);
  const known = people.take(personId, revision);
  const [person, { stale, activity }] = await Promise.all([
    known ?? openPerson(tx, personId, timeZone),
    addTails(tx, personId, known, timeZone, tails),
    positions.length > 0 && dropTails(tx, { personId, positions }),
  ]);
  const changes = await changesOf(tx, person.days(), stale, person);
  // The change itself is counted at the end of the transaction.
  afterCommit(tx, () => people.give(person, String(BigInt(revision) + 1n)));
  return { personId, activity, changes };
}

async function openPerson(tx: Db, personId: string, timeZone: string): Promise<OpenPerson> {
  const [sources, own] = await Promise.all([listSources(tx, personId), familyOrders(tx, personId)]);
  return new OpenPerson(personId, timeZone, sources, own);
}

/** What came together for a metric, source and UTC day, oldest first. */
interface Gathered {
  readonly metric: string;
  readonly sourceId: string;
  readonly day: string;
  readonly parts: Columns[];
  readonly chunks: Uint8Array[];
}

/** Adds what was appended to its days, merging only where that cannot be. Returns the civil days whose values may be different now, and what sources have delivered. */
async function addTails(
  tx: Db,
  personId: string,
  known: OpenPerson | undefined,
  timeZone: string,
  tails: readonly TailRow[],
): Promise<{ readonly stale: StaleDays; readonly activity: readonly SourceActivity[] }> {
  const calendar = calendarOf(timeZone);
  const days = gatheredByDay(tails);
  const added = await addPieces(tx, personId, days.map(pieceOf));
  const [activity, stale] = [new Activity(), new StaleDays()];
  const rest: Gathered[] = [];
  for (const [place, day] of days.entries()) {
    if (!added.has(place)) {
      rest.push(day);
      continue;
    }
    for (const part of day.parts) {
      activity.note(day.sourceId, part.count, part);
      stale.add(day.metric, daysTouched(part, calendar, day.metric === HEART_RATE ? WORN_GAP_MS : 0));
      known?.add(day.metric, day.sourceId, part);
    }
  }
  const merged = rest.flatMap(({ metric, sourceId, parts }) => parts.map((columns) => ({ metric, sourceId, sourceType: metric, columns })));
  for (const { metric } of merged) known?.forget(metric);
  const [stored, several] = await Promise.all([
    merged.length === 0 ? undefined : storeBatches(tx, personId, merged, calendar, 'bit-by-bit'),
    // Nobody else can have seen what the only source has seen.
    known?.sources.length === 1 ? [] : sumsSeenBySeveral(tx, personId, stale.daysOf(HEART_RATE)),
  ]);
  for (const { metric, day } of several) stale.add(metric, [day]);
  for (const [metric, more] of stored?.stale.byMetric() ?? []) stale.add(metric, more);
  return { stale, activity: [...activity.list(), ...(stored?.activity ?? [])] };
}

function gatheredByDay(tails: readonly TailRow[]): readonly Gathered[] {
  const days = new Map<string, Gathered>();
  for (const { metric, sourceId, data } of tails) {
    const parts = byUtcDay(unpackChunk(data));
    for (const [day, part] of parts) {
      const key = `${metric}|${sourceId}|${day}`;
      const found = days.get(key) ?? { metric, sourceId, day, parts: [], chunks: [] };
      days.set(key, found);
      found.parts.push(part);
      found.chunks.push(parts.size === 1 ? data : packChunk(part).bytes);
    }
  }
  return [...days.values()];
}

function pieceOf({ metric, sourceId, day, parts, chunks }: Gathered): DayPiece {
  const last = parts.at(-1);
  return {
    metric,
    sourceId,
    day,
    count: parts.reduce((sum, { count }) => sum + count, 0),
    firstAt: parts[0]?.start[0] ?? 0,
    lastAt: last?.start[last.count - 1] ?? 0,
    lastValue: last?.value[last.count - 1] ?? 0,
    longestMs: parts.reduce((longest, part) => Math.max(longest, longestMs(part)), 0),
    data: joinChunks(chunks),
  };
}

/** As `foldTails` for one person, in a transaction of its own. */
export async function foldTailsOf(deps: Pick<Deps, 'bus' | 'db'>, personId: string, people?: OpenPeople): Promise<void> {
  await deps.db.tx(async (tx) => {
    await lockPerson(tx, personId);
    await foldTails(deps, tx, personId, people);
  });
}

/** Samples of a person that were not appended, for whom nothing waits. */
export interface Unappended {
  readonly person: FoundPerson;
  readonly rows: readonly TailToAppend[];
}

/** As `foldTails` for samples that were not appended. Call it under the locks of these people, and in a transaction that gathers. */
export async function mergeIn(deps: Pick<Deps, 'bus'>, tx: Db, pushes: readonly Unappended[], people: OpenPeople): Promise<void> {
  const folded = await Promise.all(
    pushes.map(({ person: { personId, revision, timeZone }, rows }) => {
      const tails = rows.map(({ sourceId, metric, data }) => ({ position: undefined, sourceId, metric, data }));
      return foldWaiting(tx, personId, { revision, timeZone, tails }, people);
    }),
  );
  tellAll(
    deps,
    tx,
    folded.filter((one) => one !== undefined),
  );
  const personIds = pushes.map(({ person }) => person.personId);
  beforeCommit(tx, (last) => countChange(last, personIds));
}

/**
 * As `foldTails` for several people, in one transaction whose statements do not grow with them.
 *
 * @returns those whose lock somebody else has: an import of one must not hold up the others
 */
export async function foldFree(
  deps: Pick<Deps, 'bus' | 'db'>,
  personIds: readonly string[],
  people?: OpenPeople,
): Promise<readonly string[]> {
  return await deps.db.tx(async (tx) => {
    gatherIn(tx);
    // They travel together: what waits is read when the locks are there.
    const [free, waiting] = await Promise.all([lockFree(tx, personIds), Promise.all(personIds.map((personId) => tailsOf(tx, personId)))]);
    const own = new Set(free);
    const all = await Promise.all(
      personIds.map((personId, place) => foldWaiting(tx, personId, own.has(personId) ? waiting[place] : undefined, people)),
    );
    const folded = all.filter((one) => one !== undefined);
    if (folded.length > 0) {
      tellAll(deps, tx, folded);
      const changed = folded.map(({ personId }) => personId);
      beforeCommit(tx, (last) => countChange(last, changed));
    }
    return personIds.filter((personId) => !own.has(personId));
  });
}
