import { METRICS } from '@aceso/contracts/vocabulary';
import type { Db } from '@aceso/kit';
import { byUtcDay, byUtcMonth } from '../domain/by-utc-day.ts';
import { SharedRoom } from '../domain/column-room.ts';
import { EMPTY_COLUMNS, inOrder, type Columns } from '../domain/columns.ts';
import { daysTouched } from '../domain/days-touched.ts';
import type { Calendar } from '../domain/local-days.ts';
import { mergeColumns, type Identity, type Merged, type MergeRule } from '../domain/merge-columns.ts';
import { monthOf } from '../domain/month-days.ts';
import { WORN_GAP_MS } from '../domain/worn-minutes.ts';
import type { ChunkName } from '../store/chunk-rows.ts';
import { sumsSeenBySeveral } from '../store/days.ts';
import type { SourceActivity } from '../store/sources.ts';
import type { StoredCount } from '../store/uploads.ts';
import { LITTLE_BY_LITTLE, SampleMonths, type MonthName } from './sample-months.ts';
import { Activity } from './source-activity.ts';
import { StaleDays } from './stale-days.ts';

/** Samples of one metric and source on their way into the store. */
export interface IncomingBatch {
  readonly metric: string;
  readonly sourceId: string;
  /** Under which the report counts; absent for samples that are worked out and not counted. */
  readonly sourceType: string | undefined;
  readonly columns: Columns;
  /** Of an export older than one that is stored already: it adds, but does not replace. */
  readonly isOlder?: boolean;
}

export interface StoredBatches {
  readonly counts: ReadonlyMap<string, StoredCount>;
  /** Civil days whose values may be different now. */
  readonly stale: StaleDays;
  readonly activity: readonly SourceActivity[];
}

/** Samples of a UTC day, or of a month under its first day. */
interface Part extends IncomingBatch, ChunkName {}

/** Tells when a watch was worn. */
export const HEART_RATE = 'heart-rate';
/** Foods and doses: two of them at one moment are two. */
export const identityOf = (metric: string): Identity =>
  METRICS.get(metric)?.category === 'nutrition' || metric === 'insulin-delivery' ? 'times-and-value' : 'times';

/** What is merged is packed before anybody else has a turn: the same room does for everybody. */
const scratch = new SharedRoom();
/** Room that is kept for the next: three columns of a day with a reading each second. */
const SCRATCH_KEPT = 3 * 86_400;

/**
 * Merges batches into the samples of a person; call it under the person's lock. What is unchanged is not written.
 *
 * @param comes parts of a file are written with their whole months, so that these lie in few rows; what comes bit by bit is written by days
 */
export async function storeBatches(
  tx: Db,
  personId: string,
  batches: readonly IncomingBatch[],
  calendar: Calendar,
  comes: 'as-file' | 'delivered' | 'bit-by-bit' = 'delivered',
): Promise<StoredBatches> {
  const isFile = comes === 'as-file';
  // What comes with a file comes in order and is mostly the first of its month.
  const parts = batches.flatMap((batch) => {
    const cutBy = isFile ? byUtcMonth(inOrder(batch.columns)) : byUtcDay(batch.columns);
    return [...cutBy].map(([day, columns]) => ({ ...batch, day, columns }));
  });
  const months = isFile
    ? await SampleMonths.loadWhole(tx, personId, parts.map(monthNameOf))
    : await SampleMonths.load(
        tx,
        personId,
        parts.map((part) => ({ ...part, incoming: comes === 'bit-by-bit' ? LITTLE_BY_LITTLE : part.columns.count })),
      );
  // From here on until the months are packed nothing is waited for.
  scratch.clear(SCRATCH_KEPT);
  const counts = new Map<string, StoredCount>();
  const [activity, stale] = [new Activity(), new StaleDays()];
  const noteMerged = (part: Part, result: Merged, columns: Columns): void => {
    count(counts, part, result);
    if (result.added + result.replaced === 0) return;
    activity.note(part.sourceId, part.sourceType === undefined ? 0 : result.added, columns);
    stale.add(part.metric, daysTouched(columns, calendar, part.metric === HEART_RATE ? WORN_GAP_MS : 0));
  };
  const mergeDay = (part: Part): void => {
    const columns = inOrder(part.columns);
    const result = mergeColumns(months.columnsOf(part), columns, ruleOf(part), scratch.allocate);
    if (result.added + result.replaced > 0) months.set(part, result.columns);
    noteMerged(part, result, columns);
  };
  for (const part of parts) {
    if (!isFile) mergeDay(part);
    else if (months.isEmpty(monthNameOf(part))) {
      const result = mergeColumns(EMPTY_COLUMNS, part.columns, ruleOf(part));
      months.fill(monthNameOf(part), result.columns);
      noteMerged(part, result, part.columns);
    } else for (const [day, columns] of byUtcDay(part.columns)) mergeDay({ ...part, day, columns });
  }
  await months.save();
  // Heart rate tells when a watch was worn, and so which source counts: amounts that several have seen must be merged anew.
  for (const { metric, day } of await sumsSeenBySeveral(tx, personId, stale.daysOf(HEART_RATE))) stale.add(metric, [day]);
  return { counts, stale, activity: activity.list() };
}

const monthNameOf = ({ metric, day, sourceId }: ChunkName): MonthName => ({ metric, month: monthOf(day), sourceId });
const ruleOf = ({ metric, isOlder }: Part): MergeRule => ({ identity: identityOf(metric), incomingWins: isOlder !== true });

function count(counts: Map<string, StoredCount>, { sourceType }: Part, { added, replaced, alreadyThere }: Merged): void {
  if (sourceType === undefined) return;
  const known = counts.get(sourceType) ?? { stored: 0, alreadyThere: 0 };
  counts.set(sourceType, { stored: known.stored + added + replaced, alreadyThere: known.alreadyThere + alreadyThere });
}
