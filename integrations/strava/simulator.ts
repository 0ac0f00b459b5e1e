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

const HOUR_MS = 3_600_000;
const API = '/api/v3';
const SUBSCRIPTIONS = `${API}/push_subscriptions`;
const STEP_S = 10;

function activityOf(seed: number, at: number): SimulatedRecord {
  const random = randomFrom(seed);
  const id = 9_000_000 + seed;
  const elapsed = between(random, 1200, 4800);
  const content = {
    id,
    name: 'Morning',
    sport_type: between(random, 0, 1) === 0 ? 'Run' : 'Ride',
    start_date: new Date(at).toISOString().replace('.000Z', 'Z'),
    timezone: '(GMT+01:00) Europe/Zurich',
    elapsed_time: elapsed,
    moving_time: elapsed - 60,
    distance: between(random, 3000, 40_000) / 1.5,
    calories: between(random, 150, 900),
    manual: false,
    has_heartrate: true,
    average_heartrate: 141.3,
    max_heartrate: 172,
    device_name: 'Garmin Forerunner 965',
  };
  return { id: String(id), family: 'activity', start: at, end: at + elapsed * 1000, modifiedAt: at, content };
}

function seriesOf(record: SimulatedRecord): SimulatedAnswer {
  const random = randomFrom(Number(record.id));
  const points = Math.floor((record.end - record.start) / 1000 / STEP_S);
  const time = Array.from({ length: points }, (_, i) => i * STEP_S);
  return {
    status: 200,
    json: { time: { data: time }, heartrate: { data: time.map((second) => (second === 50 ? 0 : between(random, 120, 170))) } },
  };
}

function list({ query, account }: SimulatedRequest): SimulatedAnswer {
  const [from, to] = [Number(query.get('after')) * 1000 + 1, Number(query.get('before')) * 1000];
  const [page, size] = [Number(query.get('page') ?? 1), Number(query.get('per_page') ?? 30)];
  const found = recordsIn(account, 'activity', from, to).slice((page - 1) * size, page * size);
  return { status: 200, json: found.map(({ content }) => content) };
}

function activity({ path, account }: SimulatedRequest): SimulatedAnswer {
  const [id = '', part] = path.slice(`${API}/activities/`.length).split('/');
  const record = findRecord(account, 'activity', id);
  if (record === undefined) return { status: 404, json: { message: 'Record Not Found' } };
  return part === 'streams' ? seriesOf(record) : { status: 200, json: record.content };
}

async function subscriptions({ method, query, form, path }: SimulatedRequest, state: SimulatedState): Promise<SimulatedAnswer> {
  const given = method === 'POST' ? form : query;
  if (given.get('client_id') !== state.clientId || given.get('client_secret') !== state.clientSecret) return { status: 401, json: {} };
  const there = state.notes.get('callback');
  if (method === 'GET') return { status: 200, json: there === undefined ? [] : [{ id: 1, callback_url: there }] };
  if (method === 'DELETE') return { status: path.endsWith('/1') && state.notes.delete('callback') ? 204 : 404 };
  const url = form.get('callback_url') ?? '';
  const challenge = {
    'hub.mode': 'subscribe',
    'hub.challenge': '15f7d1a91c1f40f8a748fd134752feb3',
    'hub.verify_token': form.get('verify_token') ?? '',
  };
  const answer = await state.knock(url, challenge);
  if (there !== undefined || (answer.json as Record<string, string> | undefined)?.['hub.challenge'] !== challenge['hub.challenge'])
    return { status: 400, json: {} };
  state.notes.set('callback', url);
  return { status: 201, json: { id: 1 } };
}

/** Strava, as far as the connector asks. */
export const simulated: SimulatedVendor = {
  manifest: readManifest(manifest),
  tokenSeconds: 21_600,
  codeSeconds: 600,
  history(seed, days, now) {
    return pastMidnights(now, days).map((midnight, i) => activityOf(seed * 1000 + i, midnight + 7 * HOUR_MS));
  },
  fresh: (seed, now) => activityOf(seed, Math.floor(now.getTime() / 1000) * 1000 - 2 * HOUR_MS),
  changed: (record) => ({ ...record, content: { ...record.content, sport_type: 'Walk', distance: 1234.5 } }),
  refusals: {
    rate: () => ({
      status: 429,
      json: { message: 'Rate Limit Exceeded' },
      headers: { 'X-RateLimit-Limit': '200,2000', 'X-RateLimit-Usage': '201,900' },
    }),
    grant: {
      status: 400,
      json: { message: 'Bad Request', errors: [{ resource: 'RefreshToken', field: 'refresh_token', code: 'invalid' }] },
    },
  },
  isOfClient: ({ path }) => path.startsWith(SUBSCRIPTIONS),
  async answer(request, state) {
    const { path, account } = request;
    if (path.startsWith(SUBSCRIPTIONS)) return await subscriptions(request, state);
    if (path === `${API}/athlete`) return { status: 200, json: { id: Number(account?.userId) } };
    if (path === `${API}/athlete/activities`) return list(request);
    if (path.startsWith(`${API}/activities/`)) return activity(request);
    if (path !== '/oauth/deauthorize' || account === undefined) return undefined;
    state.endGrant(account);
    return { status: 200, json: {} };
  },
  call({ kind, account, record, clientSecret, now }) {
    const aspect_type = { created: 'create', changed: 'update', deleted: 'delete', 'grant-ended': 'update' }[kind];
    const isAthlete = kind === 'grant-ended';
    const body = JSON.stringify({
      object_type: isAthlete ? 'athlete' : 'activity',
      object_id: isAthlete ? Number(account.userId) : Number(record.id),
      aspect_type,
      owner_id: Number(account.userId),
      subscription_id: 1,
      event_time: Math.floor(now.getTime() / 1000),
      updates: isAthlete ? { authorized: 'false' } : {},
    });
    const t = String(Math.floor(now.getTime() / 1000));
    const v1 = createHmac('sha256', clientSecret).update(`${t}.${body}`).digest('hex');
    return { body, contentType: 'application/json', headers: { 'X-Strava-Signature': `t=${t},v1=${v1}` } };
  },
  callbackOf: (_account, notes) => notes.get('callback'),
};
