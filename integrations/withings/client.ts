import { utcDayOf, type Query, type Stream, type StreamPage, type VendorSession } from '../kit/connector/index.ts';
import { mapActivities, mapMeasures, mapNights, mapWorkouts } from './mapping.ts';
import { MEASURE_TYPES } from './measures.ts';
import { Activities, Envelope, Measures, Night, Series } from './wire.ts';

export const API = 'https://wbsapi.withings.net';
const WINDOW_DAYS = 30;
/** Summaries have nothing but what is named. */
const NIGHT_FIELDS = [
  'sleep_score,sleep_efficiency,sleep_latency,wakeupcount,hr_average,rr_average,total_sleep_time',
  'deepsleepduration,lightsleepduration,remsleepduration,wakeupduration',
].join(',');
const WORKOUT_FIELDS = 'calories,distance,hr_average,hr_min,hr_max,pause_duration';
const ACTIVITY_FIELDS = 'steps,distance,calories,totalcalories,moderate,intense';

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

interface Period {
  readonly from: Date;
  readonly to: Date;
}

/** One action; all of Withings' are forms. */
async function act({ http }: VendorSession, path: string, form: Query): Promise<unknown> {
  return Envelope.read((await http.post(`${API}${path}`, { form })).json).body ?? {};
}

/** The next place, where there is more. */
const nextOf = ({
  more,
  offset,
}: {
  readonly more?: boolean | number | null;
  readonly offset?: number | null;
}): Pick<StreamPage, 'next'> => ((more === true || more === 1) && typeof offset === 'number' ? { next: String(offset) } : {});

const inSeconds = ({ from, to }: Period): Query => ({ startdate: seconds(from), enddate: seconds(to) });
/** By civil day: a day may begin half a day before the UTC one. */
const inDays = ({ from, to }: Period): Query => ({
  startdateymd: utcDayOf(from.getTime(), -1),
  enddateymd: utcDayOf(to.getTime(), 1),
});
const since = (at: Date): Query => ({ lastupdate: seconds(at) });

async function measures(vendor: VendorSession, period: Query, page: string | undefined): Promise<StreamPage> {
  const meastypes = [...MEASURE_TYPES.keys()].join(',');
  const body = Measures.read(await act(vendor, '/measure', { action: 'getmeas', meastypes, category: 1, ...period, offset: page }));
  return { incoming: mapMeasures(body.measuregrps ?? []), ...nextOf(body) };
}

async function nights(vendor: VendorSession, period: Query, page: string | undefined): Promise<StreamPage> {
  const body = Series.read(await act(vendor, '/v2/sleep', { action: 'getsummary', data_fields: NIGHT_FIELDS, ...period, offset: page }));
  const series = body.series ?? [];
  const states = new Map<number, readonly unknown[]>();
  for (const night of series) {
    if (!Night.fits(night)) continue;
    const form = { action: 'get', startdate: night.startdate, enddate: night.enddate };
    states.set(night.id, Series.read(await act(vendor, '/v2/sleep', form)).series ?? []);
  }
  return { incoming: mapNights(series, states), ...nextOf(body) };
}

async function activities(vendor: VendorSession, period: Query, page: string | undefined): Promise<StreamPage> {
  const form = { action: 'getactivity', data_fields: ACTIVITY_FIELDS, ...period, offset: page };
  const body = Activities.read(await act(vendor, '/v2/measure', form));
  return { incoming: mapActivities(body.activities ?? [], vendor.timeZone), ...nextOf(body) };
}

async function workouts(vendor: VendorSession, period: Query, page: string | undefined): Promise<StreamPage> {
  const form = { action: 'getworkouts', data_fields: WORKOUT_FIELDS, ...period, offset: page };
  const body = Series.read(await act(vendor, '/v2/measure', form));
  return { incoming: mapWorkouts(body.series ?? []), ...nextOf(body) };
}

type Ask = (vendor: VendorSession, period: Query, page: string | undefined) => Promise<StreamPage>;

const streamOf = (id: string, scope: string, ask: Ask, periodOf: (period: Period) => Query): Stream => ({
  id,
  scope,
  windowDays: WINDOW_DAYS,
  // What comes late comes with the changes.
  lateDays: 0,
  isWhole: true,
  read: (vendor, window, page) => ask(vendor, periodOf(window), page),
  changes: (vendor, at, page) => ask(vendor, since(at), page),
});

export const STREAMS: readonly Stream[] = [
  streamOf('measures', 'user.metrics', measures, inSeconds),
  streamOf('sleep', 'user.activity', nights, inDays),
  streamOf('activity', 'user.activity', activities, inDays),
  streamOf('workout', 'user.activity', workouts, inDays),
];
