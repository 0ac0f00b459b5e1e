import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { METRICS } from '@aceso/contracts/vocabulary';
import { notFound } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { calendarOf } from '../domain/local-days.ts';
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

/** Appends what only goes on, to be summed up right afterwards; merges at once what may repeat or replace, so that each sample is answered for. */
export const pushSamples =
  (deps: PushDeps) =>
  async (input: Input<Contract>): Promise<Output<Contract>> => {
    const { personId } = input.params;
    const sorted = sortPushed(input.body.samples, METRICS);
    const push = { ...sorted, source: input.body.source };
    const { accepted, originals, quarantined, rejected } = sorted;
    // Most pushes only go on where the one before ended.
    if (originals.length === 0 && quarantined.length === 0) {
      const appended = await deps.tails.append({ personId, source: push.source.name, accepted });
      if (appended !== undefined) return { stored: appended, alreadyThere: 0, quarantined: 0, rejected: [...rejected] };
    }
    const stored = await storePush(deps, personId, push);
    if (stored !== undefined) return stored;
    // Not met yet, or without consent when last heard of: users knows.
    await writablePerson(deps, personId);
    const second = await storePush(deps, personId, push);
    // Erased between the look and the lock.
    if (second === undefined) throw notFound('no-such-person', 'No such person.');
    return second;
  };

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
