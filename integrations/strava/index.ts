import { readManifest, VendorFault, type Connector, type VendorAnswer } from '../kit/connector/index.ts';
import { API, STREAMS } from './client.ts';
import manifest from './manifest.json' with { type: 'json' };
import { webhook } from './webhook.ts';
import { Athlete } from './wire.ts';

const TOO_MANY = 429;
const QUARTER_S = 900;
const DAY_S = 86_400;

/** Strava's windows are the quarters of an hour and the days of UTC; two headers tell which is used up. */
function judge({ status, headers }: VendorAnswer, now: Date): VendorFault | undefined {
  if (status !== TOO_MANY) return undefined;
  const isDayOver = ['x-ratelimit', 'x-readratelimit'].some((name) => {
    const [limit, usage] = ['limit', 'usage'].map((part) => Number((headers.get(`${name}-${part}`) ?? '').split(',')[1] ?? Number.NaN));
    return limit !== undefined && usage !== undefined && usage >= limit;
  });
  const at = now.getTime() / 1000;
  const window = isDayOver ? DAY_S : QUARTER_S;
  return new VendorFault('rate-limited', 'Strava has had too many requests.', {
    status,
    retryAfterSeconds: Math.ceil(window - (at % window)),
  });
}

/** Strava, API version 3. */
export const strava: Connector = {
  manifest: readManifest(manifest),
  streams: STREAMS,
  judge,
  async identify({ http }) {
    return { userId: String(Athlete.read((await http.get(`${API}/athlete`)).json).id) };
  },
  async revoke({ http }) {
    await http.post('https://www.strava.com/oauth/deauthorize');
  },
  webhook,
};
