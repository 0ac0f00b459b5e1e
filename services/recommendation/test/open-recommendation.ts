import { setTimeout as pause } from 'node:timers/promises';
import { healthData } from '@aceso/contracts/health-data';
import { recommendation } from '@aceso/contracts/recommendation';
import { users } from '@aceso/contracts/users';
import { person, testHouse, type TestHouse, type TestPrincipal } from '@aceso/kit/testing';
import { recommendationModule } from '@aceso/recommendation';
import type { DayPoint } from '../src/domain/features.ts';
import { TODAY } from './series.ts';

/** Far longer than a turn takes, also on a machine that does other work. */
const WITHIN_MS = 30_000;

export interface OpenRecommendation extends AsyncDisposable {
  readonly house: TestHouse;
  readonly ada: TestPrincipal & { readonly personId: string };
  /** Daily values that health-data tells; change them, then say so with `changed`. */
  readonly daily: Map<string, readonly DayPoint[]>;
  /** As if health-data had summed up days anew; resolves when the advisor has read them. */
  changed(metrics?: readonly string[]): Promise<void>;
  /** The same without waiting. */
  publish(metrics?: readonly string[]): Promise<void>;
  /** Runs once while the advisor reads daily values: what happens in the middle of a turn. */
  meanwhile(act: () => Promise<unknown>): void;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: object): Promise<T>;
  put(path: string, body: object): Promise<number>;
  /** Moves the clock to noon UTC of a day, or to another hour of it. */
  moveTo(day: string, hour?: string): void;
  /** Changes what users tells of the person, and says so. */
  changeProfile(change: object): Promise<void>;
  /** Waits until the evaluator has nothing left to do. */
  settled(): Promise<void>;
}

/** The service with health-data and users as neighbours, on a fixed day. */
export async function openRecommendation(): Promise<OpenRecommendation> {
  const ada = person();
  const daily = new Map<string, readonly DayPoint[]>();
  let now = `${TODAY}T12:00:00Z`;
  let profile: object = {};
  let meanwhile: (() => Promise<unknown>) | undefined;
  const house = await testHouse({
    modules: [recommendationModule],
    now: () => new Date(now),
    settings: { recommendation: { settleMs: 0 } },
    neighbours: [
      {
        contract: healthData,
        operations: {
          readDaily: async ({ query }: { query: { metrics: string; from: string; to: string } }) => {
            const act = meanwhile;
            meanwhile = undefined;
            await act?.();
            return {
              timeZone: 'Europe/Zurich',
              series: (query.metrics === '*' ? [...daily.keys()] : query.metrics.split(',')).map((metric) => ({
                metric,
                unit: '1',
                values: (daily.get(metric) ?? []).filter(({ day }) => day >= query.from && day <= query.to),
              })),
            };
          },
        },
      },
      {
        contract: users,
        operations: {
          getProfile: ({ params }: { params: { personId: string } }) => ({
            personId: params.personId,
            displayName: 'Ada',
            birthYear: 1984,
            sex: 'female',
            timeZone: 'Europe/Zurich',
            language: 'en',
            roles: ['person'],
            createdAt: '2026-01-01T00:00:00Z',
            version: 1,
            units: { weight: 'kg', height: 'cm', glucose: 'mmol/L', temperature: 'Cel', distance: 'km' },
            ...profile,
          }),
        },
      },
    ],
  });
  const asked = async (request: { path: string; body?: object }): Promise<never> => {
    const reply = await house.ask('recommendation', { as: ada, ...request });
    if (reply.status !== 200) throw new Error(`${request.path}: ${reply.status} ${reply.text}`);
    return reply.json() as never;
  };
  const settled = async (): Promise<void> => {
    await house.settle();
    for (const end = performance.now() + WITHIN_MS; performance.now() < end;) {
      const { pendingChanges } = await asked({ path: '/v1/people/me/advisor' });
      const waiting = await house.database
        .dbOf('recommendation')
        .one<{ n: number }>({ text: 'select count(*)::int as n from recommendation.queue', values: [] });
      if (pendingChanges === 0 && waiting?.n === 0) return;
      await pause(5);
    }
    throw new Error('the advisor did not finish');
  };
  const publish = async (metrics: readonly string[] = [...daily.keys()]): Promise<void> => {
    const changes = metrics.map((metric) => ({ metric, from: daily.get(metric)?.[0]?.day ?? TODAY, to: now.slice(0, 10), days: 1 }));
    await house.publish('health-data', healthData.events.healthDataChanged, ada.personId, { personId: ada.personId, changes });
  };
  return {
    house,
    ada,
    daily,
    settled,
    meanwhile: (act) => (meanwhile = act),
    get: (path) => asked({ path }),
    post: (path, body) => asked({ path, body }),
    put: async (path, body) => (await house.ask('recommendation', { as: ada, method: 'PUT', path, body })).status,
    moveTo: (day, hour = '12:00') => (now = `${day}T${hour}:00Z`),
    async changeProfile(change) {
      profile = { ...profile, ...change };
      await house.publish('users', users.events.personUpdated, ada.personId, { personId: ada.personId, fields: Object.keys(change) });
      await settled();
    },
    publish,
    async changed(metrics) {
      const evaluations = (await house.events.all(recommendation.events.evaluationFinished)).length;
      await publish(metrics);
      // A running lane may hold the event just now: what counts is that the advisor has ended a turn after it.
      for (const end = performance.now() + WITHIN_MS; performance.now() < end; await pause(5))
        if ((await house.events.all(recommendation.events.evaluationFinished)).length > evaluations) break;
      await settled();
    },
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  };
}
