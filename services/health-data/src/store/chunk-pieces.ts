import { arrays, gathered, prepared, sql, type Db } from '@aceso/kit';
import { PIECES } from '../codec/kinds.ts';
import type { ChunkName } from './chunk-rows.ts';

/** A larger row would be moved out of its page, in parts of 2 kB: adding to it would write all of it anew. */
const ROW_BYTES_MAX = 1_800;
/** With fewer samples a day does not begin a row of its own: its month may be one row. */
export const OWN_ROW_SAMPLES = 30;

/** Samples that lie behind all that their source has of the metric on the day. */
export interface DayPiece extends ChunkName {
  readonly count: number;
  /** Milliseconds since the epoch. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly lastValue: number;
  readonly longestMs: number;
  /** As `joinChunks` makes it. */
  readonly data: Uint8Array;
}

/**
 * Adds pieces to the days that they belong to, without reading those. Call it under the person's lock, with one piece a metric, source and day.
 *
 * @returns places of the pieces that were added; not those whose day lies in the row of a month, has grown large, or goes on behind the piece
 */
export const addPieces: (tx: Db, personId: string, pieces: readonly DayPiece[]) => Promise<ReadonlySet<number>> = (tx, personId, pieces) =>
  pieces.length === 0 ? Promise.resolve(new Set()) : added(tx, { personId, pieces });

const keyOf = (personId: string, metric: string, day: string, sourceId: string): string => `${personId}|${metric}|${day}|${sourceId}`;

const added = gathered(async (tx, asked: readonly { readonly personId: string; readonly pieces: readonly DayPiece[] }[]) => {
  const rows = asked.flatMap(({ personId, pieces }) => pieces.map((piece) => ({ personId, ...piece })));
  const of = <T>(take: (piece: (typeof rows)[number]) => T): T[] => rows.map(take);
  const found = await tx.many(
    prepared(sql<{ person_id: string; metric: string; day: string; source_id: string }>`
    insert into health_data.chunk as c (person_id, metric, day, source_id, n, first_at, last_at, last_value, longest_ms, data)
    select w.person_id, w.metric, w.day, w.source_id, w.n, w.first_at, w.last_at, w.last_value, w.longest_ms, w.data
      from unnest(${arrays.uuids(of((p) => p.personId))}::uuid[], ${arrays.texts(of((p) => p.metric))}::text[], ${arrays.days(of((p) => p.day))}::date[], ${arrays.uuids(of((p) => p.sourceId))}::uuid[],
                  ${arrays.int4s(of((p) => p.count))}::int[], ${arrays.instants(of((p) => p.firstAt))}::timestamptz[], ${arrays.instants(of((p) => p.lastAt))}::timestamptz[],
                  ${arrays.float8s(of((p) => p.lastValue))}::float8[], ${arrays.int8s(of((p) => p.longestMs))}::bigint[], ${arrays.byteas(of((p) => p.data))}::bytea[])
           as w(person_id, metric, day, source_id, n, first_at, last_at, last_value, longest_ms, data)
     where coalesce((select d.days is null from health_data.chunk as d
                      where d.person_id = w.person_id and d.metric = w.metric and d.day = w.day and d.source_id = w.source_id),
                    w.n >= ${OWN_ROW_SAMPLES} and octet_length(w.data) <= ${ROW_BYTES_MAX}
                    and (select m.days from health_data.chunk as m
                          where m.person_id = w.person_id and m.metric = w.metric and m.day = date_trunc('month', w.day)::date and m.source_id = w.source_id) is null)
    on conflict (person_id, metric, day, source_id) do update
       set n = c.n + excluded.n, last_at = excluded.last_at, last_value = excluded.last_value, longest_ms = greatest(c.longest_ms, excluded.longest_ms),
           data = case when get_byte(c.data, 0) = ${PIECES} then c.data else set_byte('\\x00', 0, ${PIECES}) || int4send(octet_length(c.data)) || c.data end
                  || substring(excluded.data from 2)
     where c.days is null and c.last_at < excluded.first_at and octet_length(c.data) + octet_length(excluded.data) <= ${ROW_BYTES_MAX}
    returning c.person_id, c.metric, c.day::text as day, c.source_id`),
  );
  const keys = new Set(found.map((row) => keyOf(row.person_id, row.metric, row.day, row.source_id)));
  return asked.map(
    ({ personId, pieces }) =>
      new Set(pieces.flatMap(({ metric, day, sourceId }, place) => (keys.has(keyOf(personId, metric, day, sourceId)) ? [place] : []))),
  );
});
