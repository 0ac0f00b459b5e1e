import { useInfiniteQuery } from '@tanstack/react-query';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { Table } from '../../../ui/table.tsx';
import { useMeasure } from './measure-words.ts';
import type texts from './texts.en.json';

const PAGE = 20;
const REASONS = ['implausible', 'value-unreadable', 'date-unreadable', 'unit-unknown', 'end-before-start', 'malformed'] as const;

/** Values that cannot be true: kept, left out of everything, and to be seen with the reason. Nothing is shown where there are none. */
export function SetAsideCard() {
  const t = useText<keyof typeof texts>();
  const { locale, timeZone } = usePlace();
  const measure = useMeasure();
  const aside = useInfiniteQuery({
    queryKey: ['quarantine'],
    queryFn: ({ signal, pageParam }) =>
      api('health-data.listQuarantine', {
        params: { personId: 'me' },
        query: { limit: PAGE, ...(pageParam !== '' && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
  const items = aside.data?.pages.flatMap((page) => page.items) ?? [];
  if (aside.isError)
    return (
      <Card title={t('sources.aside')}>
        <ErrorState error={aside.error} onRetry={() => void aside.refetch()} />
      </Card>
    );
  if (items.length === 0) return null;
  const why = (reason: string): string => {
    const known = REASONS.find((one) => one === reason);
    return known === undefined ? reason : t(`sources.aside.${known}`);
  };
  const valueOf = ({ metric, value, unit }: (typeof items)[number]): string =>
    value === undefined ? '–' : measure({ metric, unit }).value(value);
  const inFull = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const when = (at: string | undefined): string => (at === undefined ? '–' : inFull.format(Date.parse(at)));
  return (
    <Card title={t('sources.aside')}>
      <p className="mb-3 max-w-[68ch] text-text-2">{t('sources.aside.what')}</p>
      <Table
        hideCaption
        caption={t('sources.aside')}
        numbersFrom={9}
        columns={[
          t('sources.aside.measure'),
          t('sources.aside.value'),
          t('sources.aside.when'),
          t('sources.aside.source'),
          t('sources.aside.why'),
        ]}
        rows={items.map((item) => [
          measure(item).name,
          valueOf(item),
          when(item.at),
          item.source === '' ? '–' : item.source,
          why(item.reason),
        ])}
      />
      {aside.hasNextPage && (
        <Button className="mt-3" disabled={aside.isFetchingNextPage} onClick={() => void aside.fetchNextPage()}>
          {t('sources.aside.more')}
        </Button>
      )}
    </Card>
  );
}
