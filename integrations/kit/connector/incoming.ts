import type { HealthRecord, Quarantined } from '../records.ts';
import type { SampleBatch } from '../samples.ts';

/** Everything that one record of the vendor became here: a newer version takes its place, its deletion takes it away. */
export interface IncomingItem {
  /** The vendor's id of the record, made unique within the vendor by a prefix such as `sleep:`. */
  readonly nativeId: string;
  /** Earliest start of what it brought, milliseconds since the epoch; absent when it brought nothing. */
  readonly at?: number;
  readonly samples: readonly ItemSample[];
  readonly records: readonly ItemRecord[];
}

export interface ItemSample {
  readonly metric: string;
  readonly sourceKey: string;
  readonly start: number;
  readonly end: number;
}

export interface ItemRecord {
  readonly kind: HealthRecord['kind'];
  readonly key: string;
}

/** What a page of a vendor says, in our words. */
export interface Incoming {
  readonly batches: readonly SampleBatch[];
  readonly records: readonly HealthRecord[];
  readonly quarantined: readonly Quarantined[];
  readonly items: readonly IncomingItem[];
  /** Native ids of records that the vendor has deleted. */
  readonly deleted: readonly string[];
  /** Records of the vendor that were looked at, skipped ones included. */
  readonly read: number;
}

export const NOTHING: Incoming = { batches: [], records: [], quarantined: [], items: [], deleted: [], read: 0 };
