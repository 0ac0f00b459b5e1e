import { VendorFault, type HookNews, type HookRequest, type SubscriptionContext, type Webhook } from '../kit/connector/index.ts';
import { API } from './client.ts';
import { Envelope, Profiles } from './wire.ts';

/** What a call is about, by Withings' number, and the stream that has news. */
const STREAMS: ReadonlyMap<number, string> = new Map([
  [1, 'measures'],
  [2, 'measures'],
  [4, 'measures'],
  [16, 'activity'],
  [44, 'sleep'],
]);
/** The person has taken the access away, or has erased their account. */
const USER_CHANGED = 46;
const ENDED: ReadonlySet<string> = new Set(['unlink', 'delete']);
const SUBSCRIBED = [...STREAMS.keys(), USER_CHANGED];

const act = async ({ http }: SubscriptionContext, form: Readonly<Record<string, string | number>>): Promise<unknown> =>
  Envelope.read((await http.post(`${API}/notify`, { form })).json).body ?? {};

async function ours(context: SubscriptionContext): Promise<readonly number[]> {
  const { profiles } = Profiles.read(await act(context, { action: 'list' }));
  return profiles.filter(({ callbackurl }) => callbackurl === context.callbackUrl).map(({ appli }) => appli);
}

/** Withings does not sign: the secret in the address tells its calls from others, and they are a reason to ask, no more. */
export const webhook: Webhook = {
  handshake({ method, body }, { isAddressSecret }) {
    // A HEAD, or an empty form, before the first call.
    const isCheck = method === 'GET' || body.length === 0;
    return isCheck && isAddressSecret ? { status: 200 } : undefined;
  },
  check: (_request, { isAddressSecret }) => (isAddressSecret ? { kind: 'hint' } : { kind: 'forged', why: 'the address has no secret' }),
  read({ body }: HookRequest): readonly HookNews[] {
    const form = new URLSearchParams(Buffer.from(body).toString('utf8'));
    const [userId, appli] = [form.get('userid'), Number(form.get('appli'))];
    if (userId === null || !/^\d{1,20}$/.test(userId)) throw new VendorFault('malformed', 'A Withings call names no user.');
    if (appli === USER_CHANGED) return ENDED.has(form.get('action') ?? '') ? [{ userId, isGrantEnded: true }] : [];
    const stream = STREAMS.get(appli);
    if (stream === undefined) return [];
    const day = Date.parse(form.get('date') ?? '');
    const [from, to] = [Number(form.get('startdate') ?? Number.NaN) * 1000, Number(form.get('enddate') ?? Number.NaN) * 1000];
    if (from <= to) return [{ userId, stream, window: { from: new Date(from), to: new Date(to + 1000) } }];
    return [{ userId, stream, ...(Number.isFinite(day) && { window: { from: new Date(day), to: new Date(day + 86_400_000) } }) }];
  },
  subscriptions: {
    scope: 'connection',
    async ensure(context) {
      const there = await ours(context);
      for (const appli of SUBSCRIBED)
        if (!there.includes(appli)) await act(context, { action: 'subscribe', callbackurl: context.callbackUrl, appli, comment: 'Aceso' });
      return { keep: { appli: SUBSCRIBED.join(',') } };
    },
    async remove(context) {
      for (const appli of await ours(context)) await act(context, { action: 'revoke', callbackurl: context.callbackUrl, appli });
    },
  },
};
