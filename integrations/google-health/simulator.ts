import { generateKeyPairSync, sign } from 'node:crypto';
import { readManifest } from '../kit/connector/index.ts';
import {
  between,
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

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const TYPES = '/v4/users/me/dataTypes/';
const KEYS_PATH = '/googlehealthapi/webhooks/webhooks_public_keyset.json';
/** Smaller than Google's, so that there are pages. */
const PAGE = 10;
const KEY_ID = 2_026_001;
/** With what an Aceso without settings signs in at the simulator. */
const WEBHOOK_SECRET = 'simulated-webhookSecret';
const DENSE: ReadonlySet<string> = new Set(['steps', 'heart-rate']);
const WATCH = {
  platform: 'FITBIT',
  recordingMethod: 'PASSIVELY_MEASURED',
  device: { displayName: 'Pixel Watch 4', manufacturer: 'Google', formFactor: 'WATCH' },
};

const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const iso = (at: number): string => new Date(at).toISOString();
const intervalOf = (start: number, end: number) => ({
  startTime: iso(start),
  endTime: iso(end),
  startUtcOffset: '3600s',
  endUtcOffset: '3600s',
});

function recordOf(family: string, id: string, start: number, end: number, name: string, value: Record<string, unknown>): SimulatedRecord {
  const content = { name: `users/me/dataTypes/${family}/dataPoints/${id}`, dataSource: WATCH, [name]: value };
  return { id, family, start, end, modifiedAt: end, content };
}

function nightOf(seed: number, wake: number): SimulatedRecord {
  const random = randomFrom(seed);
  const minutes = between(random, 400, 500);
  const start = wake - minutes * MINUTE_MS;
  const types = ['LIGHT', 'DEEP', 'LIGHT', 'REM', 'AWAKE'];
  const length = Math.floor((minutes * MINUTE_MS) / 10);
  const stages = Array.from({ length: 10 }, (_, i) => ({
    type: types[i % 5],
    startTime: iso(start + i * length),
    endTime: iso(start + (i + 1) * length),
  }));
  return recordOf('sleep', uuidOf(random), start, wake, 'sleep', {
    interval: intervalOf(start, wake),
    type: 'stages',
    stages,
    summary: { minutesAsleep: String(Math.floor(minutes * 0.8)), minutesToFallAsleep: String(between(random, 3, 20)) },
    metadata: { nap: false, mainSleep: true },
  });
}

function dayRecords(seed: number, midnight: number): readonly SimulatedRecord[] {
  const random = randomFrom(seed + 900);
  const at = midnight + 7 * HOUR_MS;
  const run = midnight + 17 * HOUR_MS;
  const date = new Date(midnight);
  const days = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  const steps = [10, 13, 19].map((hour) => midnight + hour * HOUR_MS);
  return [
    recordOf('weight', uuidOf(random), at, at, 'weight', {
      sampleTime: { physicalTime: iso(at), utcOffset: '3600s' },
      weightGrams: 70_500,
    }),
    recordOf('daily-resting-heart-rate', uuidOf(random), midnight, midnight, 'dailyRestingHeartRate', {
      date: days,
      beatsPerMinute: String(between(random, 48, 60)),
    }),
    ...steps.flatMap((start) => [
      recordOf('steps', String(start), start, start + MINUTE_MS, 'steps', {
        interval: intervalOf(start, start + MINUTE_MS),
        count: String(between(random, 20, 120)),
      }),
      recordOf('heart-rate', String(start), start, start, 'heartRate', {
        sampleTime: { physicalTime: iso(start) },
        beatsPerMinute: String(between(random, 60, 120)),
      }),
    ]),
    ...(between(random, 0, 2) === 0
      ? [
          recordOf('exercise', uuidOf(random), run, run + 45 * MINUTE_MS, 'exercise', {
            interval: intervalOf(run, run + 45 * MINUTE_MS),
            exerciseType: 'RUNNING',
            activeDuration: '2580s',
            metricsSummary: { caloriesKcal: 410.5, distanceMillimeters: 7_200_000, averageHeartRateBeatsPerMinute: '146' },
          }),
        ]
      : []),
  ];
}

/** The bounds of a filter; an end that is not told lies far away. */
function boundsOf(filter: string): readonly [from: number, to: number] {
  const [, from = ''] = />= "([^"]+)"/.exec(filter) ?? [];
  const [, to = '9999-01-01'] = /< "([^"]+)"/.exec(filter) ?? [];
  return [Date.parse(from), Date.parse(to)];
}

