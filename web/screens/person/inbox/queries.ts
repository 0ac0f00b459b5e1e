import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import type { Got } from '../../../lib/api-types.ts';

/** A message of the inbox. */
export type Message = Got<'notification.listNotifications'>['items'][number];

/** The inbox, newest first, page by page. */
export const inboxQuery = (isUnread: boolean) =>
  infiniteQueryOptions({
    queryKey: ['inbox', isUnread ? 'unread' : 'all'],
    queryFn: ({ signal, pageParam }) =>
      api('notification.listNotifications', {
        params: { personId: 'me' },
        query: { limit: 30, ...(isUnread ? { unread: true } : {}), ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        signal,
      }),
    // The first page has no cursor.
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    staleTime: 30_000,
  });
