import { readManifest } from '../kit/connector/index.ts';
import {
  between,
  findRecord,
  pastMidnights,
  randomFrom,
  recordsIn,
  type SimulatedAccount,
  type SimulatedAnswer,
  type SimulatedCall,
  type SimulatedRecord,
  type SimulatedRequest,
  type SimulatedState,
  type SimulatedVendor,
} from '../kit/simulator/index.ts';
import manifest from './manifest.json' with { type: 'json' };

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const API = '/wellness-api/rest/';
const GATEWAY = '/partner-gateway/rest/user/';
const BACKFILL_DAYS_MAX = 30;
/** Families by their place in an address. */
const FAMILIES: Readonly<Record<string, string>> = { pulseOx: 'pulseox', respiration: 'allDayRespiration' };
const familyAt = (place: string): string => FAMILIES[place] ?? place;
const placeOf = (family: string): string => Object.entries(FAMILIES).find(([, name]) => name === family)?.[0] ?? family;

const s = (at: number): number => Math.floor(at / 1000);
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

function recordOf(family: string, seed: number, start: number, end: number, content: Record<string, unknown>): SimulatedRecord {
  const id = `x4711-${(seed + 65_536).toString(16)}-${s(start).toString(16)}`;
  const times = { startTimeInSeconds: s(start), startTimeOffsetInSeconds: 3600, durationInSeconds: s(end) - s(start) };
  return { id, family, start, end, modifiedAt: end, content: { summaryId: id, calendarDate: dayOf(end), ...times, ...content } };
}

function nightOf(seed: number, wake: number): SimulatedRecord {
  const random = randomFrom(seed);
  const step = between(random, 2400, 3000);
  const begin = s(wake) - 10 * step;
  const at = (...places: readonly number[]) =>
    places.map((place) => ({ startTimeInSeconds: begin + place * step, endTimeInSeconds: begin + (place + 1) * step }));
  const sleepLevelsMap = { deep: at(2, 6), light: at(1, 3, 5, 8), rem: at(4, 7), awake: at(0, 9) };
  return recordOf('sleeps', seed, begin * 1000, wake, {
    sleepLevelsMap,
    validation: 'ENHANCED_FINAL',
    overallSleepScore: { value: between(random, 50, 95), qualifierKey: 'GOOD' },
  });
}

function dayRecords(seed: number, midnight: number): readonly SimulatedRecord[] {
  const random = randomFrom(seed + 5);
  const end = midnight + DAY_MS;
  const offsets = (step: number, low: number, high: number) =>
    Object.fromEntries(Array.from({ length: 8 }, (_, i) => [String(36_000 + i * step), between(random, low, high)]));
  const totals = {
    steps: between(random, 2000, 14_000),
    distanceInMeters: between(random, 1500, 11_000),
    activeKilocalories: between(random, 150, 900),
    bmrKilocalories: 1710,
    floorsClimbed: between(random, 0, 20),
    moderateIntensityDurationInSeconds: 1800,
    vigorousIntensityDurationInSeconds: 600,
    restingHeartRateInBeatsPerMinute: between(random, 45, 60),
    timeOffsetHeartRateSamples: offsets(15, 55, 120),
  };
  const run = midnight + 16 * HOUR_MS;
  const done = {
    activityType: 'TRAIL_RUNNING',
    distanceInMeters: 5400,
    activeKilocalories: 380,
    averageHeartRateInBeatsPerMinute: 143,
    deviceName: 'Forerunner 965',
  };
  const weighed = midnight + 7 * HOUR_MS;
  return [
    recordOf('dailies', seed, midnight, end, totals),
    recordOf('hrv', seed, midnight + HOUR_MS, midnight + 6 * HOUR_MS, { lastNightAvg: 44, hrvValues: offsets(-300, 25, 80) }),
    recordOf('stressDetails', seed, midnight, end, {
      timeOffsetStressLevelValues: { ...offsets(180, 5, 80), 0: -1 },
      timeOffsetBodyBatteryValues: offsets(180, 20, 95),
    }),
    recordOf('pulseox', seed, midnight, end, { timeOffsetSpo2Values: offsets(60, 92, 99) }),
    recordOf('allDayRespiration', seed, midnight, end, { timeOffsetEpochToBreaths: offsets(120, 11, 18) }),
    ...(between(random, 0, 2) === 0 ? [recordOf('activities', seed, run, run + 2_400_000, done)] : []),
    ...(between(random, 0, 2) === 0
      ? [
          recordOf('bodyComps', seed, weighed, weighed, {
            measurementTimeInSeconds: s(weighed),
            weightInGrams: between(random, 70_000, 72_000),
          }),
        ]
      : []),
  ];
}

