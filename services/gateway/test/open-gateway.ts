import { dashboard } from '@aceso/contracts/dashboard';
import { Fault } from '@aceso/kit';
import { testHouse, type TestHouse } from '@aceso/kit/testing';
import Fastify, { type FastifyInstance } from 'fastify';
import { gatewayModule } from '../src/module.ts';
import { standInIdentity, type StandInIdentity } from './stand-in-identity.ts';

export const COOKIE = 'browser-session-1';

/** The gateway, listening, with services behind it that say what reached them. */
export interface OpenGateway extends TestHouse {
  readonly url: string;
  readonly identity: StandInIdentity;
  /** Access token that the browser's cookie stands for. */
  cookieToken: { value: string | undefined };
  /** Hosts a service in this process. */
  hostHere(service: string, build?: (app: FastifyInstance) => void): Promise<void>;
  /** Starts replicas elsewhere; each says its own name. */
  hostElsewhere(service: string, names: readonly string[], build?: (app: FastifyInstance, name: string) => void): Promise<Replica[]>;
}

export interface Replica {
  readonly name: string;
  readonly address: string;
  readonly app: FastifyInstance;
  stop(): Promise<void>;
}

/** Says what arrived. */
export interface Echo {
  readonly name: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function echo(app: FastifyInstance, name: string): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 64_000_000 }, (_request, body, done) => done(null, body));
  app.all('/*', async (request) => ({
    name,
    method: request.method,
    url: request.url,
    headers: request.headers,
    body: typeof request.body === 'string' ? request.body : '',
  }));
}

export async function openGateway(settings: Readonly<Record<string, unknown>> = {}): Promise<OpenGateway> {
  const identity = standInIdentity();
  const cookieToken: { value: string | undefined } = { value: undefined };
  const house = await testHouse({
    modules: [identity.module, gatewayModule],
    settings: { gateway: settings },
    neighbours: [
      {
        contract: dashboard,
        operations: {
          resolveBrowserSession: ({ body }: { body: { cookie: string } }) => {
            if (body.cookie !== COOKIE || cookieToken.value === undefined) throw new Fault('session-ended', 401, 'The session has ended.');
            return { accessToken: cookieToken.value, expiresAt: Math.floor(Date.now() / 1000) + 300 };
          },
        },
      },
    ],
  });
  const url = await house.app('gateway').listen({ host: '127.0.0.1', port: 0 });
  const addresses = new Map<string, readonly string[]>();
  const running: FastifyInstance[] = [];
  return {
    ...house,
    url,
    identity,
    cookieToken,
    async hostHere(service, build) {
      const app = Fastify();
      (build ?? ((bare) => echo(bare, 'here')))(app);
      await app.ready();
      house.peers.host(service, app, () => Promise.reject(new Error('not called')));
      running.push(app);
    },
    async hostElsewhere(service, names, build) {
      const replicas = await Promise.all(
        names.map(async (name): Promise<Replica> => {
          const app = Fastify({ forceCloseConnections: true });
          (build ?? echo)(app, name);
          running.push(app);
          return { name, app, address: await app.listen({ host: '127.0.0.1', port: 0 }), stop: () => app.close() };
        }),
      );
      addresses.set(
        service,
        replicas.map(({ address }) => address),
      );
      house.peers.setAddresses(Object.fromEntries(addresses));
      return replicas;
    },
    async [Symbol.asyncDispose]() {
      await house[Symbol.asyncDispose]();
      await Promise.all(running.map((app) => app.close()));
    },
  };
}

/** Body of a reply as JSON. */
export const json = async <T = Record<string, unknown>>(reply: Response): Promise<T> => (await reply.json()) as T;
export const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
