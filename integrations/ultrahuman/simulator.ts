import { readManifest } from '../kit/connector/index.ts';
import {
  between,
  findRecord,
  pastMidnights,
  randomFrom,
  type SimulatedAnswer,
  type SimulatedRecord,
  type SimulatedVendor,
} from '../kit/simulator/index.ts';
import manifest from './manifest.json' with { type: 'json' };

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const STEP_S = 300;
const API = '/api/partners/v1/user_data';

const s = (at: number): number => Math.floor(at / 1000);
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** A day with its night, which began on the evening before. */
function dayRecord(seed: number, midnight: number): SimulatedRecord {
  const random = randomFrom(seed);
  const [bedtime_start, bedtime_end] = [s(midnight) - between(random, 2, 8) * STEP_S, s(midnight) + 6 * 3600];
  const day_start_timestamp = s(midnight);
  const length = (bedtime_end - bedtime_start) / 8;
  const course = ['awake', 'light_sleep', 'deep_sleep', 'light_sleep', 'rem_sleep', 'light_sleep', 'rem_sleep', 'awake'].map((type, i) => ({
    start: Math.round(bedtime_start + i * length),
    end: Math.round(bedtime_start + (i + 1) * length),
    type,
  }));
  const values = (from: number, count: number, low: number, high: number) =>
    Array.from({ length: count }, (_, i) => ({ value: between(random, low, high), timestamp: from + i * STEP_S }));
  const night = {
    bedtime_start,
    bedtime_end,
    quick_metrics: [
      { type: 'time_in_bed', value: bedtime_end - bedtime_start },
      { type: 'sleep_efic', value: between(random, 80, 97) },
    ],
    sleep_stages: [{ type: 'deep_sleep', stage_time: 5400 }],
    sleep_graph: { title: 'Sleep Stages', data: course },
    sleep_score: { score: between(random, 60, 95) },
    spo2: { value: 96 },
  };
  const metric_data = [
    { type: 'Sleep', object: night },
    { type: 'hr', object: { day_start_timestamp, unit: 'BPM', values: values(s(midnight) + 9 * 3600, 12, 55, 110) } },
    { type: 'steps', object: { day_start_timestamp, values: values(s(midnight) + 9 * 3600, 12, 0, 300) } },
    { type: 'hrv', object: { day_start_timestamp, values: values(bedtime_end - 3600, 6, 30, 70) } },
    { type: 'night_rhr', object: { day_start_timestamp, avg: between(random, 46, 60) } },
    { type: 'recovery_index', object: { day_start_timestamp, value: between(random, 40, 95) } },
    { type: 'metabolic_score', object: { day_start_timestamp, value: null } },
  ];
  const day = dayOf(midnight);
  return { id: day, family: 'day', start: midnight, end: midnight + 6 * HOUR_MS, modifiedAt: midnight, content: { metric_data } };
}

function metrics(record: SimulatedRecord | undefined): SimulatedAnswer {
  return { status: 200, json: { data: record?.content ?? { metric_data: [] }, error: null, status: 200 } };
}

/** Ultrahuman, as far as the connector asks. */
export const simulated: SimulatedVendor = {
  manifest: readManifest(manifest),
  tokenSeconds: 604_800,
  codeSeconds: 600,
  revokes: false,
  history(seed, days, now) {
    return pastMidnights(now, days).map((midnight, i) => dayRecord(seed * 1000 + i, midnight));
  },
  fresh: (seed, now) => dayRecord(seed, Math.floor(now.getTime() / DAY_MS) * DAY_MS),
  changed: (record, now) => dayRecord(now.getTime() % 1000, record.start),
  answer({ path, query, account }) {
    if (path === `${API}/user_info`) return { status: 200, json: { data: { id: Number(account?.userId) } } };
    if (path !== `${API}/metrics`) return undefined;
    const date = query.get('date') ?? '';
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return { status: 400, json: { error: 'date is missing' } };
    return metrics(findRecord(account, 'day', date));
  },
};
