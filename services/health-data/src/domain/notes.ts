/** Fields in which people write what they like, at any depth; everything within them is theirs. */
const NOTE = /^(notes?|comments?|remarks?|memo|annotations?|free_?text|patientInstruction)$/i;
/** Results and resources of others use `text` for the names of things. */
const NAMES_THINGS: ReadonlySet<string> = new Set(['clinical', 'laboratory-result']);
const WORDS = 'text';

/**
 * The content of a record with each note changed; the same object when there is none.
 *
 * @param kind of the record
 */
export function mapNotes(kind: string, content: unknown, change: (note: string) => string): unknown {
  const isNote = (field: string): boolean => NOTE.test(field) || (field === WORDS && !NAMES_THINGS.has(kind));
  const mapped = (value: unknown, isWithin: boolean): unknown => {
    if (typeof value === 'string') return isWithin && value !== '' ? change(value) : value;
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      const list = value.map((item: unknown) => mapped(item, isWithin));
      return list.some((item, i) => item !== value[i]) ? list : value;
    }
    let changed: Record<string, unknown> | undefined;
    for (const [field, old] of Object.entries(value)) {
      const fresh = mapped(old, isWithin || isNote(field));
      if (fresh !== old) (changed ??= { ...value })[field] = fresh;
    }
    return changed ?? value;
  };
  return mapped(content, false);
}

/** Whether the content of a record holds a note. */
export function hasNotes(kind: string, content: unknown): boolean {
  let has = false;
  mapNotes(kind, content, (note) => {
    has = true;
    return note;
  });
  return has;
}
