import Type from 'typebox';
import { contract, operation, setting } from '../index.ts';
import { DailySeries, Night, Source, TypicalStretch, Upload } from '../health-data/index.ts';
import { Insight, Recommendation, Trial } from '../recommendation/index.ts';
import { Share } from '../users/index.ts';
import { Id, Instant, LocalDay, MetricId, PersonParams, PersonRef, TimeZone } from '../shapes/index.ts';
import { Role } from '../identity/index.ts';

/** Each part of a screen carries its own age and state, so that a service that is away greys one card and not the page. */
const part = <const T extends Parameters<typeof Type.Optional>[0]>(data: T) =>
  Type.Object({
    state: Type.Union([Type.Literal('ok'), Type.Literal('away'), Type.Literal('empty')]),
    asOf: Type.Optional(Instant),
    reference: Type.Optional(Type.String({ description: 'Trace id to give to the operator.' })),
    data: Type.Optional(data),
  });

export const Direction = Type.Union([Type.Literal('below'), Type.Literal('usual'), Type.Literal('above'), Type.Literal('learning')]);
/** One measure as Today shows it. Words and picture are made from these values alone. */
export const Tile = Type.Object({
  metric: MetricId,
  name: Type.String(),
  unit: Type.String({ description: 'UCUM of the values.' }),
  decimals: Type.Integer(),
  last: Type.Optional(Type.Object({ day: LocalDay, value: Type.Number() })),
  usual: Type.Optional(Type.Object({ low: Type.Number(), high: Type.Number(), n: Type.Integer() })),
  learning: Type.Optional(Type.Object({ have: Type.Integer(), need: Type.Integer() })),
  direction: Direction,
  week: Type.Array(Type.Object({ day: LocalDay, value: Type.Number() })),
  series: Type.Array(Type.Object({ day: LocalDay, value: Type.Number() }), { description: 'Days with data of the last 90.' }),
  freshness: Type.Union([Type.Literal('live'), Type.Literal('waiting'), Type.Literal('stale')]),
});
export const Overview = Type.Object({
  personId: Type.String(),
  displayName: Type.String(),
  on: LocalDay,
  timeZone: TimeZone,
  roles: Type.Array(Role),
  headline: Type.Object({ text: Type.String(), freshness: Type.String() }),
  vitals: part(Type.Array(Tile)),
  tiles: part(Type.Array(Tile)),
  urgent: part(Type.Array(Recommendation)),
  suggestion: part(Type.Object({ shown: Type.Optional(Recommendation), open: Type.Integer() })),
  trial: Type.Optional(part(Trial)),
  sleep: part(Night),
  activity: part(
    Type.Object({
      metric: MetricId,
      unit: Type.String(),
      goal: Type.Number(),
      days: Type.Array(Type.Object({ day: LocalDay, value: Type.Number() })),
    }),
  ),
  changes: part(
    Type.Array(
      Type.Object({
        day: LocalDay,
        text: Type.String(),
        detail: Type.String(),
        metric: MetricId,
        insightId: Type.Optional(Id),
      }),
    ),
  ),
  inbox: part(Type.Object({ unread: Type.Integer() })),
  uploads: part(Type.Array(Upload)),
});
export const Trend = Type.Object({
  metric: MetricId,
  name: Type.String(),
  unit: Type.String(),
  decimals: Type.Integer(),
  timeZone: TimeZone,
  range: Type.Object({ from: LocalDay, to: LocalDay }),
  daily: DailySeries,
  mean7: Type.Array(Type.Object({ day: LocalDay, value: Type.Number() })),
  usual: Type.Optional(Type.Object({ low: Type.Number(), high: Type.Number(), n: Type.Integer() })),
  usualBand: Type.Optional(
    Type.Array(Type.Object({ day: LocalDay, low: Type.Number(), high: Type.Number() }), {
      description: 'What was usual on days of the range, at most 366 of them; days without enough values before them are left out.',
    }),
  ),
  facts: Type.Object({
    running: Type.Optional(
      Type.Object({ day: LocalDay, value: Type.Number() }, { description: 'An amount of the day that is not over, such as steps so far.' }),
    ),
    last: Type.Optional(Type.Object({ day: LocalDay, value: Type.Number() })),
    thisMonth: Type.Optional(Type.Number()),
    lastMonth: Type.Optional(Type.Number()),
  }),
  typicalDay: Type.Array(TypicalStretch),
  insights: part(Type.Array(Insight)),
  sources: Type.Array(Source),
  coverage: Type.Object({ days: Type.Integer(), withData: Type.Integer() }),
});

