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
const EXCHANGE = '/personalapitoken-service/personal-api/personal-api-key/token';
const WRONG = 'wrong';

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const gmt = (at: number): string => new Date(at).toISOString().replace('Z', '').replace('.000', '.0');

const recordOf = (family: string, id: string, start: number, end: number, content: Record<string, unknown>): SimulatedRecord => ({
  id,
  family,
  start,
  end,
  modifiedAt: end,
  content,
});

function nightOf(seed: number, wake: number): SimulatedRecord {
  const random = randomFrom(seed);
  const levels = [3, 1, 0, 1, 2, 1, 0, 2, 1, 3];
  const step = between(random, 40, 50) * 60_000;
  const start = wake - levels.length * step;
  const sleepLevels = levels.map((activityLevel, i) => ({
    startGMT: gmt(start + i * step),
    endGMT: gmt(start + (i + 1) * step),
    activityLevel,
  }));
  const dailySleepDTO = {
    calendarDate: dayOf(wake),
    sleepStartTimestampGMT: start,
    sleepEndTimestampGMT: wake,
    sleepTimeSeconds: (8 * step) / 1000,
    averageRespirationValue: between(random, 12, 17),
    awakeCount: 2,
    sleepScores: { overall: { value: between(random, 50, 95) } },
  };
  return recordOf('sleep', dayOf(wake), start, wake, { dailySleepDTO, sleepLevels });
}

function dayRecords(seed: number, midnight: number): readonly SimulatedRecord[] {
  const random = randomFrom(seed + 3);
  const day = dayOf(midnight);
  const end = midnight + DAY_MS;
  const rows = (from: number, low: number, high: number) =>
    Array.from({ length: 8 }, (_, i) => [from + i * 180_000, i === 3 ? null : between(random, low, high)]);
  const readings = Array.from({ length: 6 }, (_, i) => ({
    hrvValue: between(random, 30, 70),
    readingTimeGMT: gmt(midnight + 2 * HOUR_MS + i * 300_000),
  }));
  const heart = {
    startTimestampGMT: gmt(midnight),
    restingHeartRate: between(random, 45, 60),
    heartRateValues: rows(midnight + 9 * HOUR_MS, 50, 120),
  };
  const battery = Array.from({ length: 4 }, (_, i) => [midnight + i * 6 * HOUR_MS, 'MEASURED', between(random, 10, 95), 2]);
  const totals = {
    wellnessStartTimeGmt: gmt(midnight),
    wellnessEndTimeGmt: gmt(end),
    totalSteps: between(random, 2000, 14_000),
    totalDistanceMeters: between(random, 1500, 11_000),
    activeKilocalories: between(random, 150, 900),
    bmrKilocalories: 1720,
    floorsAscended: between(random, 0, 20),
    moderateIntensityMinutes: between(random, 0, 60),
    vigorousIntensityMinutes: between(random, 0, 40),
    sedentarySeconds: 30_000,
  };
  const run = midnight + 16 * HOUR_MS;
  const weighed = midnight + 7 * HOUR_MS;
  const done = {
    activityId: 9_000_000 + seed,
    activityType: { typeKey: 'trail_running' },
    startTimeGMT: gmt(run).replace('T', ' ').replace('.0', ''),
    duration: 2400.5,
    elapsedDuration: 2520,
    distance: between(random, 3000, 9000),
    calories: between(random, 200, 600),
    averageHR: 144,
    maxHR: 171,
  };
  return [
    recordOf('heartrate', day, midnight, end, heart),
    recordOf('hrv', day, midnight, end, { hrvSummary: { calendarDate: day }, hrvReadings: readings }),
    recordOf('stress', day, midnight, end, {
      stressValuesArray: [...rows(midnight + 10 * HOUR_MS, 5, 80), [end - 180_000, -2]],
      bodyBatteryValuesArray: battery,
    }),
    recordOf('summary', day, midnight, end, totals),
    ...(between(random, 0, 2) === 0 ? [recordOf('activity', String(done.activityId), run, run + 2_520_000, done)] : []),
    ...(between(random, 0, 2) === 0
      ? [
          recordOf('weight', String(5_000_000 + seed), weighed, weighed, {
            samplePk: 5_000_000 + seed,
            timestampGMT: weighed,
            weight: between(random, 70_000, 72_000),
            bodyFat: 18.5,
            sourceType: 'INDEX_SCALE',
          }),
        ]
      : []),
  ];
}

