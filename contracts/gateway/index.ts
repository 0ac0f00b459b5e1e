import Type from 'typebox';
import { contract, operation, setting } from '../index.ts';

export const Route = Type.Object({
  prefix: Type.String({ pattern: '^/', description: 'Start of the path; `:name` stands for one segment. The longest match wins.' }),
  service: Type.String({ description: 'Service that answers.' }),
});

export const gateway = contract({
  service: 'gateway',
  summary: 'The single entry: routes, tokens, limits, balancing.',
  operations: {
    listRoutes: operation({
      id: 'gateway.listRoutes',
      method: 'GET',
      path: '/v1/gateway/routes',
      permission: 'gateway:routes:read',
      summary: 'Routes in force with the replicas behind them and their state.',
      output: Type.Object({
        routes: Type.Array(Route),
        upstreams: Type.Array(
          Type.Object({
            service: Type.String(),
            address: Type.String(),
            state: Type.Union([Type.Literal('up'), Type.Literal('ejected')]),
            inFlight: Type.Integer(),
          }),
        ),
      }),
      errors: [],
    }),
  },
  events: {},
  settings: {
    extraRoutes: setting({
      schema: Type.Array(Route, { maxItems: 200 }),
      default: [],
      applies: 'live',
      summary: 'Routes beside those that follow from the contracts; these win.',
    }),
    requestsPerMinutePerToken: setting({
      schema: Type.Integer({ minimum: 10, maximum: 10_000_000 }),
      default: 6000,
      applies: 'live',
      summary: 'Requests a minute that one token may make.',
    }),
    requestsPerMinutePerAddress: setting({
      schema: Type.Integer({ minimum: 10, maximum: 10_000_000 }),
      default: 1200,
      applies: 'live',
      summary: 'Requests a minute without a token from one address.',
    }),
    upstreamTimeoutMs: setting({
      schema: Type.Integer({ minimum: 100, maximum: 120_000 }),
      default: 30_000,
      applies: 'live',
      summary: 'Milliseconds until a service must have begun to answer.',
    }),
    trustedProxies: setting({
      schema: Type.Array(Type.String()),
      default: [],
      applies: 'start',
      summary: 'Addresses of proxies in front whose X-Forwarded-For is believed.',
    }),
  },
  problems: {},
});
