import { analytics } from '@aceso/contracts/analytics';
import { healthData } from '@aceso/contracts/health-data';
import { identity } from '@aceso/contracts/identity';
import { notification } from '@aceso/contracts/notification';
import { recommendation } from '@aceso/contracts/recommendation';
import { Fault, type AnyContract } from '@aceso/kit';
import { testHouse, type Neighbour, type TestHouse } from '@aceso/kit/testing';
import { usersModule } from '../module.ts';

interface Account {
  readonly accountId: string;
  readonly email: string;
  readonly password: string;
  readonly personId: string;
  roles: readonly string[];
  active: boolean;
}
type Call = { params: { accountId: string; personId: string }; body: Account & { role?: string } };
type Act = (input: Call) => unknown;

/** Neighbours of users with a memory, so that a test can see what was left with them, and a way to trouble each call. */
export class Surroundings {
  readonly accounts = new Map<string, Account>();
  readonly withDefaults = new Set<string>();
  readonly calls: string[] = [];
  /** Asked after the effect of each call and before its answer. */
  trouble: (call: string) => Promise<void> | void = () => {};

  readonly neighbours: readonly Neighbour[] = [
    this.#neighbour(identity, {
      createAccount: ({ body }) => {
        const { accountId } = body;
        const other = [...this.accounts.values()].find(({ email }) => email.toLowerCase() === body.email.toLowerCase());
        if (other !== undefined && other.accountId !== accountId) throw new Fault('email-taken', 409, 'taken');
        if (body.password === 'password') throw new Fault('password-too-common', 422, 'common');
        this.accounts.set(accountId, { ...body, active: other?.active ?? false });
        return { accountId };
      },
      activateAccount: ({ params }) => void (this.#account(params.accountId).active = true),
      deleteAccount: ({ params }) => receipt('identity', this.accounts.delete(params.accountId) ? 1 : 0),
      getAccount: ({ params }) => {
        const { accountId, email, personId, roles } = this.#account(params.accountId);
        return { accountId, email, personId, roles, status: 'active' };
      },
      findAccount: ({ body }) => ({
        accounts: [...this.accounts.values()]
          .filter(({ email, roles }) => (body.role === undefined ? email === body.email : roles.includes(body.role)))
          .map(({ accountId, personId }) => ({ accountId, personId })),
      }),
      setRoles: ({ params, body }) => void (this.#account(params.accountId).roles = body.roles),
    }),
    this.#neighbour(notification, {
      setDefaults: ({ params }) => {
        this.withDefaults.add(params.personId);
        return { categories: [], timeZone: 'UTC', urgentBreaksQuiet: true, atMostPerDay: 2, detailInEmail: false };
      },
      erasePerson: ({ params }) => receipt('notification', this.withDefaults.delete(params.personId) ? 1 : 0),
    }),
    this.#neighbour(healthData, { erasePerson: () => receipt('health-data', 40) }),
    this.#neighbour(recommendation, { erasePerson: () => receipt('recommendation', 3) }),
    this.#neighbour(analytics, { erasePerson: () => receipt('analytics', 0) }),
  ];

  #neighbour(contract: AnyContract, acts: Readonly<Record<string, Act>>): Neighbour {
    const operations = Object.entries(acts).map(([name, act]) => [
      name,
      async (input: Call) => {
        const id = `${contract.service}.${name}`;
        this.calls.push(id);
        const answer = act(input);
        await this.trouble(id);
        return answer;
      },
    ]);
    return { contract, operations: Object.fromEntries(operations) };
  }

  #account(accountId: string): Account {
    const account = this.accounts.get(accountId);
    if (account === undefined) throw new Fault('no-such-account', 404, 'No such account.');
    return account;
  }
}

const receipt = (service: string, rows: number): object => ({
  service,
  rows,
  erasedAt: '2026-03-01T08:00:00.000Z',
  fingerprint: 'f'.repeat(64),
});

/** Users with its neighbours, ready to be asked. */
export async function openUsers(
  options: { settings?: Record<string, unknown>; now?: () => Date } = {},
): Promise<{ house: TestHouse; around: Surroundings } & AsyncDisposable> {
  const around = new Surroundings();
  const house = await testHouse({
    modules: [usersModule],
    neighbours: around.neighbours,
    ...(options.now === undefined ? {} : { now: options.now }),
    settings: { users: options.settings ?? {} },
  });
  return { house, around, [Symbol.asyncDispose]: () => house[Symbol.asyncDispose]() };
}

/** What a person fills in. */
export const form = (changes: object = {}): object => ({
  email: 'ada@example.org',
  password: 'four unrelated words',
  displayName: 'Ada',
  timeZone: 'Europe/Zurich',
  consents: ['storage-and-advice'],
  ...changes,
});

export interface Registered {
  readonly registrationId: string;
  readonly personId: string;
  readonly accountId: string;
  readonly status: string;
}

/** Registers somebody and answers with the ids; fails the test when it does not work. */
export async function register(
  house: TestHouse,
  changes: object = {},
): Promise<Registered & { as: { subject: string; roles: ['person']; personId: string } }> {
  const reply = await house.ask('users', { path: '/v1/people', body: form(changes) });
  if (reply.status !== 201) throw new Error(`registration answered ${reply.status}: ${reply.text}`);
  const registered = reply.json<Registered>();
  return { ...registered, as: { subject: registered.accountId, roles: ['person'], personId: registered.personId } };
}
