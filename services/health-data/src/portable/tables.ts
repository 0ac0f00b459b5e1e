import { METRICS } from '@aceso/contracts/vocabulary';
import type { Db } from '@aceso/kit';
import { endAt } from '../domain/columns.ts';
import { addDays, DAY_MS } from '../domain/local-days.ts';
import { originalsOf } from '../ingest/originals.ts';
import { originalsBetween } from '../store/originals.ts';
import { dailyBetween } from '../store/days.ts';
import { datedChunks } from '../store/observations.ts';
import type { NoteKeys } from '../store/notes.ts';
import { everyRecord, metricSpans } from '../store/portable.ts';
import { listSources } from '../store/sources.ts';

/** A cell as it is; times are milliseconds since the epoch. */
export type Cell = string | number | undefined;
export type Row = readonly Cell[];

export interface Column {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'integer' | 'time' | 'json';
}

/** One table of what is kept of a person: read in bounded pieces, each time anew. */
export interface Table {
  readonly name: 'samples' | 'records' | 'daily';
  readonly columns: readonly Column[];
  rows(): AsyncGenerator<readonly Row[]>;
}

/** Days of a metric that are read at a time, and rows that are handed on at a time. */
const DAYS_AT_ONCE = 92;
const ROWS_AT_ONCE = 20_000;
const RECORDS_AT_ONCE = 500;

const column = (name: string, kind: Column['kind']): Column => ({ name, kind });

/** All tables of a person, in the order in which they are written. */
export async function tablesOf(db: Db, personId: string, notes: NoteKeys): Promise<readonly Table[]> {
  const names = new Map((await listSources(db, personId)).map(({ sourceId, name }) => [sourceId, name]));
  return [
    {
      name: 'samples',
      columns: [
        column('metric', 'text'),
        column('start', 'time'),
        column('end', 'time'),
        column('value', 'number'),
        column('unit', 'text'),
        column('source', 'text'),
        column('source_id', 'text'),
        column('context', 'integer'),
        // As the source wrote it, where that was another unit.
        column('original_value', 'number'),
        column('original_unit', 'text'),
      ],
      rows: () => sampleRows(db, personId, names),
    },
    {
      name: 'records',
      columns: [
        column('kind', 'text'),
        column('key', 'text'),
        column('start', 'time'),
        column('end', 'time'),
        column('time_zone', 'text'),
        column('source_type', 'text'),
        column('source', 'text'),
        column('source_id', 'text'),
        column('content', 'json'),
        column('waveform', 'json'),
      ],
      rows: () => recordRows(db, personId, names, notes),
    },
    {
      name: 'daily',
      columns: [
        column('metric', 'text'),
        column('day', 'text'),
        column('value', 'number'),
        column('minimum', 'number'),
        column('maximum', 'number'),
        column('unit', 'text'),
        column('samples', 'integer'),
        column('coverage', 'number'),
      ],
      rows: () => dailyRows(db, personId),
    },
  ];
}

type Names = ReadonlyMap<string, string>;
const unitOf = (metric: string): string => METRICS.get(metric)?.unit ?? '1';

async function* sampleRows(db: Db, personId: string, names: Names): AsyncGenerator<readonly Row[]> {
  for (const { metric, first, last } of await metricSpans(db, personId)) {
    const unit = unitOf(metric);
    for (let from = first; from <= last; from = addDays(from, DAYS_AT_ONCE)) {
      const to = addDays(from, DAYS_AT_ONCE - 1);
      const originalOf = await originalsWithin(db, personId, metric, from, to);
      let rows: Row[] = [];
      for (const chunk of await datedChunks(db, personId, [metric], from, to)) {
        const { columns } = chunk;
        const source = names.get(chunk.sourceId) ?? '';
        for (let i = 0; i < columns.count; i++) {
          const [start, end] = [columns.start[i] ?? 0, endAt(columns, i)];
          const original = originalOf?.(chunk.sourceId, start, end);
          const context = columns.context?.[i] ?? 0;
          rows.push([metric, start, end, columns.value[i] ?? 0, unit, source, chunk.sourceId, context, original?.value, original?.unit]);
        }
        if (rows.length < ROWS_AT_ONCE) continue;
        yield rows;
        rows = [];
      }
      yield rows;
    }
  }
}

/** Values as they were written, of samples of some days; undefined when all came in the stored unit, as most do. */
async function originalsWithin(
  db: Db,
  personId: string,
  metric: string,
  from: string,
  to: string,
): Promise<Awaited<ReturnType<typeof originalsOf>> | undefined> {
  // A row covers up to a month from its first day on.
  const any = await originalsBetween(db, personId, metric, `${from.slice(0, 7)}-01`, to);
  return any.length === 0 ? undefined : await originalsOf(db, personId, metric, Date.parse(from), Date.parse(to) + DAY_MS);
}

async function* recordRows(db: Db, personId: string, names: Names, notes: NoteKeys): AsyncGenerator<readonly Row[]> {
  for await (const records of everyRecord(db, personId, RECORDS_AT_ONCE, notes))
    yield records.map(({ kind, key, startAt, endAt: end, timeZone, sourceType, sourceId, content, waveform }) => [
      kind,
      key,
      startAt.getTime(),
      end.getTime(),
      timeZone,
      sourceType,
      names.get(sourceId) ?? '',
      sourceId,
      JSON.stringify(content),
      waveform === undefined ? undefined : JSON.stringify({ rateHz: waveform.rateHz, microvolts: Array.from(floatsOf(waveform.data)) }),
    ]);
}

/** A copy: the bytes of a row need not lie where floats may. */
const floatsOf = (data: Buffer): Float32Array => new Float32Array(Uint8Array.from(data).buffer, 0, Math.floor(data.length / 4));

async function* dailyRows(db: Db, personId: string): AsyncGenerator<readonly Row[]> {
  for (const metric of METRICS.keys()) {
    const rows = await dailyBetween(db, personId, [metric], '1900-01-01', '9999-12-31');
    yield rows.map(({ day, value, minimum, maximum, n, coverage }) => [metric, day, value, minimum, maximum, unitOf(metric), n, coverage]);
  }
}
