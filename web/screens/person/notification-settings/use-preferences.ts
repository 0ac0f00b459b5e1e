import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import type { Preferences } from './preferences.ts';

const params = { personId: 'me' } as const;

const preferencesQuery = () =>
  queryOptions({
    queryKey: ['notification-preferences'],
    queryFn: ({ signal }) => api('notification.getPreferences', { params, signal }),
    staleTime: 60_000,
  });

/** The preferences, and a way to change them: shown at once, taken back when it fails. */
export function usePreferences() {
  const cache = useQueryClient();
  const { queryKey } = preferencesQuery();
  const read = useQuery(preferencesQuery());
  const save = useMutation({
    // One after the other: each replaces all, and an earlier one must not win over a later one.
    scope: { id: 'notification-preferences' },
    mutationFn: (body: Preferences) => api('notification.setPreferences', { params, body }),
    onMutate: (next) => {
      const before = cache.getQueryData(queryKey);
      cache.setQueryData(queryKey, next);
      return { before };
    },
    onError: (_error, _next, kept) => {
      if (kept?.before !== undefined) cache.setQueryData(queryKey, kept.before);
    },
  });
  return { read, save };
}
