import { NotModified } from './not-modified.ts';
import type { Call } from '../module.ts';

const NOT_MODIFIED = new NotModified();

/**
 * Answers with the version of what is read, and without reading when the caller names that version in `If-None-Match` (RFC 9110 section 13.1.2).
 *
 * The version is found out before reading: what changes in between is given with the older version, so that it is read once more.
 *
 * @param version text of letters, digits, `-` and `.` that is another one whenever the answer would be
 */
export async function unlessKnown<T>(call: Call, version: string, read: () => Promise<T>): Promise<T | NotModified> {
  if (call.http === undefined) return await read();
  const { request, reply } = call.http;
  const tag = `W/"${version}"`;
  reply.header('etag', tag);
  if (isKnown(request.headers['if-none-match'], tag)) return NOT_MODIFIED;
  return await read();
}

/** Weak comparison (RFC 9110 section 8.8.3.2): the mark of weakness does not matter. */
function isKnown(known: string | undefined, tag: string): boolean {
  if (known === undefined) return false;
  const bare = tag.replace(/^W\//, '');
  return known.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === bare);
}
