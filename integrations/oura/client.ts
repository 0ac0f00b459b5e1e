import { NOTHING, utcDayOf, VendorFault, type Stream, type StreamPage, type VendorSession, type Window } from '../kit/connector/index.ts';
import { FAMILIES } from './mapping.ts';
import { Page } from './wire.ts';

type Family = keyof typeof FAMILIES;

const COLLECTION = 'https://api.ouraring.com/v2/usercollection';
const SCOPES: Readonly<Record<Family, string>> = {
  sleep: 'daily',
  daily_activity: 'daily',
  daily_readiness: 'daily',
  daily_sleep: 'daily',
  daily_spo2: 'spo2',
  vO2_max: 'heart_health',
  workout: 'workout',
  session: 'session',
  heartrate: 'heartrate',
};
/** Nights and days are corrected for some days, and a ring may sync late. */
const LATE_DAYS = 3;
const WINDOW_DAYS = 30;
/** A record belongs to a civil day, which may begin half a day before or after the UTC one. */
const MARGIN_DAYS = 1;

async function read(
  family: Family,
  { http, timeZone }: VendorSession,
  { from, to }: Window,
  page: string | undefined,
): Promise<StreamPage> {
  const period =
    family === 'heartrate'
      ? { start_datetime: from.toISOString(), end_datetime: to.toISOString() }
      : { start_date: utcDayOf(from.getTime(), -MARGIN_DAYS), end_date: utcDayOf(to.getTime(), MARGIN_DAYS) };
  const { json } = await http.get(`${COLLECTION}/${family}`, { ...period, next_token: page });
  const { data, next_token: next } = Page.read(json);
  return { incoming: FAMILIES[family](data, timeZone), ...(typeof next === 'string' && next !== '' && { next }) };
}

const streamOf = (family: Family): Stream => ({
  id: family,
  windowDays: WINDOW_DAYS,
  lateDays: LATE_DAYS,
  scope: SCOPES[family],
  ...(family === 'heartrate' && { dense: ['heart-rate'] }),
  read: (vendor, window, page) => read(family, vendor, window, page),
  ...(family !== 'heartrate' && {
    one: async ({ http, timeZone }: VendorSession, id: string) => {
      try {
        const { json } = await http.get(`${COLLECTION}/${family}/${encodeURIComponent(id)}`);
        return FAMILIES[family]([json], timeZone);
      } catch (error) {
        // Deleted between the event and the question.
        if (error instanceof VendorFault && error.kind === 'not-found') return { ...NOTHING, deleted: [`${family}:${id}`], read: 1 };
        throw error;
      }
    },
  }),
});

export const STREAMS: readonly Stream[] = (Object.keys(FAMILIES) as Family[]).map(streamOf); // Keys of that very object.
