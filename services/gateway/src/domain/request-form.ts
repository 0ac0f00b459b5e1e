/** Two readings of one path are how filters are passed by: dots, doubled or encoded slashes, back-slashes and NUL are refused, not repaired. */
const AMBIGUOUS = /\/\/|\/\.{1,2}(?:\/|$)|%2f|%5c|%2e|%00|\\/i;

/** True when every program behind reads the path in the same way. */
export const isPlainPath = (path: string): boolean => path.startsWith('/') && !AMBIGUOUS.test(path);

/** True when the body's length can be read in one way only: `chunked` or a length, and no other coding. */
export const isPlainFraming = (transferEncoding: string | undefined): boolean =>
  transferEncoding === undefined || transferEncoding.trim().toLowerCase() === 'chunked';

/** True when a body comes with the request (RFC 9112 6.3). */
export const hasBody = ({
  headers,
}: {
  readonly headers: { readonly 'content-length'?: string | undefined; readonly 'transfer-encoding'?: string | undefined };
}): boolean => headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
