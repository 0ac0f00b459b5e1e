import { hmac, instantOf, isSameText, VendorFault, type HookNews, type HookRequest, type Webhook } from '../kit/connector/index.ts';
import { Event } from './wire.ts';

/** Notifications about samples, and the stream that has news. Routes and recovery are not taken in. */
const SAMPLES: ReadonlyMap<string, string> = new Map([
  ['SUUNTO_247_SLEEP_CREATED', 'sleep'],
  ['SUUNTO_247_ACTIVITY_CREATED', 'activity'],
]);
/** A night may be filed under its end, and is asked for by it or by its begin. */
const MARGIN_MS = 86_400_000;

function eventOf({ body }: HookRequest): ReturnType<typeof Event.read> {
  try {
    return Event.read(JSON.parse(Buffer.from(body).toString('utf8')));
  } catch (error) {
    throw error instanceof VendorFault ? error : new VendorFault('malformed', 'A Suunto notification is no JSON.', { cause: error });
  }
}

/**
 * Suunto's calls: lower-case hex HMAC-SHA256 by the notification secret, over the body alone. There is no time stamp in it, so an old call
 * that comes again is taken as a reason to ask again, which changes nothing.
 */
export const webhook: Webhook = {
  check({ headers, body }, { client }) {
    const secret = client.more['notificationSecret'] ?? '';
    if (secret === '') return { kind: 'forged', why: 'no notification secret is set' };
    const signature = headers['x-hmac-sha256-signature'];
    return isSameText(signature, hmac(secret, [body], 'hex'))
      ? { kind: 'genuine', mark: signature ?? '' }
      : { kind: 'forged', why: 'the signature does not fit' };
  },
  read(request): readonly HookNews[] {
    const { type, username: userId, workout, samples } = eventOf(request);
    if (type === 'WORKOUT_CREATED') return [{ userId, stream: 'workout', ...(workout && { id: workout.workoutKey }) }];
    const stream = SAMPLES.get(type);
    if (stream === undefined) return [];
    const times = (samples ?? []).map(({ timestamp }) => instantOf(timestamp)).filter(Number.isFinite);
    if (times.length === 0) return [{ userId, stream }];
    const window = { from: new Date(Math.min(...times) - MARGIN_MS), to: new Date(Math.max(...times) + MARGIN_MS) };
    return [{ userId, stream, window }];
  },
};
