import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import type { Got } from '../../../lib/api-types.ts';

/** One service with its settings. */
export type ServiceConfiguration = Got<'configuration.getConfiguration'>;
/** One setting. */
export type SettingView = ServiceConfiguration['settings'][number];
/** One change of the past. */
export type Change = Got<'configuration.listHistory'>['items'][number];

/** Everything; events make it old, so that what others change is seen. */
export const configurationQuery = () =>
  queryOptions({
    queryKey: ['configuration', 'all'],
    queryFn: ({ signal }) => api('configuration.listConfiguration', { signal }),
    staleTime: 30_000,
  });

/** Changes of one service, newest first. */
export const historyQuery = (service: string) =>
  infiniteQueryOptions({
    queryKey: ['configuration', 'history', service],
    queryFn: ({ signal, pageParam }) =>
      api('configuration.listHistory', {
        params: { service },
        query: { limit: 20, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        signal,
      }),
    // The first page has no cursor.
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
