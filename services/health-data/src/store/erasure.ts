import { ident, sql, type Db } from '@aceso/kit';

/** Children before parents. */
const TABLES = [
  'person_key',
  'notes_to_seal',
  'push_tail',
  'push_item',
  'push_batch',
  'push_cursor',
  'push_device',
  'connection_attempt',
  'window_seen',
  'connection_item',
  'connection_stream',
  'connection',
  'vendor_client',
  'waveform',
  'record',
  'record_pack',
  'chunk',
  'original',
  'stale',
  'day_pack',
  'quarantine',
  'table_mapping',
  'upload',
  'source_order',
  'tombstone',
  'fhir_identifier',
  'source',
  'person',
] as const;

/** Removes every row of a person. Returns how many of each table, for the receipt. */
export async function eraseRows(tx: Db, personId: string): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const table of TABLES) {
    const row = await tx.one(sql<{ n: number }>`
      with gone as (delete from ${ident(`health_data.${table}`)} as t where t.person_id = ${personId} returning 1) select count(*)::int as n from gone`);
    counts[table] = row?.n ?? 0;
  }
  return counts;
}
