import { randomUUIDv7 } from 'node:crypto';
import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { boxOf, type Delivery, type FileFormat } from '@aceso/integrations/kit';
import { notFound } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { calendarOf } from '../domain/local-days.ts';
import { problemWords } from '../domain/problem-words.ts';
import { writablePerson } from '../ingest/known-person.ts';
import { Senders } from '../ingest/senders.ts';
import { storeDelivery, type StoredDelivery } from '../ingest/store-delivery.ts';
import { sumUpSoon } from '../ingest/sum-up-soon.ts';
import { findPerson, lockPerson } from '../store/people.ts';

type Contract = typeof healthData.operations.pushHealthAutoExport;

const FORMAT = 'health-auto-export';

/** Reads the document as its file would be read, and stores all of it in one transaction before it answers. */
export const pushHealthAutoExport =
  (deps: Deps & { readonly formats: readonly FileFormat[] }) =>
  async ({ params, body }: Input<Contract>): Promise<Output<Contract>> => {
    const { personId } = params;
    const { timeZone } = await writablePerson(deps, personId);
    const deliveries: Delivery[] = [];
    const report = await boxOf(deps.formats.filter(({ id }) => id === FORMAT)).read(
      documentOf(body.data),
      async (delivery) => void deliveries.push(delivery),
      { timeZone },
    );
    const { stored, isLate } = await deps.db.tx(async (tx) => {
      await lockPerson(tx, personId);
      const person = await findPerson(tx, personId);
      // Erased between the look and the lock.
      if (person === undefined) throw notFound('no-such-person', 'No such person.');
      const owner = { personId, senders: new Senders(deps, personId, FORMAT), calendar: calendarOf(person.timeZone), notes: deps.notes };
      const done: StoredDelivery[] = [];
      for (const delivery of deliveries) done.push(await storeDelivery(tx, owner, delivery));
      const stale = done.flatMap((one) => one.stale);
      return { stored: done, isLate: await sumUpSoon(deps, tx, personId, stale) };
    });
    if (isLate) deps.wake();
    const counts = stored.flatMap((one) => one.counts.flatMap((byType) => [...byType.values()]));
    const tallies = Object.values(report.types);
    return {
      pushId: randomUUIDv7(),
      stored: counts.reduce((sum, count) => sum + count.stored, 0),
      alreadyThere: counts.reduce((sum, count) => sum + count.alreadyThere, 0),
      quarantined: tallies.reduce((sum, { quarantined }) => sum + quarantined, 0),
      skipped: tallies.reduce((sum, { skipped }) => sum + skipped, 0),
      problems: report.problems.map(({ reason, count }) => {
        const fix = problemWords(reason);
        return { reason, count, ...(fix === undefined ? {} : { fix }) };
      }),
    };
  };

async function* documentOf(data: object): AsyncGenerator<Uint8Array> {
  yield Buffer.from(JSON.stringify({ data }));
}
