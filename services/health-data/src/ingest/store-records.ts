import type { HealthRecord } from '@aceso/integrations/kit';
import type { Db } from '@aceso/kit';
import { shortKey } from '../codec/record-key.ts';
import type { Calendar } from '../domain/local-days.ts';
import { daysOfWorkout, WORKOUT } from '../domain/workout-metrics.ts';
import { withSealedNotes, type NoteKeys } from '../store/notes.ts';
import { saveRecords, saveWaveform } from '../store/records.ts';
import type { RecordToSave } from '../store/record-rows.ts';
import type { StoredCount } from '../store/uploads.ts';
import { StaleDays } from './stale-days.ts';

export interface StoredRecords {
  readonly counts: ReadonlyMap<string, StoredCount>;
  readonly stale: StaleDays;
}

/** Sleep of an evening belongs to the night that ends on the next day. */
export const EVENING_MS = 14 * 3_600_000;
/** Metric under which days wait whose nights must be worked out anew. */
export const NIGHT = 'sleep-duration';

/**
 * Stores records; the same one again changes nothing. Sleep makes the days of waking stale, a workout its own.
 *
 * @param notes what people wrote is sealed under
 * @param older sources of which a newer export was stored before: their records add, but do not replace
 */
export async function storeRecords(
  tx: Db,
  personId: string,
  records: readonly HealthRecord[],
  sourceIdOf: (record: HealthRecord) => string,
  calendar: Calendar,
  notes: NoteKeys,
  older: ReadonlySet<string> = new Set(),
): Promise<StoredRecords> {
  // Of several with the same key the last one counts.
  const keyed = records.map((record) => ({ record, key: shortKey(record.key) }));
  const byName = new Map(keyed.map((one) => [nameOf(one), toSave(one, sourceIdOf(one.record))]));
  const rows = await withSealedNotes(tx, personId, [...byName.values()], notes);
  const [present, past] = [false, true].map((isOlder) => rows.filter(({ sourceId }) => older.has(sourceId) === isOlder));
  const changed = new Set([...(await saveRecords(tx, personId, present ?? [])), ...(await saveRecords(tx, personId, past ?? [], true))]);
  const counts = new Map<string, StoredCount>();
  const stale = new StaleDays();
  for (const one of keyed) {
    const { record, key } = one;
    const isNew = changed.delete(nameOf(one));
    // Beats belong to a reading that is counted itself.
    if (record.kind !== 'beats' && record.isAttached !== true) count(counts, record.sourceType, isNew);
    if (!isNew) continue;
    if (record.kind === 'electrocardiogram') await saveWaveform(tx, personId, { ...record, key }, bytesOf(record.microvolts));
    if (record.kind === 'workout') stale.add(WORKOUT, daysOfWorkout(record.start, record.end, calendar));
    if (record.kind === 'sleep-stage')
      stale.add(
        NIGHT,
        [record.start, record.end, record.end + EVENING_MS].map((at) => calendar.dayOf(at)),
      );
  }
  return { counts, stale };
}

/** A record with its short key, which is worked out once. */
interface Keyed {
  readonly record: HealthRecord;
  readonly key: string;
}

const nameOf = ({ record, key }: Keyed): string => `${record.kind}|${key}`;
const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array => new Uint8Array(buffer, byteOffset, byteLength);

function count(counts: Map<string, StoredCount>, type: string, isNew: boolean): void {
  const { stored, alreadyThere } = counts.get(type) ?? { stored: 0, alreadyThere: 0 };
  counts.set(type, isNew ? { stored: stored + 1, alreadyThere } : { stored, alreadyThere: alreadyThere + 1 });
}

/** What has a place of its own, and is not part of what a record tells. */
const OWN_PLACE: ReadonlySet<string> = new Set([
  'kind',
  'key',
  'sourceType',
  'source',
  'isAttached',
  'start',
  'end',
  'timeZone',
  'microvolts',
]);

function toSave({ record, key }: Keyed, sourceId: string): RecordToSave {
  const { kind, key: naturalKey, sourceType, start, end, timeZone } = record;
  const content: Record<string, unknown> = {};
  for (const name of Object.keys(record)) if (!OWN_PLACE.has(name)) content[name] = record[name as keyof HealthRecord];
  return { kind, key, naturalKey, sourceId, sourceType, startAt: new Date(start), endAt: new Date(end), timeZone, content };
}
