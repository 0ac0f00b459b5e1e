import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identity } from '@aceso/contracts/identity';
import { monitoring } from '@aceso/contracts/monitoring';
import { createPeers } from '@aceso/kit';
import { createApi, type Api } from '../../host/src/cli/api.ts';
import { openHome } from '../../host/src/home.ts';
import { createTokenSource } from '../../kit/src/auth/token-source.ts';
import { identityDoor } from '../../kit/src/house/identity-door.ts';
import { derivePassword } from '../../kit/src/house/keys.ts';
import { newAccount } from './account.ts';
import { claimOperator } from './api.ts';
import { openJourney, ZONE } from './harness.ts';
import type { Program } from './program.ts';
import { until } from './until.ts';

/** Something of each service that asks who is there. */
const DOORS: Readonly<Record<string, string>> = {
  gateway: '/v1/gateway/routes',
  identity: '/v1/sessions',
  users: '/v1/people/me',
  'health-data': '/v1/people/me/sources',
  recommendation: '/v1/people/me/recommendations',
  notification: '/v1/people/me/notifications',
  dashboard: '/v1/me',
  monitoring: '/v1/ops/health',
  analytics: '/v1/analytics/budgets',
  configuration: '/v1/configuration',
};
const REFUSED_WITHIN_MS = 2000;
const TIMEOUT_MS = 140_000;

test(
  'revocation: a session that was ended elsewhere is refused by each of ten processes within two seconds',
  { timeout: TIMEOUT_MS },
  async (t) => {
    await using journey = await openJourney(t, { args: ['--split'] });
    const { step, program } = journey;
    const account = newAccount('Olga');
    const here = await step('an operator is signed in', () => claimOperator(program.url, program.code, account, ZONE));
    const { accessToken } = await step('and signs in a second time', () =>
      createApi(program.url, undefined).call(identity.operations.signIn, {
        params: {},
        query: {},
        body: { email: account.email, password: account.password },
      }),
    );
    const addresses = await step('the addresses of the processes are known', () => addressesOf(here));
    const doors = await step('each service knows the second session', () => openDoors(program, addresses, accessToken));
    const there = createApi(program.url, accessToken);

    await step('the second session is ended from the first', async () => {
      const { items } = await there.call(identity.operations.listSessions);
      const sessionId = items.find(({ current }) => current)?.sessionId ?? '';
      await here.call(identity.operations.revokeSession, { params: { sessionId } });
    });

    const refused = await step('each service refuses it in time, and the gateway for all of them', () =>
      Promise.all(
        doors.map(async ({ service, address, token }) => {
          const from = performance.now();
          await until(`${service} refuses`, async () => ((await knock(address, token)) === 401 ? true : undefined), REFUSED_WITHIN_MS);
          return `${service} ${Math.round(performance.now() - from)} ms`;
        }),
      ),
    );
    t.diagnostic(refused.join(', '));
    for (const path of Object.values(DOORS)) assert.equal(await knock(program.url + path, accessToken), 401, path);
    assert.equal((await here.call(identity.operations.listSessions)).items.length, 1);
  },
);

interface Door {
  readonly service: string;
  readonly address: string;
  readonly token: string;
}

/** Where each service listens, as monitoring sees it. */
async function addressesOf(operator: Api): Promise<ReadonlyMap<string, string>> {
  return await until('ten addresses', async () => {
    const { services } = await operator.call(monitoring.operations.getHealth);
    const known = services.flatMap(({ service, replicas: [first] }) => (first === undefined ? [] : [[service, first.address] as const]));
    return known.length === Object.keys(DOORS).length ? new Map(known) : undefined;
  });
}

/** A token of each service that speaks for the session, as the gateway gets one, and used once so that it is known. */
async function openDoors({ home, url }: Program, addresses: ReadonlyMap<string, string>, accessToken: string): Promise<readonly Door[]> {
  const tokens = createTokenSource({
    service: 'gateway',
    secret: derivePassword(openHome(home).secret, 'service/gateway'),
    post: identityDoor(createPeers(Object.fromEntries([...addresses].map(([service, address]) => [service, [address]]))), url).postToken,
    now: () => new Date(),
  });
  return await Promise.all(
    Object.entries(DOORS).map(async ([service, path]) => {
      const { token } = await tokens.exchange(service, accessToken);
      const address = `${addresses.get(service)}${path}`;
      const status = await knock(address, token);
      assert.ok(status !== 401 && status < 500, `${service} answered ${status} to a session in force`);
      return { service, address, token };
    }),
  );
}

const knock = async (address: string, token: string): Promise<number> =>
  (await fetch(address, { headers: { authorization: `Bearer ${token}` } })).status;
