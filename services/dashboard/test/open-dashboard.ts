import { join } from 'node:path';
import { healthData } from '@aceso/contracts/health-data';
import { notification } from '@aceso/contracts/notification';
import { recommendation } from '@aceso/contracts/recommendation';
import { users } from '@aceso/contracts/users';
import { Fault, unavailable, type AnyContract } from '@aceso/kit';
import { frozenClock, person, testHouse, type FrozenClock, type Neighbour, type TestHouse, type TestPrincipal } from '@aceso/kit/testing';
import { dashboardModuleWith } from '../src/module.ts';
import { madeUpDay, type MadeUpDay } from './made-up-day.ts';

/** A folder that is not there: the web app has not been built. */
const NO_WEB = join(import.meta.dirname, 'no-web');

/** How a neighbour behaves: it answers, is away, hangs for ever, or breaks. */
export type Mood = 'well' | 'away' | 'hanging' | 'broken' | 'closed';
type NeighbourName = 'users' | 'health-data' | 'recommendation' | 'notification';

export interface OpenDashboard extends AsyncDisposable {
  readonly house: TestHouse;
  readonly ada: TestPrincipal & { readonly personId: string };
  readonly now: FrozenClock;
  /** What the neighbours know; a test may change it. */
  readonly day: MadeUpDay;
  readonly moods: Map<NeighbourName, Mood>;
  /** Calls that reached a neighbour, such as `health-data.readDaily`, with their input. */
  readonly calls: { readonly id: string; readonly input: { params: Record<string, string>; query: Record<string, unknown> } }[];
  get<T>(path: string): Promise<T>;
}

type Input = { params: Record<string, string>; query: Record<string, unknown> };

/** Dashboard with neighbours that know one made-up person; Sunday 1 March 2026, 08:00 in UTC, 09:00 in Zurich. */
export async function openDashboard(
  options: {
    readonly settings?: Readonly<Record<string, unknown>>;
    readonly webDist?: string;
    readonly ada?: TestPrincipal & { personId: string };
  } = {},
): Promise<OpenDashboard> {
  const ada = options.ada ?? person();
  const now = frozenClock();
  const day = madeUpDay(ada.personId);
  const moods = new Map<NeighbourName, Mood>();
  const calls: OpenDashboard['calls'] = [];
  const neighbour = (contract: AnyContract, answers: Readonly<Record<string, (input: Input) => unknown>>): Neighbour => ({
    contract,
    operations: Object.fromEntries(
      Object.entries(answers).map(([name, answer]) => [
        name,
        (input: Input) => {
          calls.push({ id: `${contract.service}.${name}`, input });
          return inMood(moods.get(contract.service as NeighbourName) ?? 'well', () => answer(input));
        },
      ]),
    ),
  });
  const house = await testHouse({
    modules: [dashboardModuleWith(options.webDist ?? NO_WEB)],
    settings: { dashboard: { partTimeoutMs: 300, ...options.settings } },
    now,
    neighbours: [
      neighbour(users, { getProfile: () => day.profile, listReceivedShares: () => ({ items: day.shares }) }),
      neighbour(healthData, {
        readDaily: ({ query }) => day.readDaily(query),
        readTypicalDay: ({ query }) => day.readTypicalDay(query),
        listSleep: () => ({ timeZone: day.profile.timeZone, items: day.nights }),
        listSources: () => ({ items: day.sources }),
        listUploads: () => ({ items: day.uploads }),
      }),
      neighbour(recommendation, {
        listInsights: () => ({ items: day.insights }),
        listRecommendations: () => ({ items: day.recommendations }),
        listTrials: () => ({ items: day.trials.map((trial) => ({ trial })) }),
      }),
      neighbour(notification, { listNotifications: () => ({ items: [], unread: day.unread }) }),
    ],
  });
  return {
    house,
    ada,
    now,
    day,
    moods,
    calls,
    async get<T>(path: string): Promise<T> {
      const reply = await house.ask('dashboard', { as: ada, path });
      if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${reply.text}`);
      return reply.json<T>();
    },
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  };
}

function inMood(mood: Mood, answer: () => unknown): unknown {
  switch (mood) {
    case 'well':
      return answer();
    case 'away':
      throw unavailable('away');
    case 'hanging':
      return new Promise(() => undefined);
    case 'broken':
      throw new Error('a mistake');
    case 'closed':
      throw new Fault('forbidden', 403, 'not for you');
  }
}
