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
  type SimulatedAnswer,
  type SimulatedRecord,
  type SimulatedRequest,
  type SimulatedVendor,
} from '../kit/simulator/index.ts';
import manifest from './manifest.json' with { type: 'json' };

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const PAGE_MAX = 25;
const API = '/developer/v2';
const LISTS: ReadonlyMap<string, string> = new Map([
  [`${API}/activity/sleep`, 'sleep'],
  [`${API}/recovery`, 'recovery'],
  [`${API}/cycle`, 'cycle'],
  [`${API}/activity/workout`, 'workout'],
]);

const iso = (at: number): string => new Date(at).toISOString();

const recordOf = (family: string, id: string, start: number, end: number, content: Record<string, unknown>): SimulatedRecord => ({
  id,
  family,
  start,
  end,
  modifiedAt: end,
  content: { created_at: iso(end), updated_at: iso(end), timezone_offset: '+00:00', score_state: 'SCORED', ...content },
});

function nightOf(seed: number, wake: number): SimulatedRecord {
  const random = randomFrom(seed);
  const minutes = between(random, 380, 520);
  const awake = between(random, 15, 50);
  const [deep, rem] = [between(random, 60, 110), between(random, 70, 120)];
  const id = uuidOf(random);
  const start = wake - minutes * MINUTE_MS;
  const stage_summary = {
    total_in_bed_time_milli: minutes * MINUTE_MS,
    total_awake_time_milli: awake * MINUTE_MS,
    total_no_data_time_milli: 0,
    total_light_sleep_time_milli: (minutes - awake - deep - rem) * MINUTE_MS,
    total_slow_wave_sleep_time_milli: deep * MINUTE_MS,
    total_rem_sleep_time_milli: rem * MINUTE_MS,
    sleep_cycle_count: 4,
    disturbance_count: 9,
  };
  const score = {
    stage_summary,
    respiratory_rate: 14.5,
    sleep_performance_percentage: between(random, 60, 100),
    sleep_efficiency_percentage: 91.7,
  };
  return recordOf('sleep', id, start, wake, { id, start: iso(start), end: iso(wake), nap: false, score });
}

function dayOf(seed: number, midnight: number): readonly SimulatedRecord[] {
  const random = randomFrom(seed + 70_000);
  const night = nightOf(seed, midnight + 6 * HOUR_MS);
  const score = {
    user_calibrating: false,
    recovery_score: between(random, 20, 99),
    resting_heart_rate: between(random, 46, 60),
    hrv_rmssd_milli: between(random, 300, 900) / 10,
    spo2_percentage: 95.4,
    skin_temp_celsius: 33.2,
  };
  const recovery = recordOf('recovery', night.id, night.end, night.end, {
    sleep_id: night.id,
    cycle_id: seed,
    created_at: iso(night.end),
    score,
  });
  const cycle = recordOf('cycle', String(90_000 + seed), midnight, midnight + DAY_MS, {
    id: 90_000 + seed,
    start: iso(midnight),
    end: iso(midnight + DAY_MS),
    score: { strain: between(random, 30, 180) / 10, kilojoule: between(random, 7000, 13_000) },
  });
  const id = uuidOf(random);
  const run = midnight + 17 * HOUR_MS;
  const workout = recordOf('workout', id, run, run + HOUR_MS, {
    id,
    start: iso(run),
    end: iso(run + HOUR_MS),
    sport_name: between(random, 0, 1) === 0 ? 'running' : 'weightlifting',
    score: { strain: 9.1, average_heart_rate: 138, max_heart_rate: 171, kilojoule: 1569.34, percent_recorded: 100, distance_meter: 8200.5 },
  });
  return [night, recovery, cycle, ...(between(random, 0, 2) === 0 ? [workout] : [])];
}

function list(family: string, { query, account }: SimulatedRequest): SimulatedAnswer {
  const limit = Number(query.get('limit') ?? 10);
  if (limit > PAGE_MAX) return { status: 400, json: { error: 'limit' } };
  const found = recordsIn(account, family, Date.parse(query.get('start') ?? ''), Date.parse(query.get('end') ?? '')).toReversed();
  const { items, next } = pageOf(found, Number(query.get('nextToken') ?? 0), limit);
  return { status: 200, json: { records: items.map(({ content }) => content), next_token: next === undefined ? null : String(next) } };
}

/** WHOOP, as far as the connector asks. */
export const simulated: SimulatedVendor = {
  manifest: readManifest(manifest),
  tokenSeconds: 3600,
  codeSeconds: 600,
  history(seed, days, now) {
    return pastMidnights(now, days).flatMap((midnight, i) => dayOf(seed * 1000 + i, midnight));
  },
  fresh: (seed, now) => nightOf(seed, Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS),
  changed(record) {
    const score = record.content['score'] as Record<string, unknown>; // Of `nightOf`.
    return { ...record, content: { ...record.content, score: { ...score, sleep_efficiency_percentage: 72.5 } } };
  },
  refusals: {
    rate: () => ({
      status: 429,
      json: {},
      headers: { 'X-RateLimit-Limit': '100;window=60, 10000;window=86400', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '3' },
    }),
  },
  answer(request, state) {
    const { path, method, account } = request;
    if (path === `${API}/user/profile/basic`)
      return { status: 200, json: { user_id: Number(account?.userId), email: 'someone@example.org' } };
    if (path === `${API}/user/access` && method === 'DELETE' && account !== undefined) return (state.endGrant(account), { status: 204 });
    const family = LISTS.get(path);
    if (family !== undefined) return list(family, request);
    const [parent, id] = [path.slice(0, path.lastIndexOf('/')), path.slice(path.lastIndexOf('/') + 1)];
    const record = findRecord(account, LISTS.get(parent) ?? '', id);
    return record === undefined ? { status: 404, json: {} } : { status: 200, json: record.content };
  },
  call({ kind, account, record, clientSecret, now }) {
    if (record.family === 'cycle') return undefined;
    const type = `${record.family}.${kind === 'deleted' ? 'deleted' : 'updated'}`;
    const body = JSON.stringify({ user_id: Number(account.userId), id: record.id, type, trace_id: `${record.id}-${now.getTime()}` });
    const timestamp = String(now.getTime());
    const signature = createHmac('sha256', clientSecret)
      .update(timestamp + body)
      .digest('base64');
    return { body, contentType: 'application/json', headers: { 'X-WHOOP-Signature': signature, 'X-WHOOP-Signature-Timestamp': timestamp } };
  },
};
