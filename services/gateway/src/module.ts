import { join } from 'node:path';
import { dashboard } from '@aceso/contracts/dashboard';
import { gateway } from '@aceso/contracts/gateway';
import { defineModule, type House } from '@aceso/kit';
import packageJson from '../package.json' with { type: 'json' };
import { createRouteTable, type RouteTable } from './domain/route-table.ts';
import { operationRoutes, PREFIX_ROUTES } from './domain/routes.ts';
import { createClientAddress } from './edge/client-address.ts';
import { createCredentialOf } from './edge/credential.ts';
import type { GateDeps } from './edge/gate.ts';
import { createKnownTokens } from './edge/known-tokens.ts';
import { createLimits } from './edge/limits.ts';
import { addEdgeRoutes } from './edge/routes.ts';
import { createServiceTokens } from './edge/service-tokens.ts';
import { createSlowBodies } from './edge/slow-bodies.ts';
import { listRoutes } from './operations/list-routes.ts';
import { createReplicas } from './upstream/replicas.ts';

/** Gateway: the single entry. */
export const gatewayModule = defineModule({
  contract: gateway,
  migrations: join(import.meta.dirname, '../migrations'),
  async start(house: House<typeof gateway>) {
    const { settings, peers, now, log, telemetry } = house;
    const operations = operationRoutes();
    let table: RouteTable = createRouteTable(operations, PREFIX_ROUTES, []);
    const watching = settings.watch('extraRoutes', (extra) => {
      table = createRouteTable(operations, PREFIX_ROUTES, extra);
    });
    const known = createKnownTokens(house.bus, now);
    const replicas = createReplicas(peers);
    const slowBodies = createSlowBodies();
    const browserSessions = house.client(dashboard);
    const { host, protocol } = new URL(house.publicOrigin);
    const deps: GateDeps = {
      routes: () => table,
      peers,
      replicas,
      timeoutMs: () => settings.get('upstreamTimeoutMs'),
      limits: createLimits({
        now,
        most: (kind) => settings.get(kind === 'token' ? 'requestsPerMinutePerToken' : 'requestsPerMinutePerAddress'),
      }),
      tokens: createServiceTokens({
        tokens: house.tokens,
        known,
        resolveCookie: async (cookie) => {
          const { accessToken, expiresAt } = await browserSessions.resolveBrowserSession({ body: { cookie } });
          return { token: accessToken, expiresAt };
        },
      }),
      credentialOf: createCredentialOf(),
      slowBodies,
      addressOf: createClientAddress(settings.get('trustedProxies')),
      origin: { href: house.publicOrigin, host, protocol: protocol.replace(':', '') },
    };
    return {
      operations: { listRoutes: listRoutes({ peers, replicas, extraRoutes: () => settings.get('extraRoutes') }) },
      routes: (app) => addEdgeRoutes(app, deps, { log, telemetry, version: packageJson.version }),
      stop: async () => {
        watching[Symbol.dispose]();
        known[Symbol.dispose]();
        slowBodies[Symbol.dispose]();
        await replicas.close();
      },
    };
  },
});
