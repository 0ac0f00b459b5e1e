import { createHmac } from 'node:crypto';
import { readManifest } from '../kit/connector/index.ts';
import {
  between,
  pageOf,
  pastMidnights,
  randomFrom,
  recordsIn,
  type SimulatedAccount,
  type SimulatedAnswer,
  type SimulatedRecord,
  type SimulatedRequest,
  type SimulatedState,
  type SimulatedVendor,
} from '../kit/simulator/index.ts';
import manifest from './manifest.json' with { type: 'json' };

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const PAGE = 10;
const ZONE = 'Europe/Zurich';
const SCALE = 'f0e1d2c3b4a5968778695a4b3c2d1e0f00112233';

const s = (at: number): number => Math.floor(at / 1000);
const ok = (body: object): SimulatedAnswer => ({ status: 200, json: { status: 0, body } });
const refused = (status: number): SimulatedAnswer => ({ status: 200, json: { status, body: {}, error: 'refused' } });

const recordOf = (family: string, id: number | string, start: number, end: number, content: Record<string, unknown>): SimulatedRecord => ({
  id: String(id),
  family,
  start,
  end,
  modifiedAt: end,
  content,
});

function weighing(seed: number, at: number): SimulatedRecord {
  const random = randomFrom(seed);
  const grams = between(random, 70_000, 72_500);
  const measures = [
    { type: 1, value: grams, unit: -3 },
    { type: 6, value: between(random, 18_000, 21_000), unit: -3 },
    { type: 76, value: 5512, unit: -2, position: 7 },
    { type: 174, value: 1209, unit: -2, position: 12 },
    ...(between(random, 0, 1) === 0
      ? [
          { type: 10, value: 121, unit: 0 },
          { type: 9, value: 78, unit: 0 },
          { type: 11, value: 61, unit: 0 },
        ]
      : []),
  ];
  const grpid = 5_000_000 + seed;
  return recordOf('measures', grpid, at, at, { grpid, attrib: 0, category: 1, date: s(at), deviceid: SCALE, model: 'Body Scan', measures });
}

