import {
  NOTHING,
  VendorFault,
  type Connector,
  type Incoming,
  type Stream,
  type TokenSet,
  type VendorAnswer,
  type VendorSession,
} from '../kit/connector/index.ts';
import { ACTIVITY_METRICS, mapActivity, mapNights, mapWorkouts } from './mapping.ts';
import { Claims, OneWorkout, Samples, Tokens, Workouts } from './wire.ts';

const API = 'https://cloudapi.suunto.com';
const AUTHORISATION = 'https://cloudapi-oauth.suunto.com';
/** The most that Suunto gives of a list, and the longest stretch of samples in days. */
const PAGE_WORKOUTS = 100;
const SAMPLE_DAYS = 28;
/** Suunto may file a night under its end: those that lie across a border of a window are asked for as well. */
const MARGIN_DAYS = 1;
const DAY_MS = 86_400_000;
/** Suunto tells neither of changes nor of deletions: the last days are read again, and what is missing in them is gone. */
const LATE_DAYS = 7;

/** The name of the account, from the answer or from within the token (RFC 7519), which Suunto has signed for us a moment ago. */
function userOf({ user, access_token }: ReturnType<typeof Tokens.read>): string | undefined {
  if (typeof user === 'string') return user;
  try {
    const claims: unknown = JSON.parse(Buffer.from(access_token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return Claims.fits(claims) ? claims.user : undefined;
  } catch {
    return undefined;
  }
}

export function readTokens({ json }: VendorAnswer, now: Date): TokenSet {
  const answer = Tokens.read(json);
  const userId = userOf(answer);
  const seconds = Number(answer.expires_in ?? Number.NaN);
  return {
    accessToken: answer.access_token,
    ...(typeof answer.refresh_token === 'string' && { refreshToken: answer.refresh_token }),
    ...(Number.isFinite(seconds) && { expiresAt: new Date(now.getTime() + seconds * 1000) }),
    ...(userId !== undefined && { userId }),
  };
}

/** The account is in the tokens; Suunto has no address that tells it. */
export function identify({ userId }: VendorSession): Promise<{ readonly userId: string }> {
  if (userId === '') throw new VendorFault('malformed', 'Suunto does not say whose account it is.');
  return Promise.resolve({ userId });
}

export const authorise: NonNullable<Connector['authorise']> = ({ accessToken }, { more }) => ({
  authorization: `Bearer ${accessToken}`,
  'ocp-apim-subscription-key': more['subscriptionKey'] ?? '',
});

export const revoke: NonNullable<Connector['revoke']> = async ({ http }, _tokens, { clientId }) => {
  await http.get(`${AUTHORISATION}/oauth/deauthorize`, { client_id: clientId });
};

const workouts: Stream = {
  id: 'workout',
  windowDays: SAMPLE_DAYS,
  lateDays: LATE_DAYS,
  isWhole: true,
  async read({ http }, window, page) {
    const offset = Number(page ?? 0);
    const query = { since: window.from.getTime(), until: window.to.getTime(), limit: PAGE_WORKOUTS, offset };
    const { payload } = Workouts.read((await http.get(`${API}/v3/workouts`, { ...query, 'filter-by-modification-time': 'false' })).json);
    const isFull = payload.length >= PAGE_WORKOUTS;
    return { incoming: mapWorkouts(payload, window), ...(isFull && { next: String(offset + payload.length) }) };
  },
  async one({ http }, id) {
    try {
      const { payload } = OneWorkout.read((await http.get(`${API}/v3/workouts/${encodeURIComponent(id)}`)).json);
      return mapWorkouts(Array.isArray(payload) ? payload : [payload]);
    } catch (error) {
      // Deleted between the call and the question.
      if (error instanceof VendorFault && error.kind === 'not-found') return { ...NOTHING, deleted: [`workout:${id}`], read: 1 };
      throw error;
    }
  },
};

const samples = (id: string, marginDays: number, map: (records: readonly unknown[]) => Incoming, dense?: readonly string[]): Stream => ({
  id,
  windowDays: SAMPLE_DAYS - 2 * marginDays,
  lateDays: LATE_DAYS,
  isWhole: true,
  // What has no ids is recognised by its times.
  ...(dense !== undefined && { dense }),
  async read({ http }, { from, to }) {
    const margin = marginDays * DAY_MS;
    const { json } = await http.get(`${API}/247samples/${id}`, { from: from.getTime() - margin, to: to.getTime() + margin });
    return { incoming: map(Samples.read(json)) };
  },
});

export const STREAMS: readonly Stream[] = [
  workouts,
  samples('sleep', MARGIN_DAYS, mapNights),
  samples('activity', 0, mapActivity, ACTIVITY_METRICS),
];
