import { isSameText, VendorFault, type HookNews, type HookRequest, type Webhook } from '../kit/connector/index.ts';
import { STREAMS } from './client.ts';
import { isSignedBy, plainKeys, type PlainKey } from './tink.ts';
import { Keyset, News, Verification } from './wire.ts';

const KEYSET = 'https://www.gstatic.com/googlehealthapi/webhooks/webhooks_public_keyset.json';
/** Keys live a month; a call by one that is not known yet is made again for a week. */
const LOOK_AGAIN_MS = 5 * 86_400_000;
/** Its name differs between Google's guide and what has been seen. */
const SIGNATURES = ['google-health-api-signature', 'x-healthapi-signature'] as const;
const STREAM_IDS: ReadonlySet<string> = new Set(STREAMS.map(({ id }) => id));
/** A reading may begin before the stretch that a call names. */
const MARGIN_MS = 3_600_000;

function jsonOf({ body }: HookRequest): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8')) as unknown;
  } catch (error) {
    throw new VendorFault('malformed', 'A call of Google Health is no JSON.', { cause: error });
  }
}

const isCheck = (request: HookRequest): boolean => {
  try {
    return Verification.fits(jsonOf(request));
  } catch {
    return false;
  }
};

/** Calls of Google: signed over the body by a key that Google publishes, and sent with the header that the operator chose. */
export const webhook: Webhook = {
  // Google looks whether an address lets in whoever knows the secret, and nobody else.
  handshake(request, { client }) {
    if (request.method !== 'POST' || !isCheck(request)) return undefined;
    const secret = client.more['webhookSecret'] ?? '';
    return { status: secret !== '' && isSameText(request.headers['authorization'], secret) ? 201 : 401 };
  },
  check({ headers, body }, { client, subscription }) {
    const secret = client.more['webhookSecret'] ?? '';
    const shown = headers['authorization'];
    // It has been missing from true calls: the signature is what proves them.
    if (shown !== undefined && secret !== '' && !isSameText(shown, secret)) return { kind: 'forged', why: 'the secret is another' };
    const signature = SIGNATURES.map((name) => headers[name]).find((value) => value !== undefined);
    const keys = JSON.parse(subscription['keys'] ?? '[]') as readonly PlainKey[]; // Kept below in this form.
    if (signature === undefined || !isSignedBy(keys, signature, body)) return { kind: 'forged', why: 'the signature does not fit' };
    return { kind: 'genuine', mark: signature };
  },
  read(request): readonly HookNews[] {
    const news = News.read(jsonOf(request));
    return ('data' in news ? [news] : news).flatMap(({ data }): HookNews[] => {
      const { healthUserId: userId, dataType: stream, intervals } = data;
      if (!STREAM_IDS.has(stream)) return [];
      const times = (intervals ?? []).flatMap(({ physicalTimeInterval: given }) =>
        [Date.parse(given?.startTime ?? '') - MARGIN_MS, Date.parse(given?.endTime ?? '') + MARGIN_MS].filter(Number.isFinite),
      );
      if (times.length < 2) return [{ userId, stream }];
      return [{ userId, stream, window: { from: new Date(Math.min(...times)), to: new Date(Math.max(...times)) } }];
    });
  },
  subscriptions: {
    scope: 'client',
    isAddressByHand: true,
    // Subscribers are made in the project at Google, by whoever may; what is kept here are the keys that prove its calls.
    async ensure({ http, now }) {
      const keys = plainKeys(Keyset.read((await http.get(KEYSET)).json));
      return { keep: { keys: JSON.stringify(keys) }, renewAt: new Date(now.getTime() + LOOK_AGAIN_MS) };
    },
    remove: () => Promise.resolve(),
  },
};
