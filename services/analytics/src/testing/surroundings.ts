import { healthData } from '@aceso/contracts/health-data';
import type { EventType, Payload } from '@aceso/contracts';
import { users } from '@aceso/contracts/users';
import { Fault } from '@aceso/kit';
import { quietBus, researcher, testHouse, type TestHouse, type TestReply } from '@aceso/kit/testing';
import { analyticsModule } from '../module.ts';

export interface Subject {
  readonly personId: string;
  sex?: 'female' | 'male';
  birthYear?: number;
  /** Metric → day → value. */
  readonly daily: Readonly<Record<string, Record<string, number>>>;
}

/** Analytics with a users and a health-data that know the given people. */
export interface OpenAnalytics extends AsyncDisposable {
  readonly house: TestHouse;
  readonly people: Map<string, Subject>;
  publish<E extends EventType>(event: E, key: string, payload: Payload<E>): Promise<void>;
  consent(subject: Subject, granted?: boolean): Promise<void>;
  ask(question: object): Promise<TestReply>;
}

export interface Answer {
  readonly queryId: string;
  readonly dataVersion: string;
  readonly epsilonLeft: number;
  readonly suppressedCells: number;
  readonly unit: string;
  readonly cells: readonly {
    readonly group: string;
    readonly suppressed: boolean;
    readonly value?: number;
    readonly low?: number;
    readonly high?: number;
  }[];
}

export async function openAnalytics(options: {
  readonly now: () => Date;
  readonly settings?: Readonly<Record<string, unknown>>;
}): Promise<OpenAnalytics> {
  const people = new Map<string, Subject>();
  const known = (personId: string): Subject => {
    const subject = people.get(personId);
    if (subject === undefined) throw new Fault('no-such-person', 404, 'No such person.');
    return subject;
  };
  const house = await testHouse({
    modules: [analyticsModule],
    now: options.now,
    settings: { analytics: { columnsLifeSeconds: 0, ...options.settings } },
    neighbours: [
      {
        contract: users,
        operations: { getProfile: ({ params }: { params: { personId: string } }) => ({ ...known(params.personId), daily: undefined }) },
      },
      {
        contract: healthData,
        operations: {
          listLatest: ({ params }: { params: { personId: string } }) => ({
            items: Object.entries(known(params.personId).daily).map(([metric, days]) => ({
              metric,
              firstAt: `${Object.keys(days).toSorted()[0]}T00:00:00Z`,
            })),
          }),
          readDaily: ({ params, query }: { params: { personId: string }; query: { metrics: string; from: string; to: string } }) => ({
            timeZone: 'UTC',
            series: query.metrics.split(',').map((metric) => ({
              metric,
              unit: '/min',
              values: Object.entries(known(params.personId).daily[metric] ?? {})
                .filter(([day]) => query.from <= day && day <= query.to)
                .map(([day, value]) => ({ day, value, count: 1, coverage: 1, sources: ['watch'] })),
            })),
          }),
        },
      },
    ],
  });
  const publish: OpenAnalytics['publish'] = async (event, key, payload) => {
    await house.database.dbOf('analytics').tx((tx) => quietBus('analytics', options.now).append(tx, event, key, payload));
    await house.settle();
  };
  return {
    house,
    people,
    publish,
    async consent(subject, granted = true) {
      people.set(subject.personId, subject);
      const { personId } = subject;
      await publish(users.events.consentDecided, personId, { personId, purpose: 'research-statistics', granted });
    },
    ask: (question) =>
      house.ask('analytics', {
        as: researcher(),
        path: '/v1/analytics/queries',
        body: { metric: 'resting-heart-rate', statistic: 'people', from: '2026-01-01', to: '2026-02-28', epsilon: 1, ...question },
      }),
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  };
}

/** People who took one reading on each of so many days of January 2026. */
export const crowd = (n: number, traits: Partial<Subject> = {}, days = 10): Subject[] =>
  Array.from({ length: n }, (_, i) => ({
    personId: crypto.randomUUID(),
    birthYear: 1980,
    sex: 'female',
    daily: {
      'resting-heart-rate': Object.fromEntries(
        Array.from({ length: days }, (_, day) => [`2026-01-${String(day + 1).padStart(2, '0')}`, 55 + (i % 11)]),
      ),
    },
    ...traits,
  }));
