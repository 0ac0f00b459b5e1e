import { numberFormat } from '@aceso/charts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowDownIcon, ArrowUpIcon } from 'lucide-react';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { sourcesQuery } from '../../../lib/queries.ts';
import { dayIn, dayInWords } from '../../../lib/time.ts';
import type { Source } from '../../../lib/types.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Empty, ErrorState, Loading } from '../../../ui/states.tsx';
import { useNotice } from '../../../ui/toast.tsx';
import type texts from './texts.en.json';

/** `apple-health` as people write it. */
const inWords = (id: string): string =>
  id.replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => `${dash === '' ? '' : ' '}${letter.toUpperCase()}`);

/** A list with one item moved; the list itself when the place does not exist. */
export function moved<T>(items: readonly T[], from: number, to: number): readonly T[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return items;
  return items.toSpliced(from, 1).toSpliced(to, 0, item);
}

/** Sends a new order; the old one can be brought back. */
function useOrder() {
  const t = useText<keyof typeof texts>();
  const cache = useQueryClient();
  const notice = useNotice();
  const { queryKey } = sourcesQuery();
  const send = useMutation({
    mutationFn: (sources: readonly Source[]) =>
      api('health-data.rankSources', { params: { personId: 'me' }, body: { sourceIds: sources.map((source) => source.sourceId) } }),
    // The list moves at once: pressing "up" three times must not wait for the days to be summed up anew.
    onMutate: (sources) => {
      cache.setQueryData(queryKey, (page) => (page === undefined ? page : { ...page, items: [...sources] }));
    },
    onSettled: () => cache.invalidateQueries({ queryKey }),
  });
  const move = (sources: readonly Source[], from: number, to: number): void => {
    const next = moved(sources, from, to);
    if (next === sources) return;
    send.mutate(next, {
      onSuccess: () =>
        notice({ text: t('sources.moved', { name: next[to]?.name ?? '', place: to + 1 }), onUndo: () => send.mutate(sources) }),
    });
  };
  return { move, error: send.error };
}

function SourceRow({
  source,
  isFirst,
  isLast,
  onMove,
}: {
  readonly source: Source;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (by: number) => void;
}) {
  const t = useText<keyof typeof texts>();
  const { locale, timeZone } = usePlace();
  const { name, firstAt, lastAt } = source;
  const day = (instant: string): string =>
    dayInWords(dayIn(instant, timeZone), locale, { day: 'numeric', month: 'short', year: 'numeric' });
  return (
    <li className="flex items-center justify-between gap-3 border-b border-grid py-2 last:border-0">
      <div className="min-w-0">
        <p className="break-words">{name}</p>
        <p className="text-note text-text-3">
          {t('sources.kind', { kind: source.kind, integration: inWords(source.integration) })} ·{' '}
          {t('sources.samples', { count: numberFormat(0, locale)(source.samples) })}
          {firstAt !== undefined && lastAt !== undefined && <> · {t('sources.since', { from: day(firstAt), to: day(lastAt) })}</>}
        </p>
      </div>
      <div className="flex shrink-0">
        <Button kind="icon" aria-label={t('sources.up', { name })} disabled={isFirst} onClick={() => onMove(-1)}>
          <ArrowUpIcon size={18} aria-hidden />
        </Button>
        <Button kind="icon" aria-label={t('sources.down', { name })} disabled={isLast} onClick={() => onMove(1)}>
          <ArrowDownIcon size={18} aria-hidden />
        </Button>
      </div>
    </li>
  );
}

/** Sources in the order in which they count, moved by buttons. */
export function SourceList() {
  const t = useText<keyof typeof texts>();
  const sources = useQuery(sourcesQuery());
  const { move, error } = useOrder();
  const items = sources.data?.items;
  return (
    <Card title={t('sources.list')}>
      {sources.isError && <ErrorState error={sources.error} onRetry={() => void sources.refetch()} />}
      {sources.isPending && <Loading />}
      {items?.length === 0 && <Empty why={t('sources.list.none')} />}
      {items !== undefined && items.length > 0 && (
        <>
          <ol>
            {items.map((source, i) => (
              <SourceRow
                key={source.sourceId}
                source={source}
                isFirst={i === 0}
                isLast={i === items.length - 1}
                onMove={(by) => move(items, i, i + by)}
              />
            ))}
          </ol>
          <p className="mt-2 text-note text-text-3">{t('sources.list.note')}</p>
        </>
      )}
      {error !== null && <ErrorState error={error} />}
    </Card>
  );
}
