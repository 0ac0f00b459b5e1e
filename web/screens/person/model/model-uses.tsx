import { useInfiniteQuery } from '@tanstack/react-query';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { dayAndTime } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { Table } from '../../../ui/table.tsx';
import { modelUsesQuery } from './queries.ts';
import type texts from './texts.en.json';

/** When something left for a model, to which, what it looked up and how much it was. What was said is not kept. */
export function ModelUses() {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const uses = useInfiniteQuery(modelUsesQuery());
  const items = uses.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <h3 className="mt-5 mb-2 text-note font-semibold">{t('model.uses')}</h3>
      {uses.isPending && <Loading />}
      {uses.isError && <ErrorState error={uses.error} onRetry={() => void uses.refetch()} />}
      {uses.data !== undefined && items.length === 0 && <p className="text-note text-text-2">{t('model.uses.none')}</p>}
      {items.length > 0 && (
        <Table
          hideCaption
          caption={t('model.uses.what')}
          columns={[t('model.uses.at'), t('model.uses.model'), t('model.uses.sent'), t('model.uses.outcome')]}
          numbersFrom={4}
          rows={items.map(({ at, model, tools, sentBytes, requests, outcome }) => [
            dayAndTime(at, place),
            `${model.name}, ${model.host}`,
            `${t('model.uses.size', { kilobytes: kilobytes(sentBytes, place.locale), requests })}${tools.length === 0 ? '' : t('model.uses.asked', { tools: tools.join(', ') })}`,
            t('model.uses.outcome.is', { outcome: outcome?.replace('too-', '') ?? 'open' }),
          ])}
        />
      )}
      {uses.hasNextPage && (
        <Button className="mt-3" disabled={uses.isFetchingNextPage} onClick={() => void uses.fetchNextPage()}>
          {t('model.uses.older')}
        </Button>
      )}
    </>
  );
}

const kilobytes = (bytes: number, locale: string): string =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(bytes / 1000);
