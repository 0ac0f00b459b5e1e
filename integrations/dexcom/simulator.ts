import { readManifest } from '../kit/connector/index.ts';
import {
  between,
  pastMidnights,
  randomFrom,
  recordsIn,
  uuidOf,
  type SimulatedRecord,
  type SimulatedVendor,
} from '../kit/simulator/index.ts';
import manifest from './manifest.json' with { type: 'json' };

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const STEP_MS = 300_000;
const DAYS_MAX = 30;
const USER = '/v3/users/self/';
const OFFSET_MS = -8 * HOUR_MS;
/** Readings of a day: all of them would be 288. */
const READINGS = 48;

const written = (at: number): string => new Date(at).toISOString().slice(0, 19);
const displayed = (at: number): string => `${written(at + OFFSET_MS)}-08:00`;

const recordOf = (family: string, id: string, at: number, content: Record<string, unknown>): SimulatedRecord => ({
  id,
  family,
  start: at,
  end: at,
  modifiedAt: at,
  content: { recordId: id, systemTime: `${written(at)}Z`, displayTime: displayed(at), ...content },
});

function readingAt(seed: number, at: number): SimulatedRecord {
  const random = randomFrom(seed + at / STEP_MS);
  const value = between(random, 70, 190);
  return recordOf('egvs', uuidOf(random), at, {
    value,
    unit: 'mg/dL',
    status: null,
    trend: 'flat',
    trendRate: 0.2,
    rateUnit: 'mg/dL/min',
    transmitterId: '',
    transmitterTicks: Math.floor(at / 1000),
    transmitterGeneration: 'g7',
    displayDevice: 'iOS',
    displayApp: 'G7',
  });
}

function eventAt(seed: number, at: number): SimulatedRecord {
  const random = randomFrom(seed + 11);
  const [eventType, eventSubType, value, unit] = [
    ['insulin', 'fastActing', String(between(random, 1, 9)), 'units'],
    ['carbs', null, String(between(random, 10, 80)), 'grams'],
    ['exercise', 'medium', String(between(random, 20, 60)), 'minutes'],
    ['health', 'stress', null, null],
  ][seed % 4] ?? ['notes', null, 'felt well', null];
  return recordOf('events', uuidOf(random), at, { eventStatus: 'created', eventType, eventSubType, value, unit });
}

function calibrationAt(seed: number, at: number): SimulatedRecord {
  const random = randomFrom(seed + 23);
  return recordOf('calibrations', uuidOf(random), at, { value: between(random, 80, 160), unit: 'mg/dL', transmitterGeneration: 'g7' });
}

/** Dexcom, as far as the connector asks. */
export const simulated: SimulatedVendor = {
  manifest: readManifest(manifest),
  tokenSeconds: 7_200,
  codeSeconds: 60,
  revokes: false,
  hasIds: (family) => family !== 'egvs',
  history(seed, days, now) {
    return pastMidnights(now, days).flatMap((midnight, i) => [
      ...Array.from({ length: READINGS }, (_nothing, step) => readingAt(seed, midnight + step * 6 * STEP_MS)),
      eventAt(seed * 1000 + i, midnight + 12 * HOUR_MS),
      ...(i % 3 === 0 ? [calibrationAt(seed * 1000 + i, midnight + 9 * HOUR_MS)] : []),
    ]);
  },
  fresh: (seed, now) => eventAt(seed * 4, Math.floor(now.getTime() / 1000) * 1000 - HOUR_MS),
  changed: (record) => ({ ...record, content: { ...record.content, eventStatus: 'updated', value: '3' } }),
  answer({ path, query, account }) {
    if (!path.startsWith(USER)) return undefined;
    const family = path.slice(USER.length);
    const about = { recordType: family, recordVersion: '3.0', userId: account?.userId };
    if (family === 'dataRange') return { status: 200, json: about };
    const [from, to] = ['startDate', 'endDate'].map((bound) => Date.parse(`${query.get(bound) ?? ''}Z`));
    if (from === undefined || to === undefined || !(to > from) || to - from > DAYS_MAX * DAY_MS)
      return { status: 400, json: { errors: [{ code: 'InvalidDateRange' }] } };
    // What was entered and taken back stays in the list, marked.
    const gone = [...(account?.records.values() ?? [])].filter(
      (record) => record.family === family && record.isDeleted === true && record.start >= from && record.start < to,
    );
    const records = [
      ...recordsIn(account, family, from, to).map(({ content }) => content),
      ...(family === 'events' ? gone.map(({ content }) => ({ ...content, eventStatus: 'deleted' })) : []),
    ];
    return { status: 200, json: { ...about, records } };
  },
};
