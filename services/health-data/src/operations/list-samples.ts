import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { unpackChunk } from '../codec/compressed-chunk.ts';
import type { Deps } from '../deps.ts';
import { endAt } from '../domain/columns.ts';
import { utcDay } from '../domain/local-days.ts';
import { knownPerson } from '../ingest/known-person.ts';
import { chunkDays, chunksBetween } from '../store/chunks.ts';
import { listSources } from '../store/sources.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { metricOf } from './metric-of.ts';

type Contract = typeof healthData.operations.listSamples;
type Sample = Output<Contract>['items'][number];

/** Pages of whole samples in order of time and source; the cursor is the place among the samples of its day. */
export const listSamples =
  (deps: Deps) =>
  async (input: Input<Contract>): Promise<Output<Contract>> => {
    const { personId } = input.params;
    const metric = metricOf(input.query.metric);
    await knownPerson(deps, personId);
    const { limit, cursor } = input.query;
    const from = input.query.from === undefined ? 0 : Date.parse(input.query.from);
    const to = input.query.to === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(input.query.to);
    const names = new Map((await listSources(deps.db, personId)).map(({ sourceId, name }) => [sourceId, name]));
    const skip = cursor === undefined ? { at: from, seen: 0 } : placeOf(cursor);
    const items: Sample[] = [];
    let next: string | undefined;
    for (const day of await chunkDays(
      deps.db,
      personId,
      metric.id,
      utcDay(Math.max(skip.at, 0)),
      to === Number.MAX_SAFE_INTEGER ? '9999-12-31' : utcDay(to),
    )) {
      const rows = await chunksBetween(deps.db, personId, [metric.id], day, day);
      const samples = rows
        .flatMap(({ data, sourceId }) => {
          const columns = unpackChunk(data);
          return Array.from({ length: columns.count }, (_, i) => ({
            start: columns.start[i] ?? 0,
            end: endAt(columns, i),
            value: columns.value[i] ?? 0,
            source: names.get(sourceId) ?? '',
          }));
        })
        .filter(({ start }) => start >= from && start < to && start >= skip.at)
        .toSorted((a, b) => a.start - b.start || (a.source < b.source ? -1 : a.source > b.source ? 1 : a.end - b.end));
      const rest = samples.slice(samples[0]?.start === skip.at ? skip.seen : 0);
      for (const [place, { start, end, value, source }] of rest.entries()) {
        if (items.length === limit) {
          const before = rest.slice(0, place).filter((sample) => sample.start === start).length + (start === skip.at ? skip.seen : 0);
          next = encodeCursor(start * SAME_INSTANT + before);
          return { metric: metric.id, unit: metric.unit, items, next };
        }
        items.push({ start: new Date(start).toISOString(), ...(end > start ? { end: new Date(end).toISOString() } : {}), value, source });
      }
    }
    return { metric: metric.id, unit: metric.unit, items };
  };

/** Samples of one instant that a page may have ended between. */
const SAME_INSTANT = 1_000;

function placeOf(cursor: string): { readonly at: number; readonly seen: number } {
  const place = Number(decodeCursor(cursor, 'number'));
  return { at: Math.floor(place / SAME_INSTANT), seen: place % SAME_INSTANT };
}
