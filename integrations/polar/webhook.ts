import { hmac, isSameText, VendorFault, type HookRequest, type SubscriptionContext, type Webhook } from '../kit/connector/index.ts';
import { API } from './client.ts';
import { Event, NewWebhook, Webhooks } from './wire.ts';

const WEBHOOKS = `${API}/webhooks`;
const EVENTS = ['EXERCISE', 'SLEEP', 'CONTINUOUS_HEART_RATE', 'ACTIVITY_SUMMARY'] as const;
/** Families that an event is about; a night brings its recharge. */
const STREAMS: Readonly<Record<string, readonly string[]>> = {
  EXERCISE: ['exercise'],
  SLEEP: ['sleep', 'recharge'],
  CONTINUOUS_HEART_RATE: ['heart-rate'],
  ACTIVITY_SUMMARY: ['activity'],
};
/** Polar switches a webhook off after a week without an answer. */
const LOOK_AGAIN_MS = 5 * 86_400_000;
const DAY_MS = 86_400_000;

const basic = ({ client }: Pick<SubscriptionContext, 'client'>): Readonly<Record<string, string>> => ({
  authorization: `Basic ${Buffer.from(`${encodeURIComponent(client.clientId)}:${encodeURIComponent(client.clientSecret)}`).toString('base64')}`,
});

function eventOf({ body }: HookRequest): ReturnType<typeof Event.read> {
  try {
    return Event.read(JSON.parse(Buffer.from(body).toString('utf8')));
  } catch (error) {
    throw error instanceof VendorFault ? error : new VendorFault('malformed', 'A Polar event is no JSON.', { cause: error });
  }
}

const isPing = (request: HookRequest): boolean => {
  try {
    return eventOf(request).event === 'PING';
  } catch {
    return false;
  }
};

/**
 * Polar's calls: hex HMAC-SHA256 over the body, by a key that Polar tells once, when the webhook is made. There is no time stamp in it, so
 * an old call that comes again is taken as a reason to ask again, which changes nothing.
 */
export const webhook: Webhook = {
  // Sent when the webhook is made, when its key cannot be known yet; it says nothing.
  handshake: (request) => (request.method === 'POST' && isPing(request) ? { status: 200 } : undefined),
  check({ headers, body }, { subscription }) {
    const key = subscription['signatureKey'];
    if (key === undefined) return { kind: 'forged', why: 'there is no webhook that could have called' };
    const signature = headers['polar-webhook-signature'];
    return isSameText(signature, hmac(key, [body], 'hex'))
      ? { kind: 'genuine', mark: signature ?? '' }
      : { kind: 'forged', why: 'the signature does not fit' };
  },
  read(request) {
    const { event, user_id, entity_id: id, date } = eventOf(request);
    if (user_id === undefined) return [];
    const userId = String(user_id);
    return (STREAMS[event] ?? []).map((stream) => {
      if (stream === 'exercise' && typeof id === 'string') return { userId, stream, id };
      const at = Date.parse(`${date?.slice(0, 10)}T00:00:00Z`);
      if (!Number.isFinite(at)) return { userId, stream };
      return { userId, stream, window: { from: new Date(at - DAY_MS), to: new Date(at + 2 * DAY_MS) } };
    });
  },
  subscriptions: {
    scope: 'client',
    async ensure(context) {
      const { http, callbackUrl, known, now } = context;
      const headers = basic(context);
      const renewAt = new Date(now.getTime() + LOOK_AGAIN_MS);
      const there = Webhooks.read((await http.get(WEBHOOKS, {}, headers)).json)?.data ?? [];
      if (known['signatureKey'] !== undefined && there.some(({ id, url }) => id === known['webhookId'] && url === callbackUrl))
        return { keep: known, renewAt };
      // One for each client: another one there is, whose key nobody knows any more, makes room.
      for (const { id } of there) await http.delete(`${WEBHOOKS}/${encodeURIComponent(id)}`, {}, headers);
      const { data } = NewWebhook.read((await http.post(WEBHOOKS, { json: { events: [...EVENTS], url: callbackUrl }, headers })).json);
      return { keep: { webhookId: data.id, signatureKey: data.signature_secret_key }, renewAt };
    },
    async remove(context) {
      const id = context.known['webhookId'];
      if (id !== undefined) await context.http.delete(`${WEBHOOKS}/${encodeURIComponent(id)}`, {}, basic(context));
    },
  },
};
