import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

const MINUTE_MS = 60_000;

/** How long an answer counts as fresh: live parts are patched by events, so that a screen need not ask again by itself. */
const FRESH_MS = { screen: 5 * MINUTE_MS, list: MINUTE_MS, settings: 10 * MINUTE_MS } as const;

/** Who is signed in; kept for as long as the page lives, for its absence means that nobody is. */
export const meQuery = () =>
  queryOptions({
    queryKey: ['me'],
    queryFn: ({ signal }) => api('dashboard.getMe', { signal }),
    staleTime: FRESH_MS.settings,
    gcTime: Infinity,
  });

/** Name, units, zone and language of the person. */
export const profileQuery = () =>
  queryOptions({
    queryKey: ['profile'],
    queryFn: ({ signal }) => api('users.getProfile', { params: { personId: 'me' }, signal }),
    staleTime: FRESH_MS.settings,
    gcTime: Infinity,
  });

/** The vocabulary: name, family and unit of every measure. */
export const metricsQuery = () =>
  queryOptions({
    queryKey: ['metrics'],
    queryFn: ({ signal }) => api('health-data.listMetrics', { signal }),
    staleTime: Infinity,
  });

/** Uploads of the person, newest first. */
export const uploadsQuery = () =>
  queryOptions({
    queryKey: ['uploads'],
    queryFn: ({ signal }) => api('health-data.listUploads', { query: { limit: 20 }, signal }),
    staleTime: FRESH_MS.list,
  });

/** Sources of the person, best first. */
export const sourcesQuery = () =>
  queryOptions({
    queryKey: ['sources'],
    queryFn: ({ signal }) => api('health-data.listSources', { params: { personId: 'me' }, signal }),
    staleTime: FRESH_MS.list,
  });

/** Everything that can be connected or read from a file. */
export const integrationsQuery = () =>
  queryOptions({
    queryKey: ['integrations'],
    queryFn: ({ signal }) => api('health-data.listIntegrations', { signal }),
    staleTime: FRESH_MS.settings,
  });

/** Accounts at vendors whose data comes here. */
export const connectionsQuery = () =>
  queryOptions({
    queryKey: ['connections'],
    queryFn: ({ signal }) => api('health-data.listConnections', { params: { personId: 'me' }, signal }),
    staleTime: FRESH_MS.list,
  });

/** All of Today in one answer. */
export const overviewQuery = (on?: string) =>
  queryOptions({
    queryKey: ['overview', on ?? 'today'],
    queryFn: ({ signal }) => api('dashboard.getOverview', { params: { personId: 'me' }, query: on === undefined ? {} : { on }, signal }),
    staleTime: FRESH_MS.screen,
  });

/** Tokens of programs and phones, without their secret. */
export const tokensQuery = () => queryOptions({ queryKey: ['tokens'], queryFn: ({ signal }) => api('identity.listApiTokens', { signal }) });

/** Phones that have sent something. */
export const phonesQuery = () =>
  queryOptions({
    queryKey: ['phones'],
    queryFn: ({ signal }) => api('health-data.listPushDevices', { params: { personId: 'me' }, signal }),
    staleTime: FRESH_MS.list,
  });

/** Newest value of every measure that the person has. */
export const latestQuery = () =>
  queryOptions({
    queryKey: ['latest'],
    queryFn: ({ signal }) => api('health-data.listLatest', { params: { personId: 'me' }, signal }),
    staleTime: FRESH_MS.list,
  });

/** The catalogue of guidelines: the title of each. */
export const guidelinesQuery = () =>
  queryOptions({
    queryKey: ['guidelines'],
    queryFn: ({ signal }) => api('recommendation.listGuidelines', { signal }),
    staleTime: Infinity,
  });

/** How many messages are unread. */
export const unreadQuery = () =>
  queryOptions({
    queryKey: ['inbox', 'count'],
    queryFn: ({ signal }) =>
      api('notification.listNotifications', { params: { personId: 'me' }, query: { unread: true, limit: 1 }, signal }),
    staleTime: FRESH_MS.list,
  });

/** Who shares with the one who is signed in. */
export const receivedSharesQuery = () =>
  queryOptions({
    queryKey: ['received-shares'],
    queryFn: ({ signal }) => api('users.listReceivedShares', { signal }),
    staleTime: FRESH_MS.settings,
  });

/** What somebody shares, in one answer. */
export const sharedQuery = (shareId: string) =>
  queryOptions({
    queryKey: ['shared', shareId],
    queryFn: ({ signal }) => api('dashboard.getShared', { params: { shareId }, signal }),
    staleTime: FRESH_MS.list,
  });
