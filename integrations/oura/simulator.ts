import { createHmac } from 'node:crypto';
import { readManifest } from '../kit/connector/index.ts';
import {
  between,
  findRecord,
  pageOf,
  pastMidnights,
  randomFrom,
  recordsIn,
  uuidOf,
  type SimulatedAccount,
  type SimulatedAnswer,
  type SimulatedRecord,
  type SimulatedRequest,
  type SimulatedVendor,
} from '../kit/simulator/index.ts';
import manifest from './manifest.json' with { type: 'json' };

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const STEP_MS = 300_000;
const PAGE = 10;
const COLLECTION = '/v2/usercollection/';
const SUBSCRIPTION = '/v2/webhook/subscription';
const SUBSCRIPTION_DAYS = 30;

const written = (at: number): string => new Date(at).toISOString().replace('.000Z', '+00:00');
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** A night that ends on a day: stages that follow each other, with heart rate and variability every five minutes. */
function nightOf(seed: number, wake: number): SimulatedRecord {
  const random = randomFrom(seed);
  const steps = between(random, 72, 102);
  const start = wake - steps * STEP_MS;
  const phases = Array.from({ length: steps }, (_, i) =>
    i === 0 || i === steps - 1 ? '4' : '2213224321'.charAt(Math.floor(i / 3) % 10),
  ).join('');
  const series = (low: number, high: number) => ({
    interval: STEP_MS / 1000,
    items: Array.from({ length: steps }, (_, i) => (i % 17 === 5 ? null : between(random, low, high))),
    timestamp: written(start),
  });
  const asleep = [...phases].filter((phase) => phase !== '4').length * 300;
  const content = {
    day: dayOf(wake),
    bedtime_start: written(start),
    bedtime_end: written(wake),
    type: 'long_sleep',
    average_breath: 14 + between(random, 0, 20) / 10,
    average_hrv: between(random, 35, 60),
    efficiency: between(random, 80, 96),
    latency: between(random, 4, 30) * 60,
    total_sleep_duration: asleep,
    time_in_bed: (wake - start) / 1000,
    sleep_phase_5_min: phases,
    heart_rate: series(48, 66),
    hrv: series(30, 70),
  };
  return recordOf('sleep', uuidOf(random), start, wake, content);
}

const recordOf = (family: string, id: string, start: number, end: number, content: Record<string, unknown>): SimulatedRecord => ({
  id,
  family,
  start,
  end,
  modifiedAt: end,
  content: { id, ...content },
});

function dayRecords(seed: number, midnight: number): readonly SimulatedRecord[] {
  const random = randomFrom(seed + 50_000);
  const [day, timestamp] = [dayOf(midnight), written(midnight + 4 * HOUR_MS)];
  const daily = (family: string, content: Record<string, unknown>): SimulatedRecord =>
    recordOf(family, uuidOf(random), midnight, midnight + DAY_MS, { day, timestamp, ...content });
  const run = midnight + 17 * HOUR_MS;
  const activity = {
    steps: between(random, 3000, 14_000),
    active_calories: between(random, 150, 800),
    total_calories: between(random, 1800, 2900),
    medium_activity_time: between(random, 0, 90) * 60,
    high_activity_time: between(random, 0, 40) * 60,
    sedentary_time: between(random, 300, 700) * 60,
    equivalent_walking_distance: 7000,
  };
  const run$ = {
    activity: 'running',
    day,
    start_datetime: written(run),
    end_datetime: written(run + 2_400_000),
    calories: 380.5,
    distance: 6200,
    intensity: 'moderate',
  };
  return [
    daily('daily_activity', activity),
    daily('daily_readiness', { score: between(random, 60, 95), temperature_deviation: between(random, -6, 6) / 10 }),
    daily('daily_sleep', { score: between(random, 60, 95) }),
    daily('daily_spo2', {
      spo2_percentage: { average: 95 + between(random, 0, 30) / 10 },
      breathing_disturbance_index: between(random, 0, 9),
    }),
    ...(between(random, 0, 3) === 0 ? [recordOf('workout', uuidOf(random), run, run + 2_400_000, run$)] : []),
    ...[9, 13, 20].map((hour) => heartRateAt(midnight + hour * HOUR_MS, between(random, 58, 110))),
  ];
}

const heartRateAt = (at: number, bpm: number): SimulatedRecord => ({
  id: `heartrate-${at}`,
  family: 'heartrate',
  start: at,
  end: at,
  modifiedAt: at,
  content: { timestamp: new Date(at).toISOString(), bpm, source: 'awake' },
});

