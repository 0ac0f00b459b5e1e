/** Answer of an operation to a caller who has the newest version already: 304 without a body (RFC 9110 section 15.4.5). */
export class NotModified {
  readonly status = 304;
}
