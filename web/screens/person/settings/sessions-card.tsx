import { useQuery } from '@tanstack/react-query';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { dayAndTime } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { QueryCard } from '../../../ui/query-card.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { sessionsQuery } from './queries.ts';
import { browserOf } from './browser-of.ts';
import { useEndSession } from './use-end-session.ts';
import type texts from './texts.en.json';

/** Places where the account is signed in; each can be ended. */
export function SessionsCard() {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const sessions = useQuery(sessionsQuery());
  const end = useEndSession();
  return (
    <QueryCard title={t('settings.sessions')} query={sessions}>
      {({ items }) => (
        <ul>
          {items
            .filter(({ program }) => program === undefined)
            .map((session) => {
              const name = browserOf(session.userAgent) ?? t('settings.session.unknown');
              return (
                <li
                  key={session.sessionId}
                  className="flex flex-wrap items-center justify-between gap-3 border-b border-grid py-3 last:border-0"
                >
                  <div className="min-w-0">
                    <p>{session.address === undefined ? name : `${name}, ${session.address}`}</p>
                    <p className="text-note text-text-3">
                      {t('settings.session.seen', {
                        since: dayAndTime(session.createdAt, place),
                        last: dayAndTime(session.lastSeenAt, place),
                      })}
                    </p>
                  </div>
                  {session.current ? (
                    <Tag kind="usual">{t('settings.session.here')}</Tag>
                  ) : (
                    <Button
                      aria-label={t('settings.session.end.name', { name })}
                      disabled={end.isPending}
                      onClick={() => end.mutate(session.sessionId)}
                    >
                      {t('settings.session.end')}
                    </Button>
                  )}
                </li>
              );
            })}
          {end.isError && <ErrorState error={end.error} />}
        </ul>
      )}
    </QueryCard>
  );
}
