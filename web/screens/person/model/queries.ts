import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';

const params = { personId: 'me' } as const;

/** Which language model may word answers, and whether the person agreed to it. */
export const modelQuery = () =>
  queryOptions({ queryKey: ['model'], queryFn: ({ signal }) => api('recommendation.getModel', { params, signal }) });

/** What was sent to a model, newest first. */
export const modelUsesQuery = () =>
  infiniteQueryOptions({
    queryKey: ['model-uses'],
    queryFn: ({ signal, pageParam }) =>
      api('recommendation.listModelUses', {
        params,
        query: { limit: 10, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        signal,
      }),
    // The first page has no cursor.
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
