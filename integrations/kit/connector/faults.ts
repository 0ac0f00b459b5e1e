/** Why a vendor did not give what was asked for. */
export type VendorFaultKind =
  /** The access token is not taken: refresh it, or ask the person again. */
  | 'unauthorised'
  /** The person or the vendor has ended the grant: only connecting again helps. */
  | 'grant-ended'
  /** The token is good, but not for this: a scope is missing or a membership has run out. */
  | 'forbidden'
  | 'rate-limited'
  /** The vendor is away, slow, or says that it is at fault: ask again later. */
  | 'unavailable'
  /** There is no such record. */
  | 'not-found'
  /** The request was wrong: asking again does not help. */
  | 'refused'
  /** The answer is not what the vendor's documentation says. */
  | 'malformed';

/** A vendor's refusal in our words. The message is for people and logs: it never holds a token or a value. */
export class VendorFault extends Error {
  override readonly name = 'VendorFault';
  readonly kind: VendorFaultKind;
  /** Seconds to wait before the next request, as the vendor says. */
  readonly retryAfterSeconds: number | undefined;
  readonly status: number | undefined;
  /** The vendor's own word, such as `invalid_client`. */
  readonly code: string | undefined;

  constructor(
    kind: VendorFaultKind,
    message: string,
    more: {
      readonly retryAfterSeconds?: number | undefined;
      readonly status?: number | undefined;
      readonly code?: string | undefined;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.kind = kind;
    this.retryAfterSeconds = more.retryAfterSeconds;
    this.status = more.status;
    this.code = more.code;
  }
}
