import { invalid } from '../fault.ts';

/** Place in a list that is sorted by time and id. */
export interface Place {
  readonly at: Date;
  readonly id: string;
}

const FORM = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\|([0-9a-f-]{36})$/;

/** A place as the opaque text that a caller sends back. */
const cursorOf = ({ at, id }: Place): string => btoa(`${at.toISOString()}|${id}`);

/** Reads a cursor; undefined for the first page. Throws `input-invalid` for anything that `pageOf` did not write. */
export function placeOf(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  const [, at, id] = FORM.exec(decoded(cursor)) ?? [];
  if (at === undefined || id === undefined || Number.isNaN(Date.parse(at)))
    throw invalid('/query/cursor', 'must be the `next` of the page before');
  return { at: new Date(at), id };
}

function decoded(cursor: string): string {
  try {
    return atob(cursor);
  } catch (error) {
    if (error instanceof DOMException) return '';
    throw error;
  }
}

/** Cuts the one row that was read too many, and says where the next page begins. */
export function pageOf<T>(rows: readonly T[], limit: number, placeOfRow: (row: T) => Place): { items: T[]; next?: string } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last !== undefined ? { items, next: cursorOf(placeOfRow(last)) } : { items };
}