/** What somebody shares, as whom it is shared with sees it: nothing beyond the share is read. */
export const Shared = Type.Object({
  share: Share,
  on: LocalDay,
  timeZone: TimeZone,
  measures: part(Type.Array(Tile, { description: 'Measures of the shared categories: outside of what is usual first.' })),
  sleep: Type.Optional(part(Night)),
  insights: Type.Optional(part(Type.Array(Insight, { description: 'What is found now.' }))),
  recommendations: Type.Optional(part(Type.Array(Recommendation))),
});

export const dashboard = contract({
  service: 'dashboard',
  summary: 'Serves the web app, holds the browser’s session, gathers what a screen shows.',
  operations: {
    getOverview: operation({
      id: 'dashboard.getOverview',
      method: 'GET',
      path: '/v1/people/:personId/overview',
      permission: 'dashboard:screens:read',
      summary: 'All of Today in one answer, parts of services that are away marked.',
      params: PersonParams,
      query: Type.Object({ on: Type.Optional(LocalDay) }),
      output: Overview,
      errors: [],
    }),
    getTrend: operation({
      id: 'dashboard.getTrend',
      method: 'GET',
      path: '/v1/people/:personId/trends/:metric',
      permission: 'dashboard:screens:read',
      summary: 'One measure with its usual range, mean, typical day and sources.',
      params: Type.Object({ personId: PersonRef, metric: MetricId }),
      query: Type.Object({
        range: Type.Union([Type.Literal('30d'), Type.Literal('90d'), Type.Literal('1y'), Type.Literal('2y'), Type.Literal('all')], {
          default: '1y',
        }),
      }),
      output: Trend,
      errors: ['no-such-metric'],
    }),
    getShared: operation({
      id: 'dashboard.getShared',
      method: 'GET',
      path: '/v1/shares/:shareId/overview',
      permission: 'signed-in',
      summary: 'What somebody shares with the caller, in one answer; it is written into the access log of that person.',
      params: Type.Object({ shareId: Id }),
      output: Shared,
      errors: ['no-such-share'],
    }),
    openLive: operation({
      id: 'dashboard.openLive',
      method: 'GET',
      path: '/v1/live',
      permission: 'signed-in',
      summary: 'Server-sent events: uploads, recommendations, inbox, settings and health as they change.',
      answers: 'event-stream',
      errors: [],
    }),
    getMe: operation({
      id: 'dashboard.getMe',
      method: 'GET',
      path: '/v1/me',
      permission: 'signed-in',
      summary: 'Who is signed in here.',
      output: Type.Object({
        subject: Type.String(),
        personId: Type.Optional(Type.String()),
        displayName: Type.Optional(Type.String()),
        roles: Type.Array(Role),
      }),
      errors: [],
    }),
    resolveBrowserSession: operation({
      id: 'dashboard.resolveBrowserSession',
      method: 'POST',
      path: '/v1/browser-sessions/resolve',
      internal: true,
      permission: 'dashboard:browser-sessions:read',
      summary: 'Access token behind a browser’s session cookie, renewed when needed; only the gateway asks.',
      body: Type.Object({ cookie: Type.String({ maxLength: 512 }) }),
      output: Type.Object({ accessToken: Type.String(), expiresAt: Type.Integer({ description: 'Seconds since the epoch.' }) }),
      errors: ['session-ended'],
    }),
  },
  events: {},
  settings: {
    partTimeoutMs: setting({
      schema: Type.Integer({ minimum: 50, maximum: 10_000 }),
      default: 1500,
      applies: 'live',
      summary: 'Milliseconds that a part of a screen may take before it is shown as away.',
    }),
    browserSessionDays: setting({
      schema: Type.Integer({ minimum: 1, maximum: 90 }),
      default: 30,
      applies: 'live',
      summary: 'Days after which a browser must sign in again.',
    }),
  },
  problems: {
    'no-such-share': { status: 404, title: 'No such share.', fix: 'It may have ended. See `GET /v1/shares`.' },
    'no-such-metric': { status: 404, title: 'No such metric in the vocabulary.', fix: 'See `GET /v1/metrics`.' },
    'session-ended': { status: 401, title: 'The session has ended.', fix: 'Sign in again.' },
  },
});
