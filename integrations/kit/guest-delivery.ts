import type { Delivery } from './importer.ts';
import type { SourceRef } from './source.ts';

/** A delivery whose sources say of which integration they are, as an upload with files of several needs it. */
export function ofIntegration(delivery: Delivery, integration: string): Delivery {
  const known = new Map<SourceRef, SourceRef>();
  const named = (source: SourceRef): SourceRef => {
    let own = known.get(source);
    if (own === undefined) known.set(source, (own = { ...source, integration }));
    return own;
  };
  return {
    ...delivery,
    batches: delivery.batches.map((batch) => ({ ...batch, source: named(batch.source) })),
    records: delivery.records.map((record) => ({ ...record, source: named(record.source) })),
    quarantined: delivery.quarantined.map((item) => (item.source === undefined ? item : { ...item, source: named(item.source) })),
  };
}
