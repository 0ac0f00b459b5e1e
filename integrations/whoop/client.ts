import {
  NOTHING,
  VendorFault,
  type Incoming,
  type Stream,
  type StreamPage,
  type VendorSession,
  type Window,
} from '../kit/connector/index.ts';
import { FAMILIES } from './mapping.ts';
import { Page } from './wire.ts';

type Family = keyof typeof FAMILIES;

export const API = 'https://api.prod.whoop.com/developer/v2';
const PATHS: Readonly<Record<Family, string>> = {
  sleep: '/activity/sleep',
  recovery: '/recovery',
  cycle: '/cycle',
  workout: '/activity/workout',
};
const SCOPES: Readonly<Record<Family, string>> = {
  sleep: 'read:sleep',
  recovery: 'read:recovery',
  cycle: 'read:cycles',
  workout: 'read:workout',
};
/** The most that WHOOP gives on one page. */
const PAGE_RECORDS = 25;
const WINDOW_DAYS = 60;
/** Scores come late, and people correct their nights. */
const LATE_DAYS = 3;

async function read(family: Family, { http }: VendorSession, { from, to }: Window, page: string | undefined): Promise<StreamPage> {
  const { json } = await http.get(`${API}${PATHS[family]}`, {
    start: from.toISOString(),
    end: to.toISOString(),
    limit: PAGE_RECORDS,
    nextToken: page,
  });
  const { records, next_token: next } = Page.read(json);
  return { incoming: FAMILIES[family](records), ...(typeof next === 'string' && next !== '' && { next }) };
}

/** One record; a recovery is asked for by the sleep that it belongs to, in the window around that sleep. */
async function one(family: Family, vendor: VendorSession, id: string): Promise<Incoming> {
  const { http } = vendor;
  const gone = { ...NOTHING, deleted: [`${family}:${id}`], read: 1 };
  try {
    if (family === 'recovery') return await recoveryOf(vendor, id);
    const { json } = await http.get(`${API}${PATHS[family]}/${encodeURIComponent(id)}`);
    return FAMILIES[family]([json]);
  } catch (error) {
    if (error instanceof VendorFault && error.kind === 'not-found') return gone;
    throw error;
  }
}

const DAY_MS = 86_400_000;

async function recoveryOf(vendor: VendorSession, sleepId: string): Promise<Incoming> {
  const { json } = await vendor.http.get(`${API}${PATHS.sleep}/${encodeURIComponent(sleepId)}`);
  const ended = Date.parse(typeof json === 'object' && json !== null && 'end' in json ? String(json.end) : '');
  if (!Number.isFinite(ended)) return NOTHING;
  return (await read('recovery', vendor, { from: new Date(ended - DAY_MS), to: new Date(ended + DAY_MS) }, undefined)).incoming;
}

const streamOf = (family: Family): Stream => ({
  id: family,
  windowDays: WINDOW_DAYS,
  lateDays: LATE_DAYS,
  scope: SCOPES[family],
  read: (vendor, window, page) => read(family, vendor, window, page),
  one: (vendor, id) => one(family, vendor, id),
});

export const STREAMS: readonly Stream[] = (Object.keys(FAMILIES) as Family[]).map(streamOf); // Keys of that very object.
