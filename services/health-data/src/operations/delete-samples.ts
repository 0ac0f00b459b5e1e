import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { notFound } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { calendarOf } from '../domain/local-days.ts';
import { foldTails } from '../ingest/fold-tails.ts';
import { deleteSamples as remove } from '../ingest/delete-samples.ts';
import { writablePerson } from '../ingest/known-person.ts';
import { summariseNow } from '../ingest/summarise.ts';
import { findPerson, lockPerson } from '../store/people.ts';
import { listSources, type SourceRow } from '../store/sources.ts';
import { metricOf } from './metric-of.ts';

type Contract = typeof healthData.operations.deleteSamples;
type Wanted = Input<Contract>['body']['source'];

/** Removes what the source has deleted, in one transaction with the days that it changes; a second time nothing is left to remove. */
export const deleteSamples =
  (deps: Deps) =>
  async (input: Input<Contract>): Promise<Output<Contract>> => {
    const { personId } = input.params;
    const { source, samples } = input.body;
    const person = await writablePerson(deps, personId);
    return await deps.db.tx(async (tx) => {
      await lockPerson(tx, personId);
      await foldTails(deps, tx, personId);
      if ((await findPerson(tx, personId)) === undefined) throw notFound('no-such-person', 'No such person.');
      const { sourceId } = sourceOf(source, await listSources(tx, personId));
      const deleted = samples.map(({ metric, start, end = start }) => ({
        subject: metricOf(metric).id,
        sourceId,
        start: Date.parse(start),
        end: Date.parse(end),
      }));
      const { removed, stale } = await remove(tx, personId, deleted, calendarOf(person.timeZone), deps.now());
      await summariseNow(deps, tx, personId, stale);
      return { deleted: removed };
    });
  };

/** The source that is named. Throws `no-such-source`. */
function sourceOf(wanted: Wanted, sources: readonly SourceRow[]): SourceRow {
  const found = sources.find((one) =>
    'sourceId' in wanted ? one.sourceId === wanted.sourceId : one.integration === 'push' && one.key === wanted.name,
  );
  if (found === undefined) throw notFound('no-such-source', 'The source is not known.');
  return found;
}
