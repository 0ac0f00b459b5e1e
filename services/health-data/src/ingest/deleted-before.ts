import type { Db } from '@aceso/kit';
import { partDeleted, secondsOf } from '../domain/deletions.ts';
import { orderOf } from '../domain/source-order.ts';
import { listSources } from '../store/sources.ts';
import { buried } from '../store/tombstones.ts';
import type { IncomingBatch } from './store-batches.ts';

/** Samples on their way into the store: those without a type of the source are not counted. */
export type IncomingSamples = Pick<IncomingBatch, 'metric' | 'sourceId' | 'columns'> & { readonly sourceType?: string | undefined };

/** A record on its way into the store. */
export interface IncomingRecord {
  readonly kind: string;
  readonly sourceType: string;
  readonly start: number;
  readonly end: number;
}

/** What an export brings without what its sources have deleted since. */
export interface Living<B, R> {
  readonly batches: readonly B[];
  readonly records: readonly R[];
  /** How many readings were left out, by the source's own type. */
  readonly deleted: ReadonlyMap<string, number>;
}

/** Leaves out what was deleted by the same device, whatever the route by which the deletion came. */
export async function withoutDeleted<B extends IncomingSamples, R extends IncomingRecord>(
  tx: Db,
  personId: string,
  batches: readonly B[],
  records: readonly R[],
  sourceIdOf: (record: R) => string,
): Promise<Living<B, R>> {
  const [from, to] = span(batches, records);
  const subjects = [...new Set([...batches.map(({ metric }) => metric), ...records.map(({ kind }) => kind)])];
  const found = subjects.length === 0 ? [] : await buried(tx, personId, subjects, from, to);
  const deleted = new Map<string, number>();
  if (found.length === 0) return { batches, records, deleted };
  const { deviceOf } = orderOf(await listSources(tx, personId));
  const nameOf = (subject: string, sourceId: string): string => `${subject}|${deviceOf(sourceId)}`;
  const times = new Map<string, Set<string>>();
  for (const { subject, sourceId, start, end } of found) {
    const name = nameOf(subject, sourceId);
    times.set(name, (times.get(name) ?? new Set()).add(secondsOf(start, end)));
  }
  const leaveOut = (sourceType: string | undefined, n: number): void => {
    if (sourceType !== undefined) deleted.set(sourceType, (deleted.get(sourceType) ?? 0) + n);
  };
  return {
    batches: batches.flatMap((batch) => {
      const gone = times.get(nameOf(batch.metric, batch.sourceId));
      if (gone === undefined) return [batch];
      const parted = partDeleted(batch.columns, gone);
      leaveOut(batch.sourceType, parted.gone?.count ?? 0);
      return parted.kept.count === 0 ? [] : [{ ...batch, columns: parted.kept }];
    }),
    records: records.filter((record) => {
      const isGone = times.get(nameOf(record.kind, sourceIdOf(record)))?.has(secondsOf(record.start, record.end)) === true;
      if (isGone) leaveOut(record.sourceType, 1);
      return !isGone;
    }),
    deleted,
  };
}

function span(batches: readonly IncomingSamples[], records: readonly IncomingRecord[]): readonly [from: number, to: number] {
  let [from, to] = [Infinity, -Infinity];
  for (const { columns } of batches)
    for (let i = 0; i < columns.count; i++) {
      const at = columns.start[i] ?? 0;
      if (at < from) from = at;
      if (at > to) to = at;
    }
  for (const { start } of records) [from, to] = [Math.min(from, start), Math.max(to, start)];
  return [from, to];
}
