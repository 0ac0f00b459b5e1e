import { createHmac } from 'node:crypto';
import { readManifest } from '../kit/connector/index.ts';
import {
  between,
  findRecord,
  pastMidnights,
  randomFrom,
  recordsIn,
  type SimulatedAnswer,
  type SimulatedRecord,
  type SimulatedRequest,
  type SimulatedState,
  type SimulatedVendor,
} from '../kit/simulator/index.ts';
import manifest from './manifest.json' with { type: 'json' };

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const WEBHOOKS = '/v3/webhooks';
/** Addresses that give all of a family, and those that are asked for days. */
const WHOLE: ReadonlyMap<string, readonly [family: string, name: string | undefined]> = new Map([
  ['/v3/users/sleep', ['sleep', 'nights']],
  ['/v3/users/nightly-recharge', ['recharge', 'recharges']],
  ['/v3/exercises', ['exercise', undefined]],
]);
const BY_DAYS: ReadonlyMap<string, string> = new Map([
  ['/v3/users/activities', 'activity'],
  ['/v3/users/biosensing/spo2', 'spo2'],
  ['/v3/users/biosensing/skintemperature', 'skin'],
]);
const HEART_RATES = '/v3/users/continuous-heart-rate/';
const EXERCISES = '/v3/exercises/';
const DAYS_MAX = 28;

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const clockAt = (at: number): string => new Date(at).toISOString().slice(11, 16);
const recordOf = (family: string, id: string, start: number, end: number, content: Record<string, unknown>): SimulatedRecord => ({
  id,
  family,
  start,
  end,
  modifiedAt: end,
  content,
});

function nightOf(seed: number, wake: number): readonly SimulatedRecord[] {
  const random = randomFrom(seed);
  const start = wake - between(random, 400, 520) * MINUTE_MS;
  const date = dayOf(wake);
  const stages = [2, 3, 4, 3, 1, 0, 2, 4, 1, 2];
  const hypnogram = Object.fromEntries(stages.map((stage, i) => [clockAt(start + i * 40 * MINUTE_MS), stage]));
  const every = (minutes: number, low: number, high: number) =>
    Object.fromEntries(Array.from({ length: 20 }, (_, i) => [clockAt(start + i * minutes * MINUTE_MS), between(random, low, high)]));
  return [
    recordOf('sleep', date, start, wake, {
      polar_user: 'https://www.polaraccesslink.com/v3/users/1',
      date,
      sleep_start_time: new Date(start).toISOString().replace('.000Z', '+00:00'),
      sleep_end_time: new Date(wake).toISOString().replace('.000Z', '+00:00'),
      sleep_score: between(random, 50, 95),
      hypnogram,
      heart_rate_samples: every(5, 46, 66),
    }),
    recordOf('recharge', date, start, wake, {
      date,
      heart_rate_variability_avg: 41,
      breathing_rate_avg: 14.2,
      hrv_samples: every(5, 28, 70),
      breathing_samples: {},
    }),
  ];
}

function exerciseOf(seed: number, at: number): SimulatedRecord {
  const random = randomFrom(seed + 3);
  const seconds = between(random, 1200, 5400);
  const id = (0x2ac312f0000 + seed).toString(36);
  return recordOf('exercise', id, at, at + seconds * 1000, {
    id,
    upload_time: new Date(at + seconds * 1000).toISOString(),
    device: 'Polar Vantage V3',
    start_time: new Date(at + 2 * HOUR_MS).toISOString().slice(0, 19),
    start_time_utc_offset: 120,
    duration: `PT${seconds}S`,
    sport: 'RUNNING',
    detailed_sport_info: 'RUNNING_ROAD',
    calories: between(random, 150, 900),
    distance: between(random, 2000, 20_000),
    heart_rate: { average: between(random, 118, 150), maximum: between(random, 155, 184) },
  });
}

function dayRecords(seed: number, midnight: number): readonly SimulatedRecord[] {
  const random = randomFrom(seed + 50_000);
  const [date, end] = [dayOf(midnight), midnight + DAY_MS];
  const samples = Array.from({ length: 6 }, (_, i) => ({ heart_rate: between(random, 55, 110), sample_time: `${10 + i}:02:08` }));
  const tested = midnight + 8 * HOUR_MS;
  return [
    recordOf('activity', date, midnight, end, {
      start_time: `${date}T00:00:00`,
      steps: between(random, 3000, 14_000),
      calories: between(random, 1900, 2900),
      active_calories: between(random, 150, 900),
      distance_from_steps: 7000,
    }),
    recordOf('heart-rate', date, midnight, end, { date, heart_rate_samples: samples }),
    recordOf('spo2', String(tested), tested, tested, { test_time: tested, test_status: 'SPO2_TEST_PASSED', blood_oxygen_percent: 97 }),
    recordOf('skin', date, midnight, end, {
      sleep_date: date,
      sleep_time_skin_temperature_celsius: 34.1,
      deviation_from_baseline_celsius: between(random, -5, 5) / 10,
    }),
  ];
}

const listed = (records: readonly SimulatedRecord[]): readonly unknown[] => records.map(({ content }) => content);
const orNothing = (items: readonly unknown[], name?: string): SimulatedAnswer =>
  items.length === 0 ? { status: 204 } : { status: 200, json: name === undefined ? items : { [name]: items } };

