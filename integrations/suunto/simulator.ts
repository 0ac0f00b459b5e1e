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
  type SimulatedVendor,
} from '../kit/simulator/index.ts';
import manifest from './manifest.json' with { type: 'json' };

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const STEP_MS = 600_000;
const SAMPLES_PATH = '/247samples/';
const WORKOUTS_PATH = '/v3/workouts';
/** With what an Aceso without settings signs in at the simulator. */
const SUBSCRIPTION_KEY = 'simulated-subscriptionKey';
const NOTIFICATION_SECRET = 'simulated-notificationSecret';

const written = (at: number): string => new Date(at + 2 * HOUR_MS).toISOString().replace('Z', '+02:00');
const recordOf = (family: string, id: string, start: number, end: number, content: Record<string, unknown>): SimulatedRecord => ({
  id,
  family,
  start,
  end,
  modifiedAt: end,
  content,
});

function workoutOf(seed: number, at: number): SimulatedRecord {
  const random = randomFrom(seed);
  const totalTime = between(random, 1200, 5400);
  const workoutKey = (0x676048890000 + seed).toString(16);
  const stopTime = at + totalTime * 1000 + 60_000;
  return recordOf('workout', workoutKey, at, stopTime, {
    workoutKey,
    activityId: [1, 2, 22, 11][between(random, 0, 3)],
    startTime: at,
    stopTime,
    totalTime,
    timeOffsetInMinutes: 120,
    totalDistance: between(random, 2000, 30_000),
    energyConsumption: between(random, 150, 900),
    hrdata: { workoutAvgHR: between(random, 118, 152), workoutMaxHR: between(random, 155, 184), userMaxHR: 190 },
    gear: { manufacturer: 'Suunto', name: 'Suunto Race', displayName: 'Suunto Race', serialNumber: '2237' },
  });
}

function nightOf(seed: number, wake: number): SimulatedRecord {
  const random = randomFrom(seed + 7);
  const start = wake - between(random, 400, 520) * 60_000;
  const id = String(7_000_000 + seed);
  const entryData = {
    SleepId: Number(id),
    BedtimeStart: written(start),
    BedtimeEnd: written(wake),
    Duration: (wake - start) / 1000,
    DeepSleepDuration: between(random, 3600, 6000),
    LightSleepDuration: between(random, 9000, 14_000),
    REMSleepDuration: between(random, 3600, 6500),
    HRAvg: 56,
    HRMin: 47,
    SleepQualityScore: between(random, 40, 95),
    AvgHRV: between(random, 30, 70),
    IsNap: false,
  };
  return recordOf('sleep', id, start, wake, { timestamp: written(wake), entryData });
}

const activityAt = (seed: number, at: number): SimulatedRecord => {
  const random = randomFrom(seed + at / STEP_MS);
  const entryData = {
    HR: between(random, 52, 110),
    StepCount: between(random, 0, 400),
    EnergyConsumption: between(random, 0, 60_000),
    SpO2: null,
  };
  return recordOf('activity', String(at), at, at, { timestamp: written(at), entryData });
};

function workouts({ path, query, account }: SimulatedRequest): SimulatedAnswer {
  const [, key] = path.slice(WORKOUTS_PATH.length).split('/');
  if (key !== undefined && key !== '') {
    const record = findRecord(account, 'workout', key);
    return record === undefined ? { status: 404, json: {} } : { status: 200, json: { error: null, payload: record.content } };
  }
  const found = recordsIn(account, 'workout', Number(query.get('since')), Number(query.get('until')));
  const [offset, limit] = [Number(query.get('offset') ?? 0), Number(query.get('limit') ?? 50)];
  return { status: 200, json: { error: null, payload: found.slice(offset, offset + limit).map(({ content }) => content) } };
}

/** Suunto, as far as the connector asks. */
export const simulated: SimulatedVendor = {
  manifest: readManifest(manifest),
  tokenSeconds: 86_400,
  codeSeconds: 600,
  hasIds: (family) => family !== 'activity',
  hasTimestamps: false,
  history(seed, days, now) {
    return pastMidnights(now, days).flatMap((midnight, i) => [
      nightOf(seed * 1000 + i, midnight + 6 * HOUR_MS),
      ...(i % 2 === 0 ? [workoutOf(seed * 1000 + i, midnight + 15 * HOUR_MS)] : []),
      ...Array.from({ length: 6 }, (_nothing, step) => activityAt(seed, midnight + 9 * HOUR_MS + step * STEP_MS)),
    ]);
  },
  fresh: (seed, now) => workoutOf(seed, Math.floor(now.getTime() / 1000) * 1000 - 2 * HOUR_MS),
  changed: (record) => ({ ...record, content: { ...record.content, activityId: 0, totalDistance: 1234.5 } }),
  tokenAnswer: ({ accessToken, refreshToken, expiresInSeconds }, { userId }) => ({
    status: 200,
    json: {
      token_type: 'bearer',
      access_token: accessToken,
      refresh_token: refreshToken,
      expires_in: expiresInSeconds,
      scope: 'workout',
      user: userId,
    },
  }),
  answer(request, state) {
    const { path, query, account, headers } = request;
    if (path === '/oauth/deauthorize' && account !== undefined) return (state.endGrant(account), { status: 200, json: {} });
    if (headers['ocp-apim-subscription-key'] !== SUBSCRIPTION_KEY) return { status: 403, json: { message: 'no subscription' } };
    if (path.startsWith(WORKOUTS_PATH)) return workouts(request);
    if (!path.startsWith(SAMPLES_PATH)) return undefined;
    const [from, to] = [Number(query.get('from')), Number(query.get('to'))];
    if (to - from > 28 * DAY_MS) return { status: 400, json: { error: 'too long' } };
    return { status: 200, json: recordsIn(account, path.slice(SAMPLES_PATH.length), from, to).map(({ content }) => content) };
  },
  call({ kind, account, record }) {
    if (kind !== 'created') return undefined;
    const { userId: username } = account;
    const event =
      record.family === 'workout'
        ? { type: 'WORKOUT_CREATED', username, workout: record.content }
        : { type: `SUUNTO_247_${record.family.toUpperCase()}_CREATED`, username, samples: [record.content] };
    const body = JSON.stringify(event);
    const signature = createHmac('sha256', NOTIFICATION_SECRET).update(body).digest('hex');
    return { body, contentType: 'application/json', headers: { 'X-HMAC-SHA256-Signature': signature } };
  },
};
