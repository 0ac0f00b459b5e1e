import { healthData } from '@aceso/contracts/health-data';
import { users } from '@aceso/contracts/users';
import { person, testHouse, type TestHouse, type TestHouseOptions, type TestPrincipal } from '@aceso/kit/testing';
import { recommendationModule } from '@aceso/recommendation';
import { addDays } from '../src/domain/days.ts';

export const ASK_DAY = '2026-10-28';

export interface AskHouse {
  readonly house: TestHouse;
  readonly ada: TestPrincipal & { readonly personId: string };
}

interface Told extends Pick<TestHouseOptions, 'log' | 'settings'> {
  /** Name of the device that recorded everything. */
  readonly device?: string;
  /** Unit in which she thinks of distances. */
  readonly distance?: 'km' | '[mi_i]';
  /** Metrics of which there is something new. */
  readonly latest?: readonly string[];
}

/** The service beside neighbours that tell of Ada 28 days of steps, one run of five miles, and a day of glucose. */
export async function askHouse({ device = 'Watch', distance = 'km', latest = ['step-count'], ...options }: Told = {}): Promise<AskHouse> {
  const steps = Array.from({ length: 28 }, (_, at) => ({
    day: addDays(ASK_DAY, at - 27),
    value: 5000 + at * 100,
    count: 3,
    coverage: 1,
    sources: [device],
  }));
  const house = await testHouse({
    modules: [recommendationModule],
    now: () => new Date(`${ASK_DAY}T12:00:00Z`),
    ...options,
    neighbours: [
      {
        contract: healthData,
        operations: {
          listLatest: () => ({
            items: latest.map((metric) => ({
              metric,
              unit: '{steps}',
              value: 7700,
              at: `${ASK_DAY}T06:00:00Z`,
              source: device,
              firstAt: '2026-10-01T00:00:00Z',
              samples: 28,
            })),
          }),
          readDaily: ({ query }: { query: { metrics: string; from: string; to: string } }) => ({
            timeZone: 'Europe/Zurich',
            series: query.metrics.split(',').map((metric) => ({
              metric,
              unit: '{steps}',
              values: metric === 'step-count' ? steps.filter(({ day }) => day >= query.from && day <= query.to) : [],
            })),
          }),
          listWorkouts: () => ({
            timeZone: 'Europe/Zurich',
            items: [
              {
                workoutId: 'workout-of-ada',
                type: 'running',
                start: '2026-10-20T17:00:00Z',
                end: '2026-10-20T18:00:00Z',
                durationMinutes: 60,
                distanceM: 8046.72,
                source: device,
              },
            ],
          }),
          listSamples: () => ({
            metric: 'blood-glucose',
            unit: 'mg/dL',
            items: [
              { start: `${ASK_DAY}T05:00:00Z`, value: 90, source: 'Sensor' },
              { start: `${ASK_DAY}T06:00:00Z`, value: 108.0935, source: 'Sensor' },
              { start: `${ASK_DAY}T19:00:00Z`, value: 200, source: 'Sensor' },
            ],
          }),
        },
      },
      {
        contract: users,
        operations: {
          getProfile: ({ params }: { params: { personId: string } }) => ({
            personId: params.personId,
            displayName: 'Ada Lovelace',
            timeZone: 'Europe/Zurich',
            language: 'en',
            roles: ['person'],
            createdAt: '2026-01-01T00:00:00Z',
            version: 1,
            units: { weight: 'kg', height: 'cm', glucose: 'mmol/L', temperature: 'Cel', distance },
          }),
        },
      },
    ],
  });
  return { house, ada: person() };
}
