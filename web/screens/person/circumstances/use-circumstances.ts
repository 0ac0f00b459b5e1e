import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import type { Circumstance } from './span.ts';

/** What the person logged of their life, the newest first. */
export const circumstancesQuery = () =>
  queryOptions({
    queryKey: ['circumstances'],
    queryFn: ({ signal }) => api('recommendation.listCircumstances', { params: { personId: 'me' }, signal }),
  });

/** Logs one, or changes the one of this id. */
export function useSave() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ circumstanceId, ...body }: Circumstance) =>
      api('recommendation.setCircumstance', { params: { personId: 'me', circumstanceId }, body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: circumstancesQuery().queryKey }),
  });
}

/** Removes one; saving it again under its id brings it back. */
export function useRemove() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ circumstanceId }: Circumstance) =>
      api('recommendation.removeCircumstance', { params: { personId: 'me', circumstanceId } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: circumstancesQuery().queryKey }),
  });
}