/** Daily families: where the date is, and which family it names. */
const PATHS: readonly (readonly [family: string, path: RegExp])[] = [
  ['heartrate', /^\/wellness-service\/wellness\/dailyHeartRate\?date=(.+)$/],
  ['hrv', /^\/hrv-service\/hrv\/(.+)$/],
  ['sleep', /^\/sleep-service\/sleep\/dailySleepData\?date=(.+)$/],
  ['stress', /^\/wellness-service\/wellness\/dailyStress\/(.+)$/],
  ['summary', /^\/usersummary-service\/usersummary\/daily\?calendarDate=(.+)$/],
];

function daily({ path, query, account }: SimulatedRequest): SimulatedAnswer | undefined {
  const address = query.size === 0 ? path : `${path}?${query.toString()}`;
  for (const [family, pattern] of PATHS) {
    const [, date] = pattern.exec(address) ?? [];
    if (date === undefined) continue;
    const record = findRecord(account, family, date);
    return record === undefined ? { status: 204 } : { status: 200, json: record.content };
  }
  return undefined;
}

function range(family: string, { query, account }: SimulatedRequest): readonly unknown[] {
  const [from, to] = [Date.parse(query.get('startDate') ?? ''), Date.parse(query.get('endDate') ?? '') + DAY_MS];
  return recordsIn(account, family, from, to).map(({ content }) => content);
}

/** Garmin Connect for a personal key, as far as the connector asks: any key but `wrong` opens it. */
export const simulated: SimulatedVendor = {
  manifest: readManifest(manifest),
  typed: { apiKey: 'simulated-key' },
  tokenSeconds: 3600,
  codeSeconds: 0,
  hasIds: (family) => family !== 'hrv' && family !== 'stress',
  history(seed, days, now) {
    return pastMidnights(now, days).flatMap((midnight, i) => [
      nightOf(seed * 1000 + i, midnight + 6 * HOUR_MS),
      ...dayRecords(seed * 1000 + i, midnight),
    ]);
  },
  fresh: (seed, now) => nightOf(seed, Math.floor(now.getTime() / HOUR_MS) * HOUR_MS),
  changed: (record) => ({ ...record, content: { ...record.content, sleepLevels: [] } }),
  isOfClient: ({ path }) => path === EXCHANGE,
  answer(request, state) {
    const { path, headers, account, query } = request;
    if (path === EXCHANGE) {
      const [, key] = /^ApiKey (.+)$/.exec(headers['authorization'] ?? '') ?? [];
      if (key === undefined || key === WRONG || key === state.notes.get('deletedKey'))
        return { status: 401, json: { error: 'invalid_key' } };
      state.notes.set('key', key);
      const { accessToken, expiresInSeconds } = state.signIn();
      return { status: 200, json: { access_token: accessToken, expires_in: expiresInSeconds } };
    }
    if (path === '/userprofile-service/socialProfile') return { status: 200, json: { id: Number(account?.userId), displayName: 'ada' } };
    if (path === '/weight-service/weight/dateRange') return { status: 200, json: { dateWeightList: range('weight', request) } };
    if (path === '/activitylist-service/activities/search/activities') {
      const [start, limit] = [Number(query.get('start')), Number(query.get('limit'))];
      return { status: 200, json: range('activity', request).slice(start, start + limit) };
    }
    return daily(request);
  },
};
