import { boxOf } from '../box.ts';
import type { FileFormat } from '../format.ts';
import type { Delivery, ReadOptions, ReadReport } from '../importer.ts';
import type { HealthRecord, Quarantined } from '../records.ts';
import type { SampleBatch } from '../samples.ts';
import { inPieces } from './pieces.ts';

/** Everything that an import brought, with batches of the same stream joined. */
export interface Brought {
  readonly report: ReadReport;
  readonly deliveries: readonly Delivery[];
  readonly records: readonly HealthRecord[];
  readonly quarantined: readonly Quarantined[];
  /** `metric|source key` -> rows of start, end, value and context. */
  readonly samples: Readonly<Record<string, readonly (readonly number[])[]>>;
}

/** Reads a file, or an archive of files, through the same door as an upload. */
export async function readFiles(
  formats: readonly FileFormat[],
  file: Uint8Array,
  options: ReadOptions & { readonly pieceBytes?: number } = {},
): Promise<Brought> {
  const deliveries: Delivery[] = [];
  const report = await boxOf(formats).read(
    inPieces(file, options.pieceBytes ?? 65_536),
    async (delivery) => void deliveries.push(delivery),
    options,
  );
  return gathered(report, deliveries);
}

/** Joins deliveries. */
export function gathered(report: ReadReport, deliveries: readonly Delivery[]): Brought {
  const samples: Record<string, number[][]> = {};
  for (const batch of deliveries.flatMap((delivery) => delivery.batches)) {
    (samples[`${batch.metric}|${batch.source.key}`] ??= []).push(...rowsOf(batch));
  }
  return {
    report,
    deliveries,
    records: deliveries.flatMap((delivery) => delivery.records),
    quarantined: deliveries.flatMap((delivery) => delivery.quarantined),
    samples,
  };
}

const rowsOf = (batch: SampleBatch): number[][] =>
  Array.from({ length: batch.count }, (_, i) => [batch.start[i]!, batch.end[i]!, batch.value[i]!, batch.context?.[i] ?? 0]);
