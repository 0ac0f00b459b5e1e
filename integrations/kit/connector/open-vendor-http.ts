import { VendorFault } from './faults.ts';
import type { ConnectorManifest } from './manifest.ts';
import type { Query, VendorAnswer, VendorBody, VendorHttp } from './vendor-http.ts';

/** Seconds that a vendor may take for one answer. */
const WITHIN_MS = 30_000;
/** Largest answer: a month of minute values is a few megabytes. */
const ANSWER_BYTES_MAX = 33_554_432;
/** Wait when a vendor refuses for too many requests and does not say how long. */
const WAIT_SECONDS = 60;

/** Where an address of the vendor is really reached: itself, or a simulator. */
export type Reached = (url: URL) => URL;

export interface VendorHttpOptions {
  readonly manifest: ConnectorManifest;
  readonly fetch: typeof fetch;
  readonly reach: Reached;
  readonly now: () => Date;
  /** Headers that prove each request; asked anew for each, so that a token can be renewed in between. */
  readonly proof: () => Promise<Readonly<Record<string, string>>>;
  /** What a vendor's refusal means, before the usual reading of its status. */
  readonly judge?: ((answer: VendorAnswer, now: Date) => VendorFault | undefined) | undefined;
  /** Called before each request leaves: throws `rate-limited` when the budget is used up. */
  readonly admit?: (() => Promise<void>) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Requests to one vendor. */
export function openVendorHttp(options: VendorHttpOptions): VendorHttp {
  const send = async (method: string, url: string, query: Query | undefined, body: VendorBody | undefined): Promise<VendorAnswer> => {
    const address = reached(options, url, query);
    await options.admit?.();
    const response = await request(options, method, address, body);
    return judged(options, await answerOf(options, response));
  };
  return {
    get: (url, query, headers) => send('GET', url, query, headers && { headers }),
    post: (url, body) => send('POST', url, undefined, body ?? {}),
    put: (url, body) => send('PUT', url, undefined, body ?? {}),
    delete: (url, query, headers) => send('DELETE', url, query, headers && { headers }),
  };
}

function reached({ manifest, reach }: VendorHttpOptions, text: string, query: Query | undefined): URL {
  const url = new URL(text);
  if (url.protocol !== 'https:' || !manifest.connection.hosts.includes(url.hostname))
    throw new VendorFault('refused', `${manifest.name} has no host ${url.hostname} in its manifest.`);
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) url.searchParams.set(name, String(value));
  return reach(url);
}

async function request(options: VendorHttpOptions, method: string, url: URL, body: VendorBody | undefined): Promise<Response> {
  const form = body?.form === undefined ? undefined : formOf(body.form);
  const content = form ?? (body?.json === undefined ? undefined : JSON.stringify(body.json));
  const headers = {
    accept: 'application/json',
    ...(form !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
    ...(form === undefined && content !== undefined && { 'content-type': 'application/json' }),
    ...(await options.proof()),
    ...body?.headers,
  };
  const within = AbortSignal.timeout(WITHIN_MS);
  const signal = options.signal === undefined ? within : AbortSignal.any([options.signal, within]);
  try {
    return await options.fetch(url, { method, headers, redirect: 'manual', signal, ...(content !== undefined && { body: content }) });
  } catch (cause) {
    options.signal?.throwIfAborted();
    throw new VendorFault('unavailable', `${options.manifest.name} cannot be reached.`, { cause });
  }
}

const formOf = (form: Query): string => {
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) if (value !== undefined) fields.set(name, String(value));
  return fields.toString();
};

async function answerOf({ manifest, signal }: VendorHttpOptions, response: Response): Promise<VendorAnswer> {
  const { status, headers } = response;
  const bytes = await boundedBytes(response).catch((cause: unknown) => {
    signal?.throwIfAborted();
    throw cause instanceof VendorFault ? cause : new VendorFault('unavailable', `The answer of ${manifest.name} broke off.`, { cause });
  });
  if (bytes.length === 0) return { status, headers, json: undefined };
  try {
    return { status, headers, json: JSON.parse(bytes.toString('utf8')) as unknown };
  } catch (cause) {
    // An error page is a refusal like any other; only a success must be JSON.
    if (status >= 300) return { status, headers, json: undefined };
    throw new VendorFault('malformed', `${manifest.name} answered with something that is no JSON.`, { status, cause });
  }
}

async function boundedBytes(response: Response): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body ?? []) {
    length += piece.length;
    if (length > ANSWER_BYTES_MAX) throw new VendorFault('malformed', 'The answer is larger than any that is documented.');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function judged({ manifest, judge, now }: VendorHttpOptions, answer: VendorAnswer): VendorAnswer {
  const fault = judge?.(answer, now()) ?? usualFault(manifest.name, answer, now());
  if (fault !== undefined) throw fault;
  return answer;
}

function usualFault(name: string, { status, headers, json }: VendorAnswer, now: Date): VendorFault | undefined {
  if (status < 300) return undefined;
  const code = errorCode(json);
  if (code === 'invalid_grant')
    return new VendorFault('grant-ended', `${name} no longer takes the permission that you gave.`, { status, code });
  if (status === 401) return new VendorFault('unauthorised', `${name} does not take the access token.`, { status, code });
  if (status === 403) return new VendorFault('forbidden', `${name} does not allow this.`, { status });
  if (status === 404 || status === 410) return new VendorFault('not-found', `${name} has no such record.`, { status });
  if (status === 429)
    return new VendorFault('rate-limited', `${name} has had too many requests.`, { status, retryAfterSeconds: waitOf(headers, now) });
  if (status >= 500)
    return new VendorFault('unavailable', `${name} is away just now.`, { status, retryAfterSeconds: retryAfter(headers, now) });
  return new VendorFault('refused', `${name} refused the request (${status}${code === undefined ? '' : `, ${code}`}).`, { status, code });
}

const errorCode = (json: unknown): string | undefined => {
  const error = typeof json === 'object' && json !== null && 'error' in json ? json.error : undefined;
  return typeof error === 'string' && /^[a-z_]{1,60}$/.test(error) ? error : undefined;
};

/** RFC 9110 10.2.3: seconds or a date. */
function retryAfter(headers: Headers, now: Date): number | undefined {
  const text = headers.get('retry-after');
  if (text === null) return undefined;
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - now.getTime()) / 1000;
  return Number.isFinite(seconds) ? Math.max(1, Math.ceil(seconds)) : undefined;
}

function waitOf(headers: Headers, now: Date): number {
  const reset = Number(headers.get('ratelimit-reset') ?? headers.get('x-ratelimit-reset') ?? Number.NaN);
  // Vendors write seconds from now, or the moment itself.
  const seconds = reset > 1_000_000_000 ? reset - now.getTime() / 1000 : reset;
  return retryAfter(headers, now) ?? (Number.isFinite(seconds) ? Math.max(1, Math.ceil(seconds)) : WAIT_SECONDS);
}
