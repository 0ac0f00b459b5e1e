/** An answer of a vendor that was not refused. */
export interface VendorAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON document; undefined when there is none. */
  readonly json: unknown;
}

export type Query = Readonly<Record<string, string | number | undefined>>;

export interface VendorBody {
  readonly form?: Query;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Requests to the hosts of a manifest, and to no other. Redirects are not followed, time and size are bounded.
 *
 * All throw `VendorFault`: 401 `unauthorised`, 403 `forbidden`, 404 and 410 `not-found`, 429 `rate-limited`, 5xx and a broken line
 * `unavailable`, other 4xx `refused`, an answer that is no JSON `malformed`; then what the connector's `judge` says.
 */
export interface VendorHttp {
  get(url: string, query?: Query, headers?: Readonly<Record<string, string>>): Promise<VendorAnswer>;
  post(url: string, body?: VendorBody): Promise<VendorAnswer>;
  put(url: string, body?: VendorBody): Promise<VendorAnswer>;
  delete(url: string, query?: Query, headers?: Readonly<Record<string, string>>): Promise<VendorAnswer>;
}