/** A ping: where to ask, and the token that opens it. */
function pingOf({ userId }: SimulatedAccount, family: string, from: number, to: number, token: string, clientId: string): SimulatedCall {
  const callback = new URLSearchParams({ uploadStartTimeInSeconds: String(from), uploadEndTimeInSeconds: String(to), token });
  const callbackURL = `https://apis.garmin.com${API}${placeOf(family)}?${callback.toString()}`;
  const body = JSON.stringify({ [family]: [{ userId, uploadStartTimeInSeconds: from, uploadEndTimeInSeconds: to, callbackURL }] });
  return { body, contentType: 'application/json', headers: { 'garmin-client-id': clientId } };
}

async function backfill({ query, account }: SimulatedRequest, family: string, state: SimulatedState): Promise<SimulatedAnswer> {
  const [from, to] = [Number(query.get('summaryStartTimeInSeconds')), Number(query.get('summaryEndTimeInSeconds'))];
  if (!(to >= from) || to - from > BACKFILL_DAYS_MAX * 86_400) return { status: 400, json: { errorMessage: 'the range is too long' } };
  if (account !== undefined && recordsIn(account, family, from * 1000, to * 1000).length > 0)
    await state.send(pingOf(account, family, from, to, 'past', state.clientId), account);
  return { status: 202 };
}

function summaries({ query, account }: SimulatedRequest, family: string): SimulatedAnswer {
  const [from, to] = [Number(query.get('uploadStartTimeInSeconds')) * 1000, Number(query.get('uploadEndTimeInSeconds')) * 1000];
  const [kind = '', id = ''] = (query.get('token') ?? '').split(':');
  if (kind === 'past') return { status: 200, json: recordsIn(account, family, from, to).map(({ content }) => content) };
  const record = findRecord(account, family, id);
  return { status: 200, json: record === undefined ? [] : [record.content] };
}

/** Garmin's Health API, as far as the connector asks. */
export const simulated: SimulatedVendor = {
  manifest: readManifest(manifest),
  tokenSeconds: 86_400,
  codeSeconds: 600,
  deletes: false,
  history(seed, days, now) {
    return pastMidnights(now, days).flatMap((midnight, i) => [
      nightOf(seed * 1000 + i, midnight + 6 * HOUR_MS),
      ...dayRecords(seed * 1000 + i, midnight),
    ]);
  },
  fresh: (seed, now) => nightOf(seed, Math.floor(now.getTime() / 1000) * 1000),
  changed: (record) => ({ ...record, content: { ...record.content, sleepLevelsMap: {}, overallSleepScore: { value: 41 } } }),
  async answer(request, state) {
    const { path, method, account } = request;
    if (path === `${GATEWAY}id`) return { status: 200, json: { userId: account?.userId } };
    if (path === `${GATEWAY}registration` && method === 'DELETE' && account !== undefined)
      return (state.endGrant(account), { status: 204 });
    if (!path.startsWith(API)) return undefined;
    const [first = '', place = ''] = path.slice(API.length).split('/');
    return first === 'backfill' ? await backfill(request, familyAt(place), state) : summaries(request, familyAt(first));
  },
  call({ kind, account, record, clientId, now }) {
    if (kind === 'deleted') return undefined;
    if (kind === 'grant-ended')
      return {
        body: JSON.stringify({ deregistrations: [{ userId: account.userId }] }),
        contentType: 'application/json',
        headers: { 'garmin-client-id': clientId },
      };
    const at = s(now.getTime());
    return pingOf(account, record.family, at - 60, at, `record:${record.id}:${record.modifiedAt}`, clientId);
  },
};
