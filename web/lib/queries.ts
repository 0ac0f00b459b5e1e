import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

const MINUTE_MS = 60_000;

/** How long an answer counts as fresh: live parts are patched by events, so that a screen need not ask again by itself. */
const FRESH_MS = { screen: 5 * MINUTE_MS, list: MINUTE_MS, settings: 10 * MINUTE_MS } as const;

/** Who is signed in. */
export const meQuery = () =>
  queryOptions({ queryKey: ['me'], queryFn: ({ signal }) => api('dashboard.getMe', { signal }), staleTime: FRESH_MS.settings });

/** All of Today in one answer. */
export const overviewQuery = (on?: string) =>
  queryOptions({
    queryKey: ['overview', on ?? 'today'],
    queryFn: ({ signal }) => api('dashboard.getOverview', { params: { personId: 'me' }, query: on === undefined ? {} : { on }, signal }),
    staleTime: FRESH_MS.screen,
  });
