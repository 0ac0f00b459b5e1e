import type { Input } from '@aceso/contracts';
import type { dashboard } from '@aceso/contracts/dashboard';
import { Fault, unavailable, type Call } from '@aceso/kit';
import type { LiveHub } from '../live/live-hub.ts';

type Contract = typeof dashboard.operations.openLive;

const SCREENS_AT_MOST = 2_000;
const SCREENS_OF_ONE_AT_MOST = 20;
/** A screen that cannot keep up is let go; it comes back and reads everything again. */
const BYTES_UNSENT_AT_MOST = 1_048_576;
/** After this it must come back with a token of the moment. */
const LIFE_MS = 1_800_000;
const COME_BACK_MS = 2_000;

/**
 * Server-sent events until the reader leaves, the session ends or half an hour is over.
 *
 * There is no replay: a screen that comes back with `Last-Event-ID` gets what is new from now on, and reads its data again.
 */
export const openLive =
  (hub: LiveHub) =>
  async (_input: Input<Contract>, { principal, http }: Call): Promise<void> => {
    if (http === undefined) throw new Error('live events are for readers over HTTP');
    if (hub.size >= SCREENS_AT_MOST) throw unavailable('Too many screens follow just now.', COME_BACK_MS / 1000);
    if (hub.sizeOf(principal.subject) >= SCREENS_OF_ONE_AT_MOST)
      throw new Fault('too-many-requests', 429, 'Too many open windows follow.', { retryAfterSeconds: COME_BACK_MS / 1000 });
    const { raw } = http.reply.hijack();
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    raw.write(`retry: ${COME_BACK_MS}\n: following\n\n`);
    const place = hub.add({
      principal,
      write: (text) => void (raw.writableLength > BYTES_UNSENT_AT_MOST ? raw.destroy() : raw.write(text)),
      end: () => void raw.end(),
    });
    const end = setTimeout(() => raw.end(), LIFE_MS).unref();
    raw.on('close', () => {
      clearTimeout(end);
      place[Symbol.dispose]();
    });
  };
