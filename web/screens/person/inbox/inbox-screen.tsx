import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { dayIn, dayInWords } from '../../../lib/time.ts';
import { Page } from '../../../shell/page.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { Empty, ErrorState, Loading } from '../../../ui/states.tsx';
import { MessageItem } from './message-item.tsx';
import { inboxQuery } from './queries.ts';
import type texts from './texts.en.json';

/** What is new, grouped by day. */
export function InboxScreen() {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const [shown, setShown] = useState<'all' | 'unread'>('all');
  const inbox = useInfiniteQuery(inboxQuery(shown === 'unread'));
  const messages = inbox.data?.pages.flatMap((page) => page.items) ?? [];
  const days = Map.groupBy(messages, (message) => dayIn(message.createdAt, place.timeZone));
  const today = dayIn(place.now, place.timeZone);
  return (
    <Page
      title={inbox.data === undefined ? t('inbox.name') : t('inbox.title', { unread: inbox.data.pages[0]?.unread ?? 0 })}
      name={t('inbox.name')}
      above={inbox.data === undefined ? undefined : t('inbox.name')}
      aside={
        <div className="flex flex-wrap gap-3">
          <Segmented
            label={t('inbox.show')}
            value={shown}
            onChange={setShown}
            options={[
              { value: 'all', label: t('inbox.all') },
              { value: 'unread', label: t('inbox.unread') },
            ]}
          />
          <Button asChild>
            <Link to="/settings/notifications">{t('inbox.settings')}</Link>
          </Button>
        </div>
      }
    >
      <div className="grid max-w-[760px] gap-4">
        {inbox.isPending && (
          <Card>
            <Loading lines={5} />
          </Card>
        )}
        {inbox.isError && (
          <Card>
            <ErrorState error={inbox.error} onRetry={() => void inbox.refetch()} />
          </Card>
        )}
        {inbox.data !== undefined && messages.length === 0 && (
          <Card>
            <Empty why={t(shown === 'unread' ? 'inbox.none.unread' : 'inbox.none')} />
          </Card>
        )}
        {[...days].map(([day, items]) => (
          <Card key={day} title={day === today ? t('inbox.today') : dayInWords(day, place.locale)}>
            <ul>
              {items.map((message) => (
                <MessageItem key={message.notificationId} message={message} />
              ))}
            </ul>
          </Card>
        ))}
        {inbox.hasNextPage && (
          <Button className="justify-self-start" disabled={inbox.isFetchingNextPage} onClick={() => void inbox.fetchNextPage()}>
            {t('inbox.older')}
          </Button>
        )}
      </div>
    </Page>
  );
}