function data({ path, query, account, now }: SimulatedRequest): SimulatedAnswer | undefined {
  const since = now.getTime() - DAYS_MAX * DAY_MS;
  const [family, name] = WHOLE.get(path) ?? [];
  if (family !== undefined) return orNothing(listed(recordsIn(account, family, since, now.getTime() + DAY_MS, 'end')), name);
  const byDays = BY_DAYS.get(path);
  if (byDays !== undefined) {
    const [from, to] = ['from', 'to'].map((bound) => Date.parse(query.get(bound) ?? ''));
    if (from === undefined || to === undefined || !(to >= from) || to - from > DAYS_MAX * DAY_MS) return { status: 400, json: {} };
    return orNothing(listed(recordsIn(account, byDays, from, to + DAY_MS)));
  }
  const [prefix, kind] = path.startsWith(HEART_RATES) ? [HEART_RATES, 'heart-rate'] : [EXERCISES, 'exercise'];
  if (!path.startsWith(prefix)) return undefined;
  const record = findRecord(account, kind, path.slice(prefix.length));
  return record === undefined ? { status: 404, json: {} } : { status: 200, json: record.content };
}

async function webhooks({ path, method, headers, json }: SimulatedRequest, state: SimulatedState): Promise<SimulatedAnswer> {
  const basic = `Basic ${Buffer.from(`${state.clientId}:${state.clientSecret}`).toString('base64')}`;
  if (headers['authorization'] !== basic) return { status: 401, json: {} };
  const [id, url] = [state.notes.get('webhook'), state.notes.get('url')];
  if (method === 'GET') return id === undefined ? { status: 204 } : { status: 200, json: { data: [{ id, url, events: [] }] } };
  if (method === 'DELETE') return (state.notes.clear(), { status: path.endsWith(`/${id}`) ? 204 : 404 });
  if (id !== undefined) return { status: 409, json: {} };
  const wanted = json as { readonly url: string }; // What the connector sends.
  state.notes.set('webhook', 'w-1');
  state.notes.set('url', wanted.url);
  return { status: 201, json: { data: { id: 'w-1', url: wanted.url, signature_secret_key: SIGNATURE_KEY } } };
}

const SIGNATURE_KEY = 'told-once-by-the-simulator';
const TOLD: Readonly<Record<string, string>> = { exercise: 'EXERCISE', sleep: 'SLEEP', activity: 'ACTIVITY_SUMMARY' };

/** Polar, as far as the connector asks. */
export const simulated: SimulatedVendor = {
  manifest: readManifest(manifest),
  tokenSeconds: 315_359_999,
  codeSeconds: 600,
  hasIds: (family) => family !== 'heart-rate',
  hasTimestamps: false,
  history(seed, days, now) {
    return pastMidnights(now, days).flatMap((midnight, i) => [
      ...nightOf(seed * 1000 + i, midnight + 6 * HOUR_MS),
      ...dayRecords(seed * 1000 + i, midnight),
      ...(i % 2 === 0 ? [exerciseOf(seed * 1000 + i, midnight + 15 * HOUR_MS)] : []),
    ]);
  },
  fresh: (seed, now) => exerciseOf(seed, Math.floor(now.getTime() / 1000) * 1000 - 2 * HOUR_MS),
  changed: (record) => ({ ...record, content: { ...record.content, sport: 'OTHER', detailed_sport_info: 'OTHER', distance: 1234 } }),
  tokenAnswer: ({ accessToken, expiresInSeconds }, { userId }) => ({
    status: 200,
    json: { access_token: accessToken, token_type: 'bearer', expires_in: expiresInSeconds, x_user_id: Number(userId) },
  }),
  isOfClient: ({ path }) => path.startsWith(WEBHOOKS),
  async answer(request, state) {
    const { path, method, account } = request;
    if (path.startsWith(WEBHOOKS)) return await webhooks(request, state);
    if (path === '/v3/users' && method === 'POST') {
      if (account === undefined || account.notes.has('registered')) return { status: 409, json: {} };
      account.notes.set('registered', 'yes');
      return { status: 200, json: { 'polar-user-id': Number(account.userId) } };
    }
    if (method === 'DELETE' && account !== undefined && path === `/v3/users/${account.userId}`) {
      account.notes.delete('registered');
      return (state.endGrant(account), { status: 204 });
    }
    // Without registration there is nothing.
    return account?.notes.has('registered') === true ? data(request) : { status: 403, json: {} };
  },
  call({ kind, account, record }) {
    const event = TOLD[record.family];
    if (kind !== 'created' || event === undefined) return undefined;
    const body = JSON.stringify({
      event,
      user_id: Number(account.userId),
      ...(record.family === 'exercise' ? { entity_id: record.id } : { date: record.id }),
      timestamp: new Date(record.end).toISOString(),
      url: `https://www.polaraccesslink.com/v3/exercises/${record.id}`,
    });
    const signature = createHmac('sha256', SIGNATURE_KEY).update(body).digest('hex');
    return { body, contentType: 'application/json', headers: { 'Polar-Webhook-Signature': signature, 'Polar-Webhook-Event': event } };
  },
  callbackOf: (_account, notes) => notes.get('url'),
};
