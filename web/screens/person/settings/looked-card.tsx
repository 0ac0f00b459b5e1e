import { useInfiniteQuery } from '@tanstack/react-query';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { dayAndTime } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Empty, ErrorState, Loading } from '../../../ui/states.tsx';
import { Table } from '../../../ui/table.tsx';
import { CATEGORIES } from '../../../lib/categories.ts';
import { isStranger, lookedAt } from './looked-at.ts';
import { accessLogQuery } from './queries.ts';
import type texts from './texts.en.json';

/** Who read or changed the person's data. */
export function LookedCard() {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const log = useInfiniteQuery(accessLogQuery());
  const nameOf = (category: string): string => {
    const known = CATEGORIES.find((one) => one === category);
    return known === undefined ? category : t(`settings.category.${known}`);
  };
  const entries = log.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title={t('settings.looked')}>
      {log.isPending && <Loading />}
      {log.isError && <ErrorState error={log.error} onRetry={() => void log.refetch()} />}
      {log.data !== undefined && entries.length === 0 && <Empty why={t('settings.looked.none')} />}
      {entries.length > 0 && (
        <Table
          hideCaption
          caption={t('settings.looked.caption')}
          columns={[t('settings.looked.who'), t('settings.looked.what'), t('settings.looked.when')]}
          numbersFrom={2}
          rows={entries.map((entry) => {
            const name = entry.subjectName ?? entry.subject;
            const shown = lookedAt(entry.operation);
            const what = shown === undefined ? entry.operation : t(shown);
            return [
              isStranger(entry.actor) ? t('settings.looked.by', { name, actor: entry.actor }) : name,
              entry.category === undefined ? what : t('settings.looked.did.of', { what, category: nameOf(entry.category) }),
              dayAndTime(entry.at, place),
            ];
          })}
        />
      )}
      {log.hasNextPage && (
        <Button className="mt-3" disabled={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {t('settings.looked.older')}
        </Button>
      )}
    </Card>
  );
}
