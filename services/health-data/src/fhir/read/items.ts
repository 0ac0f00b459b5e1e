import { METRICS, type Metric } from '@aceso/contracts/vocabulary';
import { endAt, startingWithin, type Columns } from '../../domain/columns.ts';
import type { Calendar } from '../../domain/local-days.ts';
import { identityOf } from '../../ingest/store-batches.ts';
import type { DatedRecord } from '../../store/dated-records.ts';
import type { DatedDaily } from '../../store/days.ts';
import type { DatedChunk } from '../../store/observations.ts';
import { DIASTOLIC, SYSTOLIC } from '../definitions.ts';
import { encodeObservationId } from '../observation-id.ts';
import { dailyObservation } from '../resources/daily.ts';
import { pressureObservation, sampleId, sampleObservation, type Frame, type SampleValue } from '../resources/measured.ts';
import { metricOfResult } from '../resources/laboratory.ts';
import { recordId, recordObservation } from '../resources/records.ts';
import type { StoredRecord } from '../resources/stored-record.ts';
import type { Observation } from '../types.ts';
import { versionOf } from '../values.ts';
import type { Selection } from './selection.ts';

/** One Observation that was found; made only when it is shown. */
export interface Item {
  readonly start: number;
  readonly id: string;
  readonly resource: () => Observation;
}

/** Starts from one to another, both included. */
export interface Within {
  readonly from: number;
  readonly to: number;
}

/** Tells two samples of one moment apart, for metrics where two are two. */
const valueMark = (metric: string, value: number): number =>
  identityOf(metric) === 'times' ? 0 : Number.parseInt(versionOf(value), 16) || 1;