function points(type: string, { query, account }: SimulatedRequest): SimulatedAnswer {
  const filter = query.get('filter') ?? '';
  const [from, to] = boundsOf(filter);
  if (!filter.startsWith(`${type.replaceAll('-', '_')}.`) || !Number.isFinite(from))
    return { status: 400, json: { error: { code: 400, status: 'INVALID_ARGUMENT', message: filter } } };
  const found = recordsIn(account, type, from, to, type === 'sleep' ? 'end' : 'start').toReversed();
  const { items, next } = pageOf(found, Number(query.get('pageToken') ?? 0), PAGE);
  return {
    status: 200,
    json: {
      ...(items.length > 0 && { dataPoints: items.map(({ content }) => content) }),
      ...(next !== undefined && { nextPageToken: String(next) }),
    },
  };
}

/** A number as protocol buffers write it, with the zero before it that says that it is not negative. */
const numberField = (field: number, text: string): Buffer =>
  Buffer.concat([Buffer.from([field * 8 + 2, 33, 0]), Buffer.from(text, 'base64url')]);

function keyset(): SimulatedAnswer {
  const { x = '', y = '' } = keys.publicKey.export({ format: 'jwk' });
  const params = Buffer.from([18, 6, 8, 3, 16, 2, 24, 2]);
  const value = Buffer.concat([params, numberField(3, x), numberField(4, y)]).toString('base64');
  const keyData = { typeUrl: 'type.googleapis.com/google.crypto.tink.EcdsaPublicKey', value, keyMaterialType: 'ASYMMETRIC_PUBLIC' };
  return {
    status: 200,
    json: { primaryKeyId: KEY_ID, key: [{ keyData, status: 'ENABLED', keyId: KEY_ID, outputPrefixType: 'TINK' }] },
  };
}

function signatureOf(body: string): string {
  const prefix = Buffer.alloc(5);
  prefix[0] = 1;
  prefix.writeUInt32BE(KEY_ID, 1);
  return Buffer.concat([prefix, sign('sha256', Buffer.from(body), { key: keys.privateKey, dsaEncoding: 'der' })]).toString('base64');
}

/** Google Health, as far as the connector asks. */
export const simulated: SimulatedVendor = {
  manifest: readManifest(manifest),
  tokenSeconds: 3_599,
  codeSeconds: 600,
  hasTimestamps: false,
  hasIds: (family) => !DENSE.has(family),
  history(seed, days, now) {
    return pastMidnights(now, days).flatMap((midnight, i) => [
      nightOf(seed * 1000 + i, midnight + 6 * HOUR_MS),
      ...dayRecords(seed * 1000 + i, midnight),
    ]);
  },
  fresh: (seed, now) => nightOf(seed, Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS),
  changed: (record) => {
    const { summary, ...sleep } = record.content['sleep'] as { readonly summary: Record<string, string> }; // Only nights are changed.
    return { ...record, content: { ...record.content, sleep: { ...sleep, summary: { ...summary, minutesToFallAsleep: '44' } } } };
  },
  isOfClient: ({ path }) => path === KEYS_PATH,
  answer(request) {
    const { path, account } = request;
    if (path === KEYS_PATH) return keyset();
    if (path === '/v4/users/me/identity') return { status: 200, json: { name: 'users/me/identity', healthUserId: account?.userId } };
    const [, type] = new RegExp(`^${TYPES}([a-z0-9-]+)/dataPoints$`).exec(path) ?? [];
    return type === undefined ? undefined : points(type, request);
  },
  call({ kind, account, record }) {
    if (kind === 'grant-ended' || record.family !== 'sleep') return undefined;
    const body = JSON.stringify({
      data: {
        healthUserId: account.userId,
        operation: kind === 'deleted' ? 'DELETE' : 'UPSERT',
        dataType: record.family,
        intervals: [{ physicalTimeInterval: { startTime: iso(record.start), endTime: iso(record.end) } }],
        version: '1',
      },
    });
    const headers = { authorization: WEBHOOK_SECRET, 'GOOGLE-HEALTH-API-SIGNATURE': signatureOf(body) };
    return { body, contentType: 'application/json', headers };
  },
};
