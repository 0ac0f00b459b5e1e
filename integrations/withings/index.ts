import {
  hmac,
  readManifest,
  VendorFault,
  type ClientKeys,
  type Connector,
  type VendorAnswer,
  type VendorHttp,
} from '../kit/connector/index.ts';
import { API, STREAMS } from './client.ts';
import manifest from './manifest.json' with { type: 'json' };
import { webhook } from './webhook.ts';
import { Envelope, Nonce, TokenBody } from './wire.ts';

const OK = 0;
/** Token missing, wrong or over. */
const UNAUTHORISED: ReadonlySet<number> = new Set([100, 101, 102, 200, 401]);
const TOO_MANY = 601;
/** Withings does not say how long. */
const WAIT_SECONDS = 60;

/** HTTP says 200 whatever happened: the status is in the body. */
function judge({ json, status: http }: VendorAnswer): VendorFault | undefined {
  if (!Envelope.fits(json)) return undefined;
  const { status } = json;
  if (status === OK && http < 300) return undefined;
  if (UNAUTHORISED.has(status)) return new VendorFault('unauthorised', 'Withings does not take the access token.', { status });
  if (status === TOO_MANY)
    return new VendorFault('rate-limited', 'Withings has had too many requests.', { status, retryAfterSeconds: WAIT_SECONDS });
  return new VendorFault('refused', `Withings refused the request (${status}).`, { status });
}

/** Withings' signature of a request: over the values of these fields, in the order of their names, with commas between. */
const signed = ({ clientId, clientSecret }: ClientKeys, action: string, last: Readonly<Record<string, string>>): Record<string, string> => {
  const signature = hmac(clientSecret, [[action, clientId, ...Object.values(last)].join(',')], 'hex');
  return { action, client_id: clientId, ...last, signature };
};

async function revoke(http: VendorHttp, client: ClientKeys, userId: string, now: Date): Promise<void> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const answer = await http.post(`${API}/v2/signature`, { form: signed(client, 'getnonce', { timestamp }) });
  const { nonce } = Nonce.read(Envelope.read(answer.json).body);
  await http.post(`${API}/v2/oauth2`, { form: { ...signed(client, 'revoke', { nonce }), userid: userId } });
}

/** Withings, public API. */
export const withings: Connector = {
  manifest: readManifest(manifest),
  streams: STREAMS,
  judge,
  readTokens({ json }, now) {
    const body = TokenBody.read(Envelope.read(json).body);
    return {
      accessToken: body.access_token,
      refreshToken: body.refresh_token,
      expiresAt: new Date(now.getTime() + body.expires_in * 1000),
      userId: String(body.userid),
      ...(body.scope !== undefined && { scopes: body.scope.split(/[ ,]+/) }),
    };
  },
  identify: ({ userId }) => Promise.resolve({ userId }),
  revoke: ({ http, userId, now }, _tokens, client) => revoke(http, client, userId, now),
  webhook,
};
