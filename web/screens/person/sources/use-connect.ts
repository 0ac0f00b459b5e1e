import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { connectionsQuery, integrationsQuery } from '../../../lib/queries.ts';
import { useNotice } from '../../../ui/toast.tsx';
import type texts from './texts.en.json';

/** What the vendor sent along travels behind this. */
const RETURNED = '#connect?';

/** Begins to connect: leaves for the vendor's page, or is connected at once with what was typed in. */
export function useConnect() {
  const t = useText<keyof typeof texts>();
  const cache = useQueryClient();
  const notice = useNotice();
  return useMutation({
    mutationFn: async ({ integration, typed }: { readonly integration: string; readonly typed?: Record<string, string> }) =>
      await api('health-data.beginConnection', {
        params: { personId: 'me' },
        body: { integration, ...(typed === undefined ? {} : { typed }) },
      }),
    // What was typed in does not stay in memory.
    gcTime: 0,
    onSuccess: async ({ authorizeUrl, connection }) => {
      if (authorizeUrl !== undefined) {
        window.location.assign(authorizeUrl);
        return;
      }
      notice({ text: t('sources.connected.done', { name: connection.name }) });
      await cache.invalidateQueries({ queryKey: connectionsQuery().queryKey });
    },
  });
}

/** Ends what was begun when the vendor has sent the browser back; the address keeps nothing of it. */
export function useReturn() {
  const t = useText<keyof typeof texts>();
  const cache = useQueryClient();
  const notice = useNotice();
  const isTaken = useRef(false);
  const complete = useMutation({
    mutationFn: async (sent: URLSearchParams) =>
      await api('health-data.completeConnection', {
        params: { personId: 'me' },
        body: {
          state: sent.get('state') ?? '-',
          ...(sent.has('code') ? { code: sent.get('code') ?? '' } : {}),
          ...(sent.has('error') ? { error: sent.get('error') ?? '' } : {}),
          ...(sent.has('error_description') ? { errorDescription: sent.get('error_description') ?? '' } : {}),
        },
      }),
    gcTime: 0,
    onSuccess: ({ name }) => notice({ text: t('sources.connected.done', { name }) }),
    onSettled: async () => {
      await cache.invalidateQueries({ queryKey: connectionsQuery().queryKey });
      await cache.invalidateQueries({ queryKey: integrationsQuery().queryKey });
    },
  });
  const { mutate } = complete;
  useEffect(() => {
    const { hash, pathname, search } = window.location;
    if (isTaken.current || !hash.startsWith(RETURNED)) return;
    isTaken.current = true;
    window.history.replaceState(window.history.state, '', `${pathname}${search}`);
    mutate(new URLSearchParams(hash.slice(RETURNED.length)));
  }, [mutate]);
  return complete;
}
