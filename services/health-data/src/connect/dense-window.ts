import type { Incoming, Stream, StreamPage, Window } from '@aceso/integrations/kit/connector';
import { steadyName } from '@aceso/integrations/kit';
import type { Db } from '@aceso/kit';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { endAt } from '../domain/columns.ts';
import { calendarOf, DAY_MS, utcDay } from '../domain/local-days.ts';
import { hasStartWithin, SeenTimes, timesOf, unseenWithin, type Times } from '../domain/seen-times.ts';
import { takeAway } from '../ingest/take-away.ts';
import { chunksBetween } from '../store/chunks.ts';
import { samplesOfItems, type Brought } from '../store/connection-items.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { sumsSeenBySeveral } from '../store/days.ts';
import { findPerson, lockPerson } from '../store/people.ts';
import { listSources } from '../store/sources.ts';
import { markStale } from '../store/stale.ts';
import { saveSeen, takeSeen } from '../store/window-seen.ts';

type Owner = Pick<ConnectionRow, 'connectionId' | 'personId' | 'vendor'>;
/** Times that a page gave, by `metric|source key`. */
export type Seen = ReadonlyMap<string, Times>;

const HEART_RATE = 'heart-rate';

/** Times of the dense readings of a page. */
export function seenOn(stream: Pick<Stream, 'dense'>, { batches }: Pick<Incoming, 'batches'>): Seen {
  const seen = new Map<string, Times>();
  for (const { metric, source, count, start, end } of batches) {
    if (stream.dense?.includes(metric) !== true) continue;
    const key = `${metric}|${steadyName(source.key)}`;
    const [before, times] = [seen.get(key) ?? new Float64Array(), timesOf({ count, start, end })];
    const both = new Float64Array(before.length + times.length);
    both.set(before);
    both.set(times, before.length);
    seen.set(key, both);
  }
  return seen;
}

/**
 * Follows what a vendor has deleted or moved of readings that have no ids of their own, inside the transaction that stores a page: on the
 * last page of a window, what is held of it and was on none of its pages goes. Pages before it are remembered, unless each says what it gives
 * whole.
 */
export async function followWindow(
  tx: Db,
  owner: Owner,
  stream: Stream,
  reading: Window & { readonly page: string | undefined },
  page: StreamPage,
): Promise<void> {
  if (stream.dense === undefined) return;
  const seen = seenOn(stream, page.incoming);
  if (page.whole !== undefined) {
    for (const stretch of page.whole) await dropUnseen(tx, owner, stream, stretch, [seen]);
    return;
  }
  if (page.next === undefined && reading.page === undefined) return await dropUnseen(tx, owner, stream, reading, [seen]);
  // What is left of a window that was given up says nothing about this one.
  const before = reading.page === undefined || page.next === undefined ? await takeSeen(tx, owner.connectionId, stream.id) : [];
  if (page.next !== undefined) return await saveSeen(tx, owner.personId, owner.connectionId, stream.id, packed(seen));
  await dropUnseen(tx, owner, stream, reading, [...before.map(unpacked), seen]);
}

/**
 * Takes away dense readings of a window that a vendor has given whole and that are not in it. What a metric has is not taken away when
 * not one reading of it was given: an answer without anything is a fault of the vendor more often than a deletion.
 */
export async function dropUnseen(
  tx: Db,
  { connectionId, personId, vendor }: Owner,
  { dense = [] }: Pick<Stream, 'dense'>,
  { from, to }: Window,
  pages: readonly Seen[],
): Promise<void> {
  const [first, end] = [from.getTime(), to.getTime()];
  const sources = new Map(
    (await listSources(tx, personId)).flatMap((one) => (one.integration === vendor ? [[one.sourceId, one.key]] : [])),
  );
  const seenOf = (metric: string, key: string): SeenTimes => new SeenTimes(pages.flatMap((page) => page.get(`${metric}|${key}`) ?? []));
  const given = dense.filter((metric) =>
    pages.some((page) => [...page].some(([key, times]) => key.startsWith(`${metric}|`) && hasStartWithin(times, first, end))),
  );
  if (given.length === 0) return;
  await lockPerson(tx, personId);
  const rows = await chunksBetween(tx, personId, given, utcDay(first), utcDay(end));
  const unseen = [...Map.groupBy(rows, ({ metric, sourceId }) => `${metric}|${sourceId}`).values()].flatMap(
    (own): Brought['samples'][number][] => {
      const [row] = own;
      const key = row && sources.get(row.sourceId);
      if (row === undefined || key === undefined) return [];
      const seen = seenOf(row.metric, key);
      return own.flatMap(({ columns }) => {
        return unseenWithin(columns, first, end, seen).map(
          (i) => [row.metric, row.sourceId, columns.start[i] ?? 0, endAt(columns, i)] as const,
        );
      });
    },
  );
  if (unseen.length === 0) return;
  // What has an id of its own goes by it.
  const named = new Set(
    (await samplesOfItems(tx, connectionId, new Date(first - DAY_MS), new Date(end + DAY_MS))).map((sample) => sample.join('|')),
  );
  const gone = unseen.filter((sample) => !named.has(sample.join('|')));
  const person = await findPerson(tx, personId);
  if (person === undefined || gone.length === 0) return;
  const { stale } = await takeAway(tx, personId, [{ samples: gone, records: [] }], calendarOf(person.timeZone));
  for (const { metric, day } of await sumsSeenBySeveral(tx, personId, stale.daysOf(HEART_RATE))) stale.add(metric, [day]);
  await markStale(tx, personId, stale.byMetric());
}

/** Times as text of their differences: next to each other they are alike, and pack well. */
function packed(seen: Seen): Uint8Array {
  const plain = [...seen].map(([key, times]) => [key, Array.from(times)] as const);
  return zstdCompressSync(JSON.stringify(plain));
}

const unpacked = (bytes: Uint8Array): Seen =>
  new Map(
    (JSON.parse(zstdDecompressSync(bytes).toString()) as [string, number[]][]).map(([key, times]) => [key, Float64Array.from(times)]),
  ); // Written above.
