import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from './api.ts';
import { tokensQuery } from './queries.ts';

/** What a new token is for. */
export interface NewToken {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresInDays: number;
}

/** Makes a token; the answer is the only place where its secret stands. */
export function useMakeToken() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ scopes, ...rest }: NewToken) => api('identity.createApiToken', { body: { ...rest, scopes: [...scopes] } }),
    // The secret does not stay in memory when the dialog has gone.
    gcTime: 0,
    onSuccess: () => cache.invalidateQueries({ queryKey: tokensQuery().queryKey }),
  });
}

/** Ends a token by its id. */
export function useEndToken() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (tokenId: string) => api('identity.revokeApiToken', { params: { tokenId } }),
    onSettled: () => cache.invalidateQueries({ queryKey: tokensQuery().queryKey }),
  });
}