/** A sample and what its chunk says of it. */
class SampleItem implements Item {
  readonly start: number;
  readonly #metric: Metric;
  readonly #frame: Frame;
  readonly #sample: SampleValue;
  constructor(metric: Metric, frame: Frame, sample: SampleValue) {
    this.start = sample.start;
    this.#metric = metric;
    this.#frame = frame;
    this.#sample = sample;
  }
  get id(): string {
    return sampleId(this.#metric.id, this.#frame.sourceId, this.#sample);
  }
  readonly resource = (): Observation => sampleObservation(this.#metric, this.#frame, this.#sample);
}

const frameOf = (personId: string, { sourceId, updatedAt }: DatedChunk): Frame => ({ personId, sourceId, updatedAt: updatedAt.getTime() });

/**
 * Samples of chunks that answer a search, each an Observation of its own.
 *
 * A result of a laboratory lies in the series of its metric and as a record with range and flag: it is shown once, as the latter.
 */
export function sampleItems(
  personId: string,
  chunks: readonly DatedChunk[],
  { when, updated }: Selection,
  { from, to }: Within,
  shown: ReadonlySet<string>,
): readonly Item[] {
  return chunks.flatMap((chunk) => {
    const metric = METRICS.get(chunk.metric);
    const frame = frameOf(personId, chunk);
    if (metric === undefined || !updated.accepts({ start: frame.updatedAt, end: frame.updatedAt })) return [];
    const columns = startingWithin(chunk.columns, from, to + 1);
    const found: Item[] = [];
    for (let i = 0; i < columns.count; i++) {
      const sample = sampleAt(chunk.metric, columns, i);
      if (shown.size > 0 && shown.has(momentOf(chunk.metric, chunk.sourceId, sample.start))) continue;
      if (when.isOpen || when.accepts(sample)) found.push(new SampleItem(metric, frame, sample));
    }
    return found;
  });
}

/** Sample `i` of some columns. */
export function sampleAt(metric: string, columns: Columns, i: number): SampleValue {
  const value = columns.value[i] ?? Number.NaN;
  return {
    start: columns.start[i] ?? 0,
    end: endAt(columns, i),
    value,
    context: columns.context?.[i] ?? 0,
    valueMark: valueMark(metric, value),
  };
}

/** Pressures of one moment and source as one Observation, whether both are there or one. */
export function pressureItems(
  personId: string,
  chunks: readonly DatedChunk[],
  { when, updated }: Selection,
  { from, to }: Within,
): readonly Item[] {
  const bySource = Map.groupBy(chunks, ({ sourceId }) => sourceId);
  return [...bySource].flatMap(([sourceId, own]) => {
    const values = { [SYSTOLIC]: new Map<number, number>(), [DIASTOLIC]: new Map<number, number>() };
    const updates = new Map<number, number>();
    for (const chunk of own) {
      if (chunk.metric !== SYSTOLIC && chunk.metric !== DIASTOLIC) continue;
      const { count, start, value } = startingWithin(chunk.columns, from, to + 1);
      for (let i = 0; i < count; i++) {
        const at = start[i] ?? 0;
        values[chunk.metric].set(at, value[i] ?? Number.NaN);
        updates.set(at, Math.max(updates.get(at) ?? 0, chunk.updatedAt.getTime()));
      }
    }
    return [...updates].flatMap(([at, updatedAt]): Item[] => {
      if (!when.accepts({ start: at, end: at }) || !updated.accepts({ start: updatedAt, end: updatedAt })) return [];
      const pair = { at, systolic: values[SYSTOLIC].get(at), diastolic: values[DIASTOLIC].get(at) };
      return [
        {
          start: at,
          id: sampleId('blood-pressure', sourceId, { start: at, end: at, valueMark: 0 }),
          resource: () => pressureObservation({ personId, sourceId, updatedAt }, pair),
        },
      ];
    });
  });
}

/** A record of the store in the form that resources are made of. */
export const storedRecord = ({ startAt, endAt, updatedAt, waveform, ...record }: DatedRecord): StoredRecord => ({
  ...record,
  start: startAt.getTime(),
  end: endAt.getTime(),
  updatedAt: updatedAt.getTime(),
  ...(waveform === undefined ? {} : { waveform: { rateHz: waveform.rateHz, microvolts: floatsOf(waveform.data) } }),
});

/** A copy: the bytes of a row need not lie where floats may. */
const floatsOf = (data: Buffer): Float32Array => new Float32Array(Uint8Array.from(data).buffer, 0, Math.floor(data.length / 4));

/** Names a moment of a metric and source. */
const momentOf = (metric: string, sourceId: string, at: number): string => `${metric}|${sourceId}|${at}`;

/** Records that are Observations and answer a search; `shown` gathers the samples that they stand for. */
export function recordItems(records: readonly DatedRecord[], selection: Selection, shown: Set<string>): readonly Item[] {
  return records.map(storedRecord).flatMap((record): Item[] => {
    if (!selection.when.accepts(record) || !selection.updated.accepts({ start: record.updatedAt, end: record.updatedAt })) return [];
    const observation = recordObservation(record);
    if (observation === undefined || !selection.accepts(observation)) return [];
    const metric = metricOfResult(record);
    if (metric !== undefined) shown.add(momentOf(metric, record.sourceId, record.start));
    return [{ start: record.start, id: recordId(record), resource: () => observation }];
  });
}

/** Daily values that answer a search. */
export function dailyItems(
  personId: string,
  rows: readonly DatedDaily[],
  { when, updated }: Selection,
  calendar: Calendar,
  { from, to }: Within,
): readonly Item[] {
  return rows.flatMap((row): Item[] => {
    const metric = METRICS.get(row.metric);
    const { start, end } = calendar.bounds(row.day);
    const updatedAt = row.updatedAt.getTime();
    if (
      metric === undefined ||
      start < from ||
      start > to ||
      !when.accepts({ start, end }) ||
      !updated.accepts({ start: updatedAt, end: updatedAt })
    )
      return [];
    return [
      {
        start,
        id: encodeObservationId({ kind: 'daily', personId, metric: metric.id, day: row.day }),
        resource: () => dailyObservation(metric, personId, { ...row, updatedAt }),
      },
    ];
  });
}
