import { utcDayOf, type Stream, type StreamPage, type VendorSession, type Window } from '../kit/connector/index.ts';
import { mapPoints, TYPES } from './mapping.ts';
import { SERIES } from './series.ts';
import { Page } from './wire.ts';

export const API = 'https://health.googleapis.com/v4/users/me';
const SCOPE = 'https://www.googleapis.com/auth/googlehealth';
/** The most that Google gives on one page, of nights and workouts and of everything else. */
const PAGE_SESSIONS = 25;
const PAGE = 10_000;
const WINDOW_DAYS = 30;
const WINDOW_DAYS_SPARSE = 90;
/** Devices sync late, and nights are corrected. */
const LATE_DAYS = 3;
const DAY_MS = 86_400_000;
const SESSIONS: ReadonlySet<string> = new Set(['sleep', 'exercise', 'electrocardiogram']);
/** Asked for from a begin on, without an end. */
const OPEN_ENDED: ReadonlySet<string> = new Set(['electrocardiogram', 'irregular-rhythm-notification']);

const ACTIVITY: ReadonlySet<string> = new Set([
  'steps',
  'distance',
  'floors',
  'altitude',
  'active-energy-burned',
  'basal-energy-burned',
  'active-zone-minutes',
  'sedentary-period',
  'exercise',
  'daily-vo2-max',
]);
const SCOPES: Readonly<Record<string, string>> = { sleep: 'sleep', electrocardiogram: 'ecg', 'irregular-rhythm-notification': 'irn' };
const scopeOf = (type: string): string =>
  `${SCOPE}.${SCOPES[type] ?? (ACTIVITY.has(type) ? 'activity_and_fitness' : 'health_metrics_and_measurements')}.readonly`;

/** What the list is narrowed to (AIP-160). Names of types are written with underscores in it. */
export function filterOf(type: string, { from, to }: Window): string {
  const name = type.replaceAll('-', '_');
  const between = (field: string, first: string, end: string): string => `${name}.${field} >= "${first}" AND ${name}.${field} < "${end}"`;
  const [first, end] = [from.toISOString(), to.toISOString()];
  if (OPEN_ENDED.has(type)) return `${name}.interval.start_time >= "${first}"`;
  // Nights go by their end: those that begin in the window end within a day after it.
  if (type === 'sleep') return between('interval.end_time', first, new Date(to.getTime() + DAY_MS).toISOString());
  if (type.startsWith('daily-')) return between('date', utcDayOf(from.getTime(), -1), utcDayOf(to.getTime(), 2));
  const time = SERIES[type]?.time ?? (type === 'respiratory-rate-sleep-summary' ? 'moment' : 'interval');
  return between(time === 'moment' ? 'sample_time.physical_time' : 'interval.start_time', first, end);
}

async function read(type: string, { http, timeZone }: VendorSession, window: Window, page: string | undefined): Promise<StreamPage> {
  const { json } = await http.get(`${API}/dataTypes/${type}/dataPoints`, {
    filter: filterOf(type, window),
    pageSize: SESSIONS.has(type) ? PAGE_SESSIONS : PAGE,
    pageToken: page,
  });
  const { dataPoints, nextPageToken: next } = Page.read(json);
  return { incoming: mapPoints(type, dataPoints ?? [], timeZone), ...(typeof next === 'string' && next !== '' && { next }) };
}

const isDense = (type: string): boolean => type === 'sedentary-period' || SERIES[type]?.hasIds === false;

export const STREAMS: readonly Stream[] = TYPES.map((type) => ({
  id: type,
  windowDays: isDense(type) ? WINDOW_DAYS : WINDOW_DAYS_SPARSE,
  lateDays: LATE_DAYS,
  isWhole: !isDense(type),
  ...(isDense(type) && { dense: SERIES[type]?.figures.map(({ metric }) => metric) ?? ['sedentary-time'] }),
  scope: scopeOf(type),
  read: (vendor, window, page) => read(type, vendor, window, page),
}));