function nightOf(seed: number, wake: number): SimulatedRecord {
  const random = randomFrom(seed + 3);
  const id = 2_000_000 + seed;
  const start = wake - between(random, 400, 520) * 60_000;
  const data = {
    sleep_score: between(random, 50, 95),
    sleep_efficiency: 0.86,
    sleep_latency: 540,
    wakeupcount: 2,
    hr_average: 55,
    rr_average: 14,
    total_sleep_time: 24_000,
  };
  return recordOf('sleep', id, start, wake, {
    id,
    timezone: ZONE,
    model: 32,
    startdate: s(start),
    enddate: s(wake),
    date: dayOf(wake),
    data,
  });
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

function statesOf({ start, end }: SimulatedRecord): readonly object[] {
  const parts = [0, 1, 2, 1, 3, 1, 2, 3, 1, 0];
  const step = Math.floor((s(end) - s(start)) / parts.length);
  return parts.map((state, i) => ({ startdate: s(start) + i * step, enddate: s(start) + (i + 1) * step, state, model: 'Aura Sensor V2' }));
}

function dayRecords(seed: number, midnight: number): readonly SimulatedRecord[] {
  const random = randomFrom(seed + 9);
  const day = { date: dayOf(midnight), timezone: ZONE, deviceid: 'tracker-1', model: 'ScanWatch', steps: between(random, 3000, 12_000) };
  const more = { distance: 5200.5, calories: 310.2, totalcalories: 2250.9, moderate: 1800, intense: 600, elevation: 0, soft: 4000 };
  const walk = midnight + 12 * HOUR_MS;
  const content = { id: 3_000_000 + seed, category: 1, timezone: ZONE, startdate: s(walk), enddate: s(walk) + 1800 };
  const data = { calories: 90, distance: 2400, hr_average: 96, hr_min: 70, hr_max: 121, pause_duration: 60 };
  return [
    weighing(seed, midnight + 7 * HOUR_MS),
    nightOf(seed, midnight + 6 * HOUR_MS),
    recordOf('activity', `${day.date}:tracker-1`, midnight, midnight + DAY_MS, { ...day, ...more }),
    ...(between(random, 0, 2) === 0 ? [recordOf('workout', content.id, walk, walk + 1_800_000, { ...content, data })] : []),
  ];
}

/** Records of a family that the form asks for: by time, by civil day, or by what was touched since. */
function asked(account: SimulatedAccount | undefined, family: string, form: URLSearchParams): readonly SimulatedRecord[] {
  const since = form.get('lastupdate');
  if (since !== null) return recordsIn(account, family, -Infinity, Infinity).filter(({ modifiedAt }) => s(modifiedAt) >= Number(since));
  if (form.has('startdateymd'))
    return recordsIn(
      account,
      family,
      Date.parse(form.get('startdateymd') ?? ''),
      Date.parse(form.get('enddateymd') ?? '') + DAY_MS,
      'start',
    );
  return recordsIn(account, family, Number(form.get('startdate')) * 1000, Number(form.get('enddate')) * 1000 + 1);
}

function list(name: string, family: string, { account, form }: SimulatedRequest): SimulatedAnswer {
  const { items, next } = pageOf(asked(account, family, form), Number(form.get('offset') ?? 0), PAGE);
  return ok({ more: next !== undefined, offset: next ?? 0, timezone: ZONE, [name]: items.map(({ content }) => content) });
}

function sleep(request: SimulatedRequest): SimulatedAnswer {
  const { form, account } = request;
  if (form.get('action') === 'getsummary') return list('series', 'sleep', request);
  const night = recordsIn(account, 'sleep', -Infinity, Infinity).find(({ start }) => s(start) === Number(form.get('startdate')));
  return ok({ series: night === undefined ? [] : statesOf(night) });
}

async function notify({ form, account }: SimulatedRequest, state: SimulatedState): Promise<SimulatedAnswer> {
  const [url, appli] = [form.get('callbackurl') ?? '', form.get('appli') ?? ''];
  const told = account?.notes;
  if (form.get('action') === 'list')
    return ok({
      profiles: [...(told ?? [])].map(([number, callbackurl]) => ({ appli: Number(number), callbackurl, expires: 2_147_483_647 })),
    });
  if (form.get('action') === 'revoke') return (told?.delete(appli), ok({}));
  const answer = await state.knock(url, {}, 'HEAD');
  if (answer.status !== 200) return refused(2556);
  told?.set(appli, url);
  return ok({});
}

function signatureFits(form: URLSearchParams, last: string, { clientId, clientSecret }: SimulatedState): boolean {
  const text = [form.get('action'), clientId, form.get(last)].join(',');
  return form.get('signature') === createHmac('sha256', clientSecret).update(text).digest('hex');
}

/** Withings, as far as the connector asks. */
export const simulated: SimulatedVendor = {
  manifest: readManifest(manifest),
  tokenSeconds: 10_800,
  codeSeconds: 30,
  graceSeconds: 8 * 3600,
  history(seed, days, now) {
    return pastMidnights(now, days).flatMap((midnight, i) => dayRecords(seed * 1000 + i, midnight));
  },
  fresh: (seed, now) => weighing(seed, Math.floor(now.getTime() / 1000) * 1000),
  changed(record) {
    const measures = (record.content['measures'] as readonly { type: number; value: number }[]).map((one) =>
      one.type === 1 ? { ...one, value: 68_123 } : one,
    ); // Of `weighing`.
    return { ...record, content: { ...record.content, measures } };
  },
  refusals: { token: refused(401), rate: () => refused(601), grant: refused(503) },
  tokenAnswer: ({ accessToken, refreshToken, expiresInSeconds, scope }, { userId }) =>
    ok({
      userid: userId,
      access_token: accessToken,
      refresh_token: refreshToken,
      expires_in: expiresInSeconds,
      scope,
      token_type: 'Bearer',
    }),
  isOfClient: ({ path }) => path === '/v2/signature' || path === '/v2/oauth2',
  async answer(request, state) {
    const { path, form } = request;
    if (path === '/v2/signature')
      return signatureFits(form, 'timestamp', state) ? (state.notes.set('nonce', 'once-4711'), ok({ nonce: 'once-4711' })) : refused(503);
    if (path === '/v2/oauth2' && form.get('action') === 'revoke') {
      if (form.get('nonce') !== state.notes.get('nonce') || !signatureFits(form, 'nonce', state)) return refused(503);
      state.notes.delete('nonce');
      state.endGrantOf(form.get('userid') ?? '');
      return ok({});
    }
    if (path === '/measure') return list('measuregrps', 'measures', request);
    if (path === '/v2/measure')
      return form.get('action') === 'getactivity' ? list('activities', 'activity', request) : list('series', 'workout', request);
    if (path === '/v2/sleep') return sleep(request);
    return path === '/notify' ? await notify(request, state) : undefined;
  },
  call({ kind, account, record }) {
    const appli = { measures: 1, activity: 16, sleep: 44 }[record.family] ?? 1;
    const form =
      kind === 'grant-ended'
        ? { userid: account.userId, appli: '46', action: 'unlink' }
        : { userid: account.userId, appli: String(appli), startdate: String(s(record.start)), enddate: String(s(record.end)) };
    return { body: new URLSearchParams(form).toString(), contentType: 'application/x-www-form-urlencoded', headers: {} };
  },
  callbackOf: ({ notes }) => notes.get('1'),
};
