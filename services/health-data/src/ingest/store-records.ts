import type { HealthRecord } from '@aceso/integrations/kit';
import type { Db } from '@aceso/kit';
import type { Calendar } from '../domain/local-days.ts';
import { saveRecords, saveWaveform, type RecordToSave } from '../store/records.ts';
import type { StoredCount } from '../store/uploads.ts';

export interface StoredRecords {
  readonly counts: ReadonlyMap<string, StoredCount>;
  readonly stale: readonly { readonly metric: string; readonly day: string }[];
}

/** Stores records; the same one again changes nothing. Sleep makes the days of waking stale. */
export async function storeRecords(
  tx: Db,
  personId: string,
  records: readonly HealthRecord[],
  sourceIdOf: (record: HealthRecord) => string,
  calendar: Calendar,
): Promise<StoredRecords> {
  const changed = await saveRecords(
    tx,
    personId,
    records.map((record) => toSave(record, sourceIdOf(record))),
  );
  const counts = new Map<string, StoredCount>();
  const stale = new Map<string, { readonly metric: string; readonly day: string }>();
  for (const record of records) {
    const isNew = changed.has(`${record.kind}|${record.key}`);
    const count = counts.get(record.sourceType) ?? { stored: 0, alreadyThere: 0 };
    counts.set(record.sourceType, isNew ? { ...count, stored: count.stored + 1 } : { ...count, alreadyThere: count.alreadyThere + 1 });
    if (!isNew) continue;
    if (record.kind === 'electrocardiogram')
      await saveWaveform(
        tx,
        personId,
        record.kind,
        record.key,
        record.sampleRateHz,
        new Uint8Array(record.microvolts.buffer, record.microvolts.byteOffset, record.microvolts.byteLength),
      );
    if (record.kind !== 'sleep-stage') continue;
    // The night may end on the day of this stretch or, for an evening, on the next.
    for (const at of [record.start, record.end, record.end + EVENING_MS]) {
      const day = calendar.dayOf(at);
      stale.set(day, { metric: 'sleep-duration', day });
    }
  }
  return { counts, stale: [...stale.values()] };
}

const EVENING_MS = 14 * 3_600_000;

function toSave(record: HealthRecord, sourceId: string): RecordToSave {
  const { kind, key, sourceType, source: _source, start, end, timeZone, ...rest } = record;
  const { microvolts: _waveform, ...content } = { microvolts: undefined, ...rest };
  return { kind, key, sourceId, sourceType, startAt: new Date(start), endAt: new Date(end), timeZone, content };
}
