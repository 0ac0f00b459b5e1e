import { arrays, sql, type Db } from '@aceso/kit';
import { wholeKey } from '../domain/record-pack.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { noteSeal, type NoteSeal } from './note-seal.ts';
import { sealRest, type NoteKeys } from './notes.ts';
import { everyPack, savePacks, type FoundRecord } from './record-packs.ts';

/** Some people whose notes earlier versions stored as they were written. */
export async function peopleWithOpenNotes(db: Db, limit: number): Promise<readonly string[]> {
  const rows = await db.many(sql<{ person_id: string }>`select n.person_id from health_data.notes_to_seal as n limit ${limit}`);
  return rows.map((row) => row.person_id);
}

/** Seals all notes of a person that are not sealed yet. Call it under the person's lock. */
export async function sealStoredNotes(tx: Db, personId: string, keys: NoteKeys): Promise<void> {
  let seal: NoteSeal | undefined;
  const sealed = async (record: { readonly kind: string; readonly key: string; readonly content: unknown }): Promise<unknown> => {
    // Most people have written nothing: then no key is made for it.
    if (seal === undefined && sealRest(record, MARKING) === record.content) return record.content;
    return sealRest(record, (seal ??= noteSeal(await keys.toSeal(tx, personId))));
  };
  await sealRows(tx, personId, sealed);
  for await (const records of everyPack(tx, personId)) {
    const all: FoundRecord[] = [];
    let isChanged = false;
    for (const record of records) {
      const before: unknown = JSON.parse(record.content);
      const content = await sealed({ kind: record.kind, key: record.key, content: before });
      all.push(content === before ? record : resealed(record, canonicalJson(content)));
      isChanged ||= content !== before;
    }
    const [first] = all;
    if (isChanged && first !== undefined)
      await savePacks(tx, personId, [{ kind: first.kind, month: first.month, sourceId: first.sourceId, records: all }]);
  }
  await tx.many(sql`delete from health_data.notes_to_seal as n where n.person_id = ${personId}`);
}

/** The natural key may tell the note: the short one alone stays. */
const resealed = (record: FoundRecord, content: string): FoundRecord => ({
  ...record,
  // Worked out when asked for, so that no copy has it by itself.
  key: record.key,
  keyFrom: wholeKey(record.key),
  content,
});

/** Finds out whether there is anything to seal. */
const MARKING: NoteSeal = { seal: () => '', open: () => undefined };

async function sealRows(
  tx: Db,
  personId: string,
  sealed: (record: { readonly kind: string; readonly key: string; readonly content: unknown }) => Promise<unknown>,
): Promise<void> {
  const rows = await tx.many(sql<{ kind: string; key: string; content: unknown }>`
    select r.kind, r.key, r.content from health_data.record as r where r.person_id = ${personId} order by r.kind, r.key`);
  const changed: { readonly kind: string; readonly key: string; readonly content: unknown }[] = [];
  for (const row of rows) {
    const content = await sealed(row);
    if (content !== row.content) changed.push({ ...row, content });
  }
  if (changed.length === 0) return;
  await tx.many(sql`
    update health_data.record as r set content = w.content
      from unnest(${arrays.texts(changed.map(({ kind }) => kind))}::text[], ${arrays.texts(changed.map(({ key }) => key))}::text[], ${arrays.jsonbs(changed.map(({ content }) => content))}::jsonb[]) as w(kind, key, content)
     where r.person_id = ${personId} and r.kind = w.kind and r.key = w.key`);
}
