import {
  NOTHING,
  VendorFault,
  type Incoming,
  type Stream,
  type StreamPage,
  type VendorSession,
  type Window,
} from '../kit/connector/index.ts';
import { mapActivity } from './mapping.ts';
import { Activities, Activity, StreamSet } from './wire.ts';

export const API = 'https://www.strava.com/api/v3';
/** Each activity of a page is asked for twice more: small pages lose little when the limit is met in the middle. */
const PAGE_ACTIVITIES = 10;
const WINDOW_DAYS = 120;
/** Activities are uploaded late and corrected. */
const LATE_DAYS = 7;

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

function together(all: readonly Incoming[]): Incoming {
  return {
    batches: all.flatMap(({ batches }) => batches),
    records: all.flatMap(({ records }) => records),
    quarantined: all.flatMap(({ quarantined }) => quarantined),
    items: all.flatMap(({ items }) => items),
    deleted: all.flatMap(({ deleted }) => deleted),
    read: all.reduce((sum, { read }) => sum + read, 0),
  };
}

async function read(vendor: VendorSession, { from, to }: Window, page = '1'): Promise<StreamPage> {
  const query = { after: seconds(from) - 1, before: seconds(to), page, per_page: PAGE_ACTIVITIES };
  const list = Activities.read((await vendor.http.get(`${API}/athlete/activities`, query)).json);
  const all: Incoming[] = [];
  for (const { id } of list) all.push(await one(vendor, String(id)));
  return { incoming: together(all), ...(list.length === PAGE_ACTIVITIES && { next: String(Number(page) + 1) }) };
}

async function one(vendor: VendorSession, id: string): Promise<Incoming> {
  try {
    const { json } = await vendor.http.get(`${API}/activities/${encodeURIComponent(id)}`);
    const hasHeartRate = Activity.fits(json) && json.has_heartrate === true;
    return mapActivity(json, hasHeartRate ? await heartRate(vendor, id) : undefined);
  } catch (error) {
    if (error instanceof VendorFault && error.kind === 'not-found') return { ...NOTHING, deleted: [`activity:${id}`], read: 1 };
    throw error;
  }
}

async function heartRate({ http }: VendorSession, id: string): Promise<StreamSet | undefined> {
  try {
    const query = { keys: 'time,heartrate', key_by_type: 'true' };
    return StreamSet.read((await http.get(`${API}/activities/${encodeURIComponent(id)}/streams`, query)).json);
  } catch (error) {
    // An activity may tell of a heart rate that it does not give.
    if (error instanceof VendorFault && error.kind === 'not-found') return undefined;
    throw error;
  }
}

export const STREAMS: readonly Stream[] = [{ id: 'activity', windowDays: WINDOW_DAYS, lateDays: LATE_DAYS, isWhole: true, read, one }];
