import {
  hmac,
  isFresh,
  isSameText,
  VendorFault,
  type HookNews,
  type HookRequest,
  type SubscriptionContext,
  type Webhook,
} from '../kit/connector/index.ts';
import { API } from './client.ts';
import { Event, Subscription, Subscriptions } from './wire.ts';

const SUBSCRIPTIONS = `${API}/push_subscriptions`;
const LOOK_AGAIN_MS = 7 * 86_400_000;

const clientOf = ({ client }: Pick<SubscriptionContext, 'client'>): Readonly<Record<string, string>> => ({
  client_id: client.clientId,
  client_secret: client.clientSecret,
});

function eventOf({ body }: HookRequest): ReturnType<typeof Event.read> {
  try {
    return Event.read(JSON.parse(Buffer.from(body).toString('utf8')));
  } catch (error) {
    throw error instanceof VendorFault ? error : new VendorFault('malformed', 'A Strava event is no JSON.', { cause: error });
  }
}

/** Strava's calls. Some come signed, `t=…,v1=…`, others do not: an unsigned one at the secret address is a reason to ask, no more. */
export const webhook: Webhook = {
  handshake({ method, query }, { subscription }) {
    if (method !== 'GET' || query['hub.mode'] !== 'subscribe') return undefined;
    const token = subscription['verificationToken'] ?? '';
    return token !== '' && isSameText(query['hub.verify_token'], token)
      ? { status: 200, json: { 'hub.challenge': query['hub.challenge'] ?? '' } }
      : undefined;
  },
  check({ headers, body }, { client, isAddressSecret }, now) {
    const given = headers['x-strava-signature'];
    if (given === undefined)
      return isAddressSecret ? { kind: 'hint' } : { kind: 'forged', why: 'neither signed nor at the secret address' };
    const [, time = '', signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(given) ?? [];
    if (!isSameText(signature, hmac(client.clientSecret, [`${time}.`, body], 'hex')))
      return { kind: 'forged', why: 'the signature does not fit' };
    return isFresh(Number(time) * 1000, now) ? { kind: 'genuine', mark: given } : { kind: 'stale' };
  },
  read(request): readonly HookNews[] {
    const { object_type, object_id, owner_id, updates } = eventOf(request);
    const userId = String(owner_id);
    // Whether the person has really ended the access, the next question to Strava tells.
    if (object_type === 'athlete') return String(updates?.['authorized']) === 'false' ? [{ userId }] : [];
    // Also of a deletion Strava is asked: an unsigned call alone takes nothing away.
    return [{ userId, stream: 'activity', id: String(object_id) }];
  },
  subscriptions: {
    scope: 'client',
    async ensure(context) {
      const { http, callbackUrl, verificationToken, now } = context;
      const there = Subscriptions.read((await http.get(SUBSCRIPTIONS, clientOf(context))).json);
      const renewAt = new Date(now.getTime() + LOOK_AGAIN_MS);
      const known = there.find(({ callback_url }) => callback_url === callbackUrl);
      if (known !== undefined) return { keep: { id: String(known.id) }, renewAt };
      // Strava keeps one for each application: that of an address which is ours no longer must go.
      for (const { id } of there) await http.delete(`${SUBSCRIPTIONS}/${id}`, clientOf(context));
      const form = { ...clientOf(context), callback_url: callbackUrl, verify_token: verificationToken };
      return { keep: { id: String(Subscription.read((await http.post(SUBSCRIPTIONS, { form })).json).id) }, renewAt };
    },
    async remove(context) {
      const { id } = context.known;
      if (id !== undefined) await context.http.delete(`${SUBSCRIPTIONS}/${encodeURIComponent(id)}`, clientOf(context));
    },
  },
};
