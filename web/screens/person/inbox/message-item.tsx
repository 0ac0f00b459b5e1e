import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { timeOfDay } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { useNotice } from '../../../ui/toast.tsx';
import type { Message } from './queries.ts';
import type texts from './texts.en.json';

function useMark(message: Message) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (read: boolean) =>
      api('notification.markRead', { params: { personId: 'me', notificationId: message.notificationId }, body: { read } }),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ['inbox'] });
      void cache.invalidateQueries({ queryKey: ['overview'] });
    },
  });
}

/** Takes a kind off all channels; undo brings back what was there. */
function useMute(category: Message['category']) {
  const t = useText<keyof typeof texts>();
  const cache = useQueryClient();
  const notice = useNotice();
  const params = { personId: 'me' } as const;
  const put = (body: Awaited<ReturnType<typeof read>>) => api('notification.setPreferences', { params, body });
  const read = () => api('notification.getPreferences', { params });
  const changed = () => cache.invalidateQueries({ queryKey: ['notification-preferences'] });
  const restore = useMutation({ mutationFn: put, onSuccess: changed });
  return useMutation({
    mutationFn: async () => {
      const before = await read();
      const categories = [...before.categories.filter((one) => one.category !== category), { category, channels: [] }];
      await put({ ...before, categories });
      return before;
    },
    onSuccess: (before) => {
      void changed();
      notice({ text: t('inbox.muted'), onUndo: () => restore.mutate(before) });
    },
  });
}

/** One message: what, why, where it leads; read or not. */
export function MessageItem({ message }: { readonly message: Message }) {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const mark = useMark(message);
  const mute = useMute(message.category);
  const isUnread = message.readAt === undefined;
  const email = message.deliveries.find((delivery) => delivery.channel === 'email');
  const items = [
    { label: t(isUnread ? 'inbox.mark-read' : 'inbox.mark-unread'), onSelect: () => mark.mutate(isUnread) },
    // What is urgent and what keeps the account safe is turned off in the settings, with thought.
    ...(message.category === 'urgent' || message.category === 'account-safety'
      ? []
      : [{ label: t('inbox.mute'), onSelect: () => mute.mutate() }]),
  ];
  return (
    <li className="border-b border-grid py-4 first:pt-0 last:border-0 last:pb-0">
      <article aria-label={message.title}>
        <div className="flex items-start justify-between gap-3">
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-2 text-note text-text-3">
              <time dateTime={message.createdAt}>{timeOfDay(message.createdAt, place)}</time>
              {isUnread && <Tag kind="accent">{t('inbox.new')}</Tag>}
            </p>
            <h3 className={isUnread ? 'text-card' : 'text-card font-normal'}>{message.title}</h3>
          </div>
          <Menu label={t('inbox.menu', { title: message.title })} items={items} />
        </div>
        <p className="max-w-[68ch] text-text-2">{message.text}</p>
        <div className="mt-2 flex flex-wrap items-center gap-3">
          {message.link !== undefined && (
            <Button asChild>
              <Link to={message.link} onClick={() => (isUnread ? mark.mutate(true) : undefined)}>
                {t('inbox.open')}
              </Link>
            </Button>
          )}
          {isUnread && (
            <Button kind="link" disabled={mark.isPending} onClick={() => mark.mutate(true)}>
              {t('inbox.mark-read')}
            </Button>
          )}
        </div>
        <details className="mt-1 text-note text-text-3">
          <summary className="target inline-flex items-center">{t('inbox.why')}</summary>
          <p className="max-w-[68ch]">{message.why}</p>
          {email !== undefined && <p>{t('inbox.sent', { status: t(`inbox.email.${email.status}`) })}</p>}
        </details>
        {(mark.isError || mute.isError) && <ErrorState error={mark.error ?? mute.error} />}
      </article>
    </li>
  );
}
