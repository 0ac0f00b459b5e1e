import {
  dayIn,
  daysTouching,
  NOTHING,
  utcDayOf,
  VendorFault,
  type Connector,
  type Incoming,
  type Stream,
  type TokenSet,
  type VendorAnswer,
  type VendorSession,
  type Window,
} from '../kit/connector/index.ts';
import { FAMILIES } from './mapping.ts';
import { Items, Tokens } from './wire.ts';

type Family = keyof typeof FAMILIES;

export const API = 'https://www.polaraccesslink.com/v3';
/** The longest that Polar gives at once, and all that it keeps for others. */
const WINDOW_DAYS = 28;
/** Polar tells of new records, not of changes: the last days are read again, and what is missing in them is gone. */
const LATE_DAYS = 3;
/** A day by the clock on the wrist may begin half a day before or after the UTC one. */
const MARGIN_DAYS = 1;

export function readTokens({ json }: VendorAnswer, now: Date): TokenSet {
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: seconds, x_user_id: userId } = Tokens.read(json);
  return {
    accessToken,
    userId: String(userId),
    ...(typeof refreshToken === 'string' && { refreshToken }),
    ...(typeof seconds === 'number' && { expiresAt: new Date(now.getTime() + seconds * 1000) }),
  };
}

/** Registers the account with our client: without that Polar gives nothing. One that is registered already is answered with 409. */
export const identify: Connector['identify'] = async ({ http, userId }) => {
  if (userId === '') throw new VendorFault('malformed', 'Polar does not say whose account it is.');
  try {
    await http.post(`${API}/users`, { json: { 'member-id': `aceso-${userId}` } });
  } catch (error) {
    if (!(error instanceof VendorFault) || error.status !== 409) throw error;
  }
  return { userId };
};

/** Taking the account off our client ends its tokens. */
export const revoke: NonNullable<Connector['revoke']> = async ({ http, userId }) => {
  await http.delete(`${API}/users/${encodeURIComponent(userId)}`);
};

async function list(vendor: VendorSession, path: string, query: Readonly<Record<string, string>> = {}): Promise<readonly unknown[]> {
  const answer = Items.read((await vendor.http.get(`${API}${path}`, query)).json);
  if (answer === undefined) return [];
  return 'length' in answer ? answer : (answer.nights ?? answer.recharges ?? []);
}

/** An address that gives all that Polar has, whatever the window. */
const whole = (id: Family, path: string): Stream => ({
  id,
  windowDays: WINDOW_DAYS,
  lateDays: LATE_DAYS,
  isWhole: true,
  read: async (vendor) => ({ incoming: FAMILIES[id](await list(vendor, path), vendor) }),
});

/** An address that is asked for civil days. */
const byDays = (id: Family, path: string): Stream => ({
  id,
  windowDays: WINDOW_DAYS - 2 * MARGIN_DAYS,
  lateDays: LATE_DAYS,
  async read(vendor, { from, to }) {
    const last = Math.min(to.getTime() + MARGIN_DAYS * 86_400_000, vendor.now.getTime());
    const days = { from: utcDayOf(from.getTime(), -MARGIN_DAYS), to: utcDayOf(last) };
    return { incoming: FAMILIES[id](await list(vendor, path, days), vendor) };
  },
});

const exercises: Stream = {
  ...whole('exercise', '/exercises'),
  one: async (vendor, id): Promise<Incoming> => {
    try {
      const { json } = await vendor.http.get(`${API}/exercises/${encodeURIComponent(id)}`);
      return FAMILIES.exercise([json], { timeZone: vendor.timeZone });
    } catch (error) {
      // Deleted between the event and the question.
      if (error instanceof VendorFault && error.kind === 'not-found') return { ...NOTHING, deleted: [`exercise:${id}`], read: 1 };
      throw error;
    }
  },
};

/** One day a request; the place in the window is the number of the day. Of a day that Polar has, it gives all. */
const heartRates: Stream = {
  id: 'heart-rate',
  windowDays: WINDOW_DAYS,
  lateDays: LATE_DAYS,
  dense: ['heart-rate'],
  async read(vendor, window: Window, page) {
    const days = daysTouching(window, vendor.timeZone, vendor.now);
    const at = Number(page ?? 0);
    const day = days[at];
    if (day === undefined) return { incoming: NOTHING };
    const next = at + 1 < days.length ? { next: String(at + 1) } : {};
    try {
      const { json } = await vendor.http.get(`${API}/users/continuous-heart-rate/${day}`);
      if (json === undefined) return { incoming: NOTHING, whole: [], ...next };
      const { start, end } = dayIn(day, vendor.timeZone);
      return { incoming: FAMILIES['heart-rate']([json], vendor), whole: [{ from: new Date(start), to: new Date(end) }], ...next };
    } catch (error) {
      if (error instanceof VendorFault && error.kind === 'not-found') return { incoming: NOTHING, whole: [], ...next };
      throw error;
    }
  },
};

export const STREAMS: readonly Stream[] = [
  whole('sleep', '/users/sleep'),
  whole('recharge', '/users/nightly-recharge'),
  exercises,
  byDays('activity', '/users/activities'),
  heartRates,
  byDays('spo2', '/users/biosensing/spo2'),
  byDays('skin', '/users/biosensing/skintemperature'),
];
