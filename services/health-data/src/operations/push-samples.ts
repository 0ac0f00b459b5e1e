import type { Input, Output } from '@aceso/contracts';
import { PushSource, type healthData } from '@aceso/contracts/health-data';
import { METRICS } from '@aceso/contracts/vocabulary';
import { compileCheck, notFound, readingBytes } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { SharedRoom, type Allocate } from '../domain/column-room.ts';
import { calendarOf } from '../domain/local-days.ts';
import { readPush } from '../domain/read-push.ts';
import { sortPushed, type PushedColumns, type Sorted } from '../domain/sort-pushed.ts';
import { writablePerson } from '../ingest/known-person.ts';
import { foldTails } from '../ingest/fold-tails.ts';
import { storeOriginals } from '../ingest/originals.ts';
import type { PushTails } from '../ingest/push-tails.ts';
import { quarantineRow } from '../ingest/quarantine-row.ts';
import { Senders } from '../ingest/senders.ts';
import type { SharedWrites } from '../ingest/shared-writes.ts';
import { storeBatches } from '../ingest/store-batches.ts';
import { summariseNow } from '../ingest/summarise.ts';
import { findPerson } from '../store/people.ts';
import { saveQuarantine } from '../store/quarantine.ts';
import { noteActivity } from '../store/sources.ts';

type Contract = typeof healthData.operations.pushSamples;

type PushDeps = Deps & {
  readonly tails: PushTails;
  /** Under the locks of those who merge and of those who append. */
  readonly merges: SharedWrites;
};

/** Numbers of a push for which room is kept: times, ends and values of a full one. */
const ROOM_KEPT = 3 * 16_384;
/** Everything that a source may say, in any order; with more than that the whole contract decides. */
const SOURCE_FIELDS: ReadonlySet<string> = new Set(['name', 'kind']);
const SOURCE = compileCheck(PushSource, 'body/source');
const NOTHING_ELSE = { originals: [], quarantined: [], rejected: [] } as const;

/** Appends what only goes on, to be summed up right afterwards; merges at once what may repeat or replace, so that each sample is answered for. */
export function pushSamples(deps: PushDeps) {
  const room = new SharedRoom();
  const store = async (personId: string, push: Push): Promise<Output<Contract>> => {
    const stored = await storePush(deps, personId, push);
    if (stored !== undefined) return stored;
    // Not met yet, or without consent when last heard of: users knows.
    await writablePerson(deps, personId);
    const second = await storePush(deps, personId, push);
    // Erased between the look and the lock.
    if (second === undefined) throw notFound('no-such-person', 'No such person.');
    return second;
  };
  /** Most pushes only go on where the one before ended. */
  const append = async (personId: string, { source, accepted, rejected }: Push): Promise<Output<Contract> | undefined> => {
    const appended = await deps.tails.append({ personId, source: source.name, accepted });
    return appended === undefined ? undefined : { stored: appended, alreadyThere: 0, quarantined: 0, rejected: [...rejected] };
  };
  return readingBytes<Contract>(
    async ({ params: { personId }, body: { source, samples } }) => {
      const push = { ...sortPushed(samples, METRICS), source };
      const mayAppend = push.originals.length === 0 && push.quarantined.length === 0;
      return (mayAppend ? await append(personId, push) : undefined) ?? (await store(personId, push));
    },
    async ({ params: { personId } }, bytes) => {
      room.clear(ROOM_KEPT);
      const push = pushIn(bytes, room.allocate);
      if (push === undefined) return undefined;
      const appended = await append(personId, push);
      if (appended !== undefined) return appended;
      // Read once more: others have used the room meanwhile.
      const own = pushIn(bytes);
      return own && (await store(personId, own));
    },
  );
}

/** A push in its usual form; undefined for any other, which has to be looked at by the contract. */
function pushIn(bytes: Uint8Array, allocate?: Allocate): Push | undefined {
  const read = readPush(bytes, METRICS, allocate);
  const source = read && sourceIn(bytes.subarray(...read.source));
  return source && { ...NOTHING_ELSE, accepted: read.accepted, source };
}

function sourceIn(bytes: Uint8Array): Push['source'] | undefined {
  let source: unknown;
  try {
    source = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  } catch {
    return undefined;
  }
  const isSource = SOURCE.fits(source).length === 0 && Object.keys(source as object).every((field) => SOURCE_FIELDS.has(field));
  return isSource ? (source as Push['source']) : undefined; // Checked.
}

interface Push extends Sorted {
  readonly source: Input<Contract>['body']['source'];
}

/** Undefined when the person is not known here, or may not be written for. */
async function storePush(deps: PushDeps, personId: string, push: Push): Promise<Output<Contract> | undefined> {
  const { source, accepted, originals, quarantined, rejected } = push;
  return await deps.merges.write(personId, async (tx) => {
    const person = await findPerson(tx, personId);
    if (person?.mayStore !== true) return undefined;
    if (person.hasTails) await foldTails(deps, tx, personId);
    const sender = { key: source.name, name: source.name, kind: source.kind ?? 'app' };
    const sourceId = (await new Senders(deps, personId, 'push').known(tx, [sender]))(sender);
    const result = await storeBatches(
      tx,
      personId,
      accepted.map((columns: PushedColumns) => ({ ...columns, sourceType: columns.metric, sourceId })),
      calendarOf(person.timeZone),
      'bit-by-bit',
    );
    await storeOriginals(
      tx,
      personId,
      originals.map((original) => ({ ...original, sourceId })),
    );
    await saveQuarantine(
      tx,
      personId,
      quarantined.map((item) => quarantineRow(item, sourceId)),
    );
    await noteActivity(tx, personId, result.activity);
    await summariseNow(deps, tx, personId, result.stale);
    const counts = [...result.counts.values()];
    return {
      stored: counts.reduce((sum, { stored }) => sum + stored, 0),
      alreadyThere: counts.reduce((sum, { alreadyThere }) => sum + alreadyThere, 0),
      quarantined: quarantined.length,
      rejected: [...rejected],
    };
  });
}