function answerList(family: string, { query, account }: SimulatedRequest): SimulatedAnswer {
  const isSeries = family === 'heartrate';
  const from = Date.parse(query.get(isSeries ? 'start_datetime' : 'start_date') ?? '');
  const to = Date.parse(query.get(isSeries ? 'end_datetime' : 'end_date') ?? '');
  if (!Number.isFinite(from) || !Number.isFinite(to))
    return { status: 422, json: { detail: [{ loc: ['query'], msg: 'field required', type: 'value_error' }] } };
  // Records belong to the day of waking; `end_date` is included.
  const found = recordsIn(account, family, from, isSeries ? to : to + DAY_MS, family === 'sleep' ? 'end' : 'start');
  const { items, next } = pageOf(found, Number(query.get('next_token') ?? 0), PAGE);
  return { status: 200, json: { data: items.map(({ content }) => content), next_token: next === undefined ? null : String(next) } };
}

function answerCollection({ path, account }: SimulatedRequest, request: SimulatedRequest): SimulatedAnswer | undefined {
  const [family = '', id] = path.slice(COLLECTION.length).split('/');
  if (family === 'personal_info') return { status: 200, json: { id: account?.userId, age: 40, email: null } };
  if (id === undefined) return answerList(family, request);
  const record = findRecord(account, family, id);
  return record === undefined ? { status: 404, json: { detail: 'not found' } } : { status: 200, json: record.content };
}

/** Oura, as far as the connector asks. */
export const simulated: SimulatedVendor = {
  manifest: readManifest(manifest),
  tokenSeconds: 86_400,
  codeSeconds: 600,
  hasIds: (family) => family !== 'heartrate',
  history(seed, days, now) {
    return pastMidnights(now, days).flatMap((midnight, i) => [
      nightOf(seed * 1000 + i, midnight + 6 * HOUR_MS),
      ...dayRecords(seed * 1000 + i, midnight),
    ]);
  },
  fresh: (seed, now) => nightOf(seed, Math.floor(now.getTime() / STEP_MS) * STEP_MS),
  changed: (record) => ({ ...record, content: { ...record.content, efficiency: 71, average_breath: 12.5 } }),
  isOfClient: ({ path }) => path.startsWith(SUBSCRIPTION),
  async answer(request, state) {
    const { path, method, headers, json, now } = request;
    if (path.startsWith(COLLECTION)) return answerCollection(request, request);
    if (!path.startsWith(SUBSCRIPTION)) return undefined;
    if (headers['x-client-id'] !== state.clientId || headers['x-client-secret'] !== state.clientSecret)
      return { status: 401, json: { detail: 'unauthorized' } };
    const expiration_time = new Date(now.getTime() + SUBSCRIPTION_DAYS * DAY_MS).toISOString();
    if (method === 'GET')
      return {
        status: 200,
        json: [...state.notes]
          .filter(([name]) => name.startsWith('subscription:'))
          .map(([, text]) => ({ ...(JSON.parse(text) as object), expiration_time })),
      };
    if (method === 'PUT') return { status: 200, json: { id: path.split('/').at(-1), expiration_time } };
    if (method === 'DELETE') return { status: state.notes.delete(`subscription:${path.split('/').at(-1)}`) ? 204 : 404 };
    const wanted = json as { callback_url: string; verification_token: string; event_type: string; data_type: string }; // What the connector sends.
    const challenge = 'of-the-simulator';
    const answer = await state.knock(wanted.callback_url, { verification_token: wanted.verification_token, challenge });
    if (answer.status !== 200 || (answer.json as { challenge?: string }).challenge !== challenge)
      return { status: 400, json: { detail: 'verification failed' } };
    const id = `${wanted.data_type}-${wanted.event_type}`;
    state.notes.set(`subscription:${id}`, JSON.stringify({ id, ...wanted }));
    return { status: 201, json: { id, ...wanted, expiration_time } };
  },
  call({ kind, account, record, clientSecret, now }) {
    const event_type = { created: 'create', changed: 'update', deleted: 'delete', 'grant-ended': 'delete' }[kind];
    const body = JSON.stringify({
      event_type,
      data_type: record.family,
      object_id: record.id,
      user_id: account.userId,
      event_time: now.toISOString(),
    });
    const timestamp = String(Math.floor(now.getTime() / 1000));
    const signature = createHmac('sha256', clientSecret)
      .update(timestamp + body)
      .digest('hex')
      .toUpperCase();
    return { body, contentType: 'application/json', headers: { 'x-oura-signature': signature, 'x-oura-timestamp': timestamp } };
  },
  callbackOf: (_account: SimulatedAccount, notes) => {
    const [first] = [...notes].find(([name]) => name.startsWith('subscription:')) === undefined ? [] : [...notes.values()];
    return first === undefined ? undefined : (JSON.parse(first) as { callback_url: string }).callback_url;
  },
};
