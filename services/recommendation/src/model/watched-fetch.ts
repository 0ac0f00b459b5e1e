import { checkPlace } from './check-place.ts';

/** The person has withdrawn, or the operator has switched it off, while an answer was being made. */
export class ModelStopped extends Error {}

/** What went over the wire so far. */
export interface Tally {
  requests: number;
  sentBytes: number;
  receivedBytes: number;
}

/** Longest answer of a model's server that is read. */
const ANSWER_BYTES_MOST = 1_048_576;

/**
 * `fetch` for a model's library: asks before each message whether it may still be sent, follows no redirect, reads at most a megabyte, and counts.
 *
 * @param mayGoOn whether consent and settings are still what they were
 */
export function watchedFetch(tally: Tally, mayGoOn: () => Promise<boolean>): typeof fetch {
  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    await checkPlace(url);
    if (!(await mayGoOn())) throw new ModelStopped('no more may be sent');
    tally.requests += 1;
    if (typeof init?.body === 'string') tally.sentBytes += Buffer.byteLength(init.body);
    const response = await fetch(input, { ...init, redirect: 'error' });
    const { status, headers } = response;
    const body = await readAtMost(response, ANSWER_BYTES_MOST, (bytes) => (tally.receivedBytes += bytes));
    return new Response(body, { status, headers: { 'content-type': headers.get('content-type') ?? 'application/json' } });
  };
}

async function readAtMost(response: Response, most: number, count: (bytes: number) => void): Promise<Uint8Array<ArrayBuffer> | null> {
  if (response.body === null) return null;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body) {
    size += part.byteLength;
    count(part.byteLength);
    // Leaving the loop cancels the stream.
    if (size > most) throw new Error('the answer of the model is too long');
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
