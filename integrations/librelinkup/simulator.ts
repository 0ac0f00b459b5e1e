import { createHash } from 'node:crypto';
import { readManifest } from '../kit/connector/index.ts';
import {
  between,
  randomFrom,
  recordsIn,
  type SimulatedAnswer,
  type SimulatedRecord,
  type SimulatedVendor,
} from '../kit/simulator/index.ts';
import manifest from './manifest.json' with { type: 'json' };

const DAY_MS = 86_400_000;
const STEP_MS = 15 * 60_000;
const GRAPH_MS = 12 * 3_600_000;
const REGION = 'de';
const HOME = 'api.libreview.io';
const TOKEN_SECONDS = 180 * 86_400;
const WRONG = 'wrong';

const ok = (data: unknown): SimulatedAnswer => ({ status: 200, json: { status: 0, data } });

/** `12/30/2022 4:50:40 AM`. */
function written(at: number): string {
  const date = new Date(at);
  const hour = date.getUTCHours();
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} ${hour < 12 ? 'AM' : 'PM'}`;
  return `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()} ${clock}`;
}

function readingOf(at: number, value: number): SimulatedRecord {
  const content = {
    FactoryTimestamp: written(at),
    Timestamp: written(at + 3_600_000),
    type: 0,
    ValueInMgPerDl: value,
    MeasurementColor: 1,
    GlucoseUnits: 0,
    Value: Math.round((value / 18.0156) * 10) / 10,
    isHigh: false,
    isLow: false,
  };
  return { id: String(at), family: 'glucose', start: at, end: at, modifiedAt: at, content };
}

const accountId = (userId: string): string => createHash('sha256').update(`account-${userId}`).digest('hex');

/** LibreLinkUp, as far as the connector asks: any e-mail address and any password but `wrong` open it. */
export const simulated: SimulatedVendor = {
  manifest: readManifest(manifest),
  typed: { email: 'ada@example.org', password: 'simulated' },
  tokenSeconds: TOKEN_SECONDS,
  codeSeconds: 0,
  hasIds: () => false,
  history(seed, days, now) {
    const newest = Math.floor(now.getTime() / STEP_MS) * STEP_MS;
    const random = randomFrom(seed);
    return Array.from({ length: (days * DAY_MS) / STEP_MS }, (_, i) => readingOf(newest - i * STEP_MS, between(random, 72, 168)));
  },
  fresh: (seed, now) => readingOf(Math.floor(now.getTime() / 1000) * 1000, between(randomFrom(seed), 80, 140)),
  changed: (record) => ({ ...record, content: { ...record.content, ValueInMgPerDl: 101 } }),
  isOfClient: ({ path }) => path === '/llu/auth/login',
  answer({ host, path, json, headers, account, now }, state) {
    if (headers['product'] === undefined || (headers['version'] ?? '') < '4.16.0')
      return { status: 403, json: { data: { minimumVersion: '4.16.0' }, status: 920 } };
    if (path === '/llu/auth/login') {
      const { password } = json as { readonly password?: string }; // What the connector sends.
      if (password === WRONG) return { status: 200, json: { status: 2, error: { message: 'notAuthenticated' } } };
      if (host === HOME) return ok({ redirect: true, region: REGION });
      const { accessToken, expiresInSeconds } = state.signIn();
      const expires = Math.floor(now.getTime() / 1000) + expiresInSeconds;
      return ok({ user: { id: 'account-4711' }, authTicket: { token: accessToken, expires, duration: expiresInSeconds * 1000 } });
    }
    if (host !== `api-${REGION}.libreview.io` || account === undefined) return undefined;
    if (headers['account-id'] !== accountId(account.userId)) return { status: 400, json: { message: 'RequiredHeaderMissing' } };
    if (path === '/llu/connections') return ok([{ id: 'connection', patientId: account.userId, status: 2 }]);
    if (path !== `/llu/connections/${account.userId}/graph`) return undefined;
    const shown = recordsIn(account, 'glucose', now.getTime() - GRAPH_MS, now.getTime() + 1).map(({ content }) => content);
    return ok({ connection: { patientId: account.userId, glucoseMeasurement: shown.at(-1) ?? null }, graphData: shown.slice(0, -1) });
  },
};
