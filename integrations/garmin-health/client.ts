import { NOTHING, VendorFault, type Connector, type Incoming, type Stream, type VendorSession } from '../kit/connector/index.ts';
import { FAMILIES, type Family } from './mapping.ts';
import { Summaries, User } from './wire.ts';

const HOST = 'https://apis.garmin.com';
const GATEWAY = `${HOST}/partner-gateway/rest/user`;
export const API = `${HOST}/wellness-api/rest`;
/** Families whose address is not called as they are. */
const PLACES: Readonly<Partial<Record<Family, string>>> = { pulseox: 'pulseOx', allDayRespiration: 'respiration' };
export const placeOf = (family: Family): string => PLACES[family] ?? family;
/** The most that one request for the past may span. */
const WINDOW_DAYS = 30;
const HOUR_S = 3600;
/** A call that brought data instead of an address: what has been uploaded within the hour is asked for. */
export const RECENT = 'recent';

/** The fields of a ping's address that may be asked for, and no other: the call is not proven. */
const FIELDS = ['uploadStartTimeInSeconds', 'uploadEndTimeInSeconds', 'token'] as const;

/** What of a ping's address is kept, or undefined when it is not Garmin's address of this family. */
export function askOf(family: Family, callbackUrl: string): string | undefined {
  if (!URL.canParse(callbackUrl)) return undefined;
  const url = new URL(callbackUrl);
  if (`${url.origin}${url.pathname}` !== `${API}/${placeOf(family)}`) return undefined;
  const kept = new URLSearchParams();
  for (const name of FIELDS) if (url.searchParams.has(name)) kept.set(name, url.searchParams.get(name) ?? '');
  return kept.size === 0 ? undefined : kept.toString();
}

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

async function uploaded(family: Family, { http, timeZone, now }: VendorSession, ask: string): Promise<Incoming> {
  const query =
    ask === RECENT
      ? { uploadStartTimeInSeconds: seconds(now) - HOUR_S, uploadEndTimeInSeconds: seconds(now) }
      : Object.fromEntries(new URLSearchParams(ask));
  const { json } = await http.get(`${API}/${placeOf(family)}`, query);
  return json === undefined ? NOTHING : FAMILIES[family](Summaries.read(json), timeZone);
}

/** Asks for the past: it is accepted, and what there is comes by calls. Garmin answers 409 when it was asked for before. */
async function backfill(family: Family, { http }: VendorSession, from: Date, to: Date): Promise<void> {
  try {
    await http.get(`${API}/backfill/${placeOf(family)}`, {
      summaryStartTimeInSeconds: seconds(from),
      summaryEndTimeInSeconds: seconds(to),
    });
  } catch (error) {
    if (!(error instanceof VendorFault) || error.status !== 409) throw error;
  }
}

const streamOf = (family: Family): Stream => ({
  id: family,
  windowDays: WINDOW_DAYS,
  lateDays: 0,
  // Each look asks again for what has happened since the last one, so that a call which did not reach us is made up for.
  async read(vendor, { from, to }) {
    await backfill(family, vendor, from, to);
    return { incoming: NOTHING };
  },
  one: (vendor, id) => uploaded(family, vendor, id),
});

export const STREAMS: readonly Stream[] = (Object.keys(FAMILIES) as Family[]).map(streamOf); // Keys of that very object.

export async function identify({ http }: VendorSession): Promise<{ readonly userId: string }> {
  return { userId: User.read((await http.get(`${GATEWAY}/id`)).json).userId };
}

export const revoke: NonNullable<Connector['revoke']> = async ({ http }) => {
  await http.delete(`${GATEWAY}/registration`);
};
