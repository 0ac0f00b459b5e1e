import type { Stream } from '../kit/connector/index.ts';
import { FAMILIES } from './mapping.ts';
import { Page } from './wire.ts';

type Family = keyof typeof FAMILIES;

export const USER = 'https://api.dexcom.com/v3/users/self';
/** The longest that one request may ask for is thirty days; times go without a zone and to the second. */
const WINDOW_DAYS = 29;
/** Readings come up to three hours late, and later when a phone was away. */
const LATE_DAYS = 2;
/** What people enter is corrected days later. */
const LATE_DAYS_ENTERED = 7;
const SECOND_MS = 1_000;

/** `YYYY-MM-DDThh:mm:ss` in UTC, as Dexcom wants it. */
const written = (at: number): string => new Date(at).toISOString().slice(0, 19);

const streamOf = (family: Family): Stream => ({
  id: family,
  windowDays: WINDOW_DAYS,
  lateDays: family === 'egvs' ? LATE_DAYS : LATE_DAYS_ENTERED,
  isWhole: true,
  ...(family === 'egvs' && { dense: ['blood-glucose'] }),
  async read({ http }, { from, to }) {
    const query = { startDate: written(from.getTime()), endDate: written(to.getTime() + SECOND_MS) };
    return { incoming: FAMILIES[family](Page.read((await http.get(`${USER}/${family}`, query)).json).records) };
  },
});

export const STREAMS: readonly Stream[] = (Object.keys(FAMILIES) as Family[]).map(streamOf); // Keys of that very object.
