import { decodeCursor, encodeCursor } from './cursor.ts';

/** A place among samples: an instant, and how many of its samples were given already. */
export interface Place {
  readonly at: number;
  readonly given: number;
}

/** A place as an opaque cursor. */
export const encodePlace = ({ at, given }: Place): string => encodeCursor(`${at}.${given}`);

/** Reads a place back. Throws `input-invalid` for anything that we did not make. */
export function placeOf(cursor: string): Place {
  const [at, given] = decodeCursor(cursor, 'place').split('.').map(Number);
  return { at: at ?? 0, given: given ?? 0 };
}
