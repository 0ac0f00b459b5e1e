import { createHash } from 'node:crypto';
import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { conflict, notFound } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { writablePerson } from '../ingest/known-person.ts';
import { storePhoneBatch } from '../ingest/store-phone-batch.ts';
import type { SharedWrites } from '../ingest/shared-writes.ts';
import { sumUpSoon } from '../ingest/sum-up-soon.ts';
import { findPerson, lockPerson } from '../store/people.ts';
import { findBatch, saveBatch, saveCursors, saveDevice } from '../store/push-devices.ts';

type Contract = typeof healthData.operations.pushBatch;

/** A larger batch has a transaction of its own: nobody else should wait for it. */
const SHARED_ITEMS_MAX = 500;

/**
 * Stores a batch with its answer and its cursors in one transaction: what was answered is durable, and a phone that did not hear the
 * answer sends the same again.
 */
export const pushBatch =
  (deps: Deps) =>
  async ({ params, body }: Input<Contract>): Promise<Output<Contract>> => {
    const { personId } = params;
    const { batchId, device, items = [], deletions = [], cursors = [] } = body;
    await writablePerson(deps, personId);
    const digest = createHash('sha256').update(JSON.stringify(body)).digest();
    const write: SharedWrites['write'] =
      items.length + deletions.length <= SHARED_ITEMS_MAX
        ? deps.writes.write
        : (ofPerson, work) => deps.db.tx(async (tx) => (await lockPerson(tx, ofPerson), await work(tx)));
    const { answer, isLate } = await write(personId, async (tx) => {
      const person = await findPerson(tx, personId);
      // Erased between the look and the lock.
      if (person === undefined) throw notFound('no-such-person', 'No such person.');
      const before = await findBatch(tx, personId, device.id, batchId);
      if (before !== undefined) {
        if (!before.digest.equals(digest)) throw conflict('batch-differs', 'Another batch was stored under this id.');
        return { answer: { ...(before.answer as Output<Contract>), repeated: true }, isLate: false }; // Kept below.
      }
      const { stale, rejected, ...counts } = await storePhoneBatch(deps, tx, person, { device, items, deletions });
      const now = deps.now();
      const fresh = { batchId, repeated: false, ...counts, rejected: [...rejected] };
      await saveDevice(tx, personId, {
        deviceId: device.id,
        name: device.name,
        platform: device.platform,
        items: items.length,
        lastBatchId: batchId,
        lastBatchAt: now,
      });
      // The last word on a type counts.
      const byType = new Map(cursors.map((cursor) => [cursor.type, cursor]));
      const instant = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text));
      const rows = [...byType.values()].map(({ type, value, reachedFrom, reachedTo, complete }) => ({
        type,
        value,
        reachedFrom: instant(reachedFrom),
        reachedTo: instant(reachedTo),
        complete,
      }));
      await saveCursors(tx, personId, device.id, rows);
      await saveBatch(tx, personId, { deviceId: device.id, batchId, digest, answer: fresh, at: now });
      return { answer: fresh, isLate: await sumUpSoon(deps, tx, personId, stale) };
    });
    if (isLate) deps.wake();
    return answer;
  };
