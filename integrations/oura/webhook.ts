import {
  hmac,
  isFresh,
  isSameText,
  VendorFault,
  type HookRequest,
  type SubscriptionContext,
  type Webhook,
} from '../kit/connector/index.ts';
import { Event, Subscription, Subscriptions } from './wire.ts';

const SUBSCRIPTION = 'https://api.ouraring.com/v2/webhook/subscription';
const EVENTS = ['create', 'update', 'delete'] as const;
const TYPES = ['sleep', 'daily_activity', 'daily_readiness', 'daily_sleep', 'daily_spo2', 'vO2_max', 'workout', 'session'] as const;
/** Renewed so long before its end. */
const RENEW_BEFORE_MS = 2 * 86_400_000;
const RENEW_AFTER_MS_MIN = 3_600_000;
/** Seconds until the year 5138, or milliseconds since 1973. */
const MILLISECONDS_FROM = 1e11;

/** Times in headers have been seen in seconds and in milliseconds. */
const msOf = (text: string | undefined): number => {
  const at = Number(text ?? Number.NaN);
  return at < MILLISECONDS_FROM ? at * 1000 : at;
};

const clientHeaders = ({ client }: Pick<SubscriptionContext, 'client'>): Readonly<Record<string, string>> => ({
  'x-client-id': client.clientId,
  'x-client-secret': client.clientSecret,
});

async function ensure(context: SubscriptionContext): ReturnType<NonNullable<Webhook['subscriptions']>['ensure']> {
  const { http, callbackUrl, verificationToken, now } = context;
  const headers = clientHeaders(context);
  const there = Subscriptions.read((await http.get(SUBSCRIPTION, {}, headers)).json).filter((one) => one.callback_url === callbackUrl);
  const ends: number[] = [];
  for (const data_type of TYPES)
    for (const event_type of EVENTS) {
      const known = there.find((one) => one.data_type === data_type && one.event_type === event_type);
      const answer =
        known === undefined
          ? await http.post(SUBSCRIPTION, {
              json: { callback_url: callbackUrl, verification_token: verificationToken, event_type, data_type },
              headers,
            })
          : await http.put(`${SUBSCRIPTION}/renew/${encodeURIComponent(known.id)}`, { headers });
      ends.push(Date.parse(Subscription.read(answer.json).expiration_time));
    }
  const first = Math.min(...ends.filter(Number.isFinite));
  const renewAt = Math.max(now.getTime() + RENEW_AFTER_MS_MIN, first - RENEW_BEFORE_MS);
  return { keep: {}, ...(Number.isFinite(first) && { renewAt: new Date(renewAt) }) };
}

async function remove(context: SubscriptionContext): Promise<void> {
  const headers = clientHeaders(context);
  for (const one of Subscriptions.read((await context.http.get(SUBSCRIPTION, {}, headers)).json))
    if (one.callback_url === context.callbackUrl) await context.http.delete(`${SUBSCRIPTION}/${encodeURIComponent(one.id)}`, {}, headers);
}

function eventOf({ body }: HookRequest): ReturnType<typeof Event.read> {
  try {
    return Event.read(JSON.parse(Buffer.from(body).toString('utf8')));
  } catch (error) {
    throw error instanceof VendorFault ? error : new VendorFault('malformed', 'An Oura event is no JSON.', { cause: error });
  }
}

/** Oura's calls: upper-case hex HMAC-SHA256 by the client secret, over time stamp and body. */
export const webhook: Webhook = {
  handshake({ method, query }, { subscription }) {
    if (method !== 'GET') return undefined;
    const token = subscription['verificationToken'] ?? '';
    return token !== '' && isSameText(query['verification_token'], token)
      ? { status: 200, json: { challenge: query['challenge'] ?? '' } }
      : undefined;
  },
  check({ headers, body }, { client }, now) {
    const [signature, timestamp] = [headers['x-oura-signature'], headers['x-oura-timestamp']];
    if (timestamp === undefined || !isSameText(signature, hmac(client.clientSecret, [timestamp, body], 'hex').toUpperCase()))
      return { kind: 'forged', why: 'the signature does not fit' };
    return isFresh(msOf(timestamp), now) ? { kind: 'genuine', mark: signature ?? '' } : { kind: 'stale' };
  },
  read(request) {
    const { event_type, data_type, object_id, user_id } = eventOf(request);
    if (event_type === 'delete') return [{ userId: user_id, stream: data_type, deleted: [`${data_type}:${object_id}`] }];
    return [{ userId: user_id, stream: data_type, id: object_id }];
  },
  subscriptions: { scope: 'client', ensure, remove },
};
