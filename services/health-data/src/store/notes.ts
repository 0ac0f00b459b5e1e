import type { Db } from '@aceso/kit';
import { hasNotes, mapNotes } from '../domain/notes.ts';
import { isSealed, noteSeal, type NoteSeal } from './note-seal.ts';

/** Keys of people's notes: gone when the person's own key is. */
export interface NoteKeys {
  /** Makes the person's key when there is none. */
  toSeal(db: Db, personId: string): Promise<Uint8Array>;
  /** Undefined when there is no key (any more). */
  toOpen(db: Db, personId: string): Promise<Uint8Array | undefined>;
}

interface WithNotes {
  readonly kind: string;
  readonly key: string;
  readonly content: unknown;
}

const contextOf = ({ kind, key }: WithNotes): string => `${kind}|${key}`;

/** Records with their notes sealed. The natural key of one that has any may tell it: it is forgotten, the short one stays. */
export async function withSealedNotes<R extends WithNotes & { readonly naturalKey: string | undefined }>(
  db: Db,
  personId: string,
  records: readonly R[],
  keys: NoteKeys,
): Promise<readonly R[]> {
  if (!records.some(({ kind, content }) => hasNotes(kind, content))) return records;
  const seal = noteSeal(await keys.toSeal(db, personId));
  return records.map((record) => {
    const content = mapNotes(record.kind, record.content, (note) => seal.seal(note, contextOf(record)));
    return content === record.content ? record : { ...record, content, naturalKey: undefined };
  });
}

/** Seals the notes of a record that are not sealed yet; the same content when all are. */
export const sealRest = (record: WithNotes, seal: NoteSeal): unknown =>
  mapNotes(record.kind, record.content, (note) =>
    isSealed(note) && seal.open(note, contextOf(record)) !== undefined ? note : seal.seal(note, contextOf(record)),
  );

/** Records with their notes as people wrote them. One that nobody can open any more is left out. */
export async function withOpenNotes<R extends WithNotes>(
  db: Db,
  personId: string,
  records: readonly R[],
  keys: NoteKeys,
): Promise<readonly R[]> {
  if (!records.some(holdsSealed)) return records;
  const key = await keys.toOpen(db, personId);
  const seal = key && noteSeal(key);
  return records.map((record) => {
    if (!holdsSealed(record)) return record;
    const content = mapNotes(record.kind, record.content, (note) => (isSealed(note) ? (seal?.open(note, contextOf(record)) ?? '') : note));
    return { ...record, content };
  });
}

function holdsSealed({ kind, content }: WithNotes): boolean {
  let holds = false;
  mapNotes(kind, content, (note) => {
    holds ||= isSealed(note);
    return note;
  });
  return holds;
}
