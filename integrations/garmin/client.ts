import { createHash } from 'node:crypto';
import {
  daysTouching,
  utcDayOf,
  VendorFault,
  type Stream,
  type TokenSet,
  type VendorAnswer,
  type VendorHttp,
  type VendorSession,
} from '../kit/connector/index.ts';
import { DAILY, mapActivities, mapWeights } from './mapping.ts';
import { stretchesOf, type DenseFamily } from './stretch.ts';
import { Activities, Profile, Token, Weights } from './wire.ts';

const API = 'https://personal.connectapi.garmin.com';
const EXCHANGE = `${API}/personalapitoken-service/personal-api/personal-api-key/token`;
type Daily = keyof typeof DAILY;
/** Where a family of one day is. The names are those of Garmin Connect's own pages. */
const PATHS: Readonly<Record<Daily, (date: string) => string>> = {
  heartrate: (date) => `/wellness-service/wellness/dailyHeartRate?date=${date}`,
  hrv: (date) => `/hrv-service/hrv/${date}`,
  sleep: (date) => `/sleep-service/sleep/dailySleepData?date=${date}`,
  stress: (date) => `/wellness-service/wellness/dailyStress/${date}`,
  summary: (date) => `/usersummary-service/usersummary/daily?calendarDate=${date}`,
};
/** Each day is a request of its own. */
const DAILY_WINDOW_DAYS = 14;
/** The most that Garmin gives in one answer is 28 days; a civil day may begin half a day off the UTC one, on both sides. */
const RANGE_WINDOW_DAYS = 26;
const MARGIN_DAYS = 1;
/** Watches sync late, and nights are corrected. */
const LATE_DAYS = 3;
const PAGE_ACTIVITIES = 50;

/** Garmin has no interface of this name for this key: the family is left out and named, and the others keep coming. */
export const judge = ({ status }: VendorAnswer): VendorFault | undefined =>
  status === 404 ? new VendorFault('forbidden', 'Garmin does not give this to a personal key.', { status }) : undefined;

/** A token of short life for the key. Throws `grant-ended` when the key is not taken any more. */
export async function signIn(http: VendorHttp, { apiKey = '' }: Readonly<Record<string, string>>, now: Date): Promise<TokenSet> {
  const answer = await http.post(EXCHANGE, { headers: { authorization: `ApiKey ${apiKey.trim()}` } }).catch((error: unknown) => {
    const isRefused = error instanceof VendorFault && ['unauthorised', 'forbidden', 'refused'].includes(error.kind);
    throw isRefused
      ? new VendorFault('grant-ended', 'Garmin does not take this key: it is wrong, or it was deleted.', { cause: error })
      : error;
  });
  const token = Token.read(answer.json);
  const accessToken = token.access_token ?? token.accessToken ?? token.token;
  if (accessToken === undefined || accessToken === null) throw new VendorFault('malformed', 'Garmin gave no token for the key.');
  const seconds = token.expires_in ?? token.expiresIn;
  return {
    accessToken,
    ...(typeof seconds === 'number' && { expiresAt: new Date(now.getTime() + seconds * 1000) }),
    extra: { key: createHash('sha256').update(apiKey.trim()).digest('hex').slice(0, 32) },
  };
}

/** The account's id; where the key may not see the profile, the key stands for it. */
export async function identify({ http, extra }: VendorSession): Promise<{ readonly userId: string }> {
  try {
    const { json } = await http.get(`${API}/userprofile-service/socialProfile`);
    return { userId: String(Profile.read(json).id) };
  } catch (error) {
    if (!(error instanceof VendorFault) || error.kind !== 'forbidden') throw error;
    return { userId: `key-${extra['key'] ?? ''}` };
  }
}

/** Series without ids: an answer gives all of its day. */
const DENSE: Readonly<Record<DenseFamily, readonly string[]>> = {
  heartrate: ['heart-rate'],
  hrv: ['heart-rate-variability-rmssd'],
  stress: ['stress-level', 'body-battery'],
};
const isDense = (family: Daily): family is DenseFamily => family in DENSE;

const dailyStream = (family: Daily): Stream => ({
  id: family,
  windowDays: DAILY_WINDOW_DAYS,
  lateDays: LATE_DAYS,
  isWhole: true,
  ...(isDense(family) && { dense: DENSE[family] }),
  async read({ http, timeZone, now }, window) {
    const answers = new Map<string, unknown>();
    // A day that Garmin has nothing of is answered with 204.
    for (const date of daysTouching(window, timeZone, now)) answers.set(date, (await http.get(`${API}${PATHS[family](date)}`)).json);
    return { incoming: DAILY[family](answers, timeZone), ...(isDense(family) && { whole: stretchesOf(family, answers) }) };
  },
});

const civil = ({ from, to }: { readonly from: Date; readonly to: Date }) => ({
  startDate: utcDayOf(from.getTime(), -MARGIN_DAYS),
  endDate: utcDayOf(to.getTime(), MARGIN_DAYS),
});

const weight: Stream = {
  id: 'weight',
  windowDays: RANGE_WINDOW_DAYS,
  lateDays: LATE_DAYS,
  isWhole: true,
  async read({ http }, window) {
    const { json } = await http.get(`${API}/weight-service/weight/dateRange`, civil(window));
    return { incoming: mapWeights(json === undefined ? [] : (Weights.read(json).dateWeightList ?? [])) };
  },
};

const activity: Stream = {
  id: 'activity',
  windowDays: RANGE_WINDOW_DAYS,
  lateDays: LATE_DAYS,
  isWhole: true,
  async read({ http }, window, page) {
    const start = Number(page ?? 0);
    const query = { ...civil(window), start, limit: PAGE_ACTIVITIES };
    const { json } = await http.get(`${API}/activitylist-service/activities/search/activities`, query);
    const found = json === undefined ? [] : Activities.read(json);
    return { incoming: mapActivities(found), ...(found.length >= PAGE_ACTIVITIES && { next: String(start + found.length) }) };
  },
};

export const STREAMS: readonly Stream[] = [...(Object.keys(DAILY) as Daily[]).map(dailyStream), weight, activity]; // Keys of that very object.
