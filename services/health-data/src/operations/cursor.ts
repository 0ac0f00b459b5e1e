import { invalid } from '@aceso/kit';

const FORMS = { uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, number: /^-?\d{1,16}$/, place: /^-?\d{1,15}\.\d{1,6}$/ } as const;

/** A place to go on from, opaque to the caller. */
export const encodeCursor = (place: string | number): string => Buffer.from(String(place)).toString('base64url');

/** Reads a place back. Throws `input-invalid` for anything that we did not make. */
export function decodeCursor(cursor: string, form: keyof typeof FORMS): string {
  const place = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!FORMS[form].test(place)) throw invalid('/query/cursor', 'is not a cursor of this list', 'Leave it out to begin at the start.');
  return place;
}
