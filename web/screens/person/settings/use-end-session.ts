import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { sessionsQuery } from './queries.ts';

/** Ends a session by its id: a browser's, or that of a program that was let in. */
export function useEndSession() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (sessionId: string) => api('identity.revokeSession', { params: { sessionId } }),
    onSettled: () => cache.invalidateQueries({ queryKey: sessionsQuery().queryKey }),
  });
}
