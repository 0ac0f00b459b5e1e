import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { sourcesQuery } from '../../../lib/queries.ts';
import { dayInWords } from '../../../lib/time.ts';
import type { OrderPreview } from '../../../lib/types.ts';
import { Button } from '../../../ui/button.tsx';
import { Sheet } from '../../../ui/dialog.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { Table } from '../../../ui/table.tsx';
import { useMeasure } from './measure-words.ts';
import type { OrderFamily } from './order.ts';
import type texts from './texts.en.json';

const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };
/** Measures whose most changed days are shown. */
const DETAILED = 3;

/** Shows what an order would change, and lets the person use it or leave it. */
export function OrderPreviewSheet({
  sourceIds,
  family,
  onSaved,
}: {
  readonly sourceIds: readonly string[];
  readonly family: OrderFamily | undefined;
  readonly onSaved: () => void;
}) {
  const t = useText<keyof typeof texts>();
  const cache = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const body = { sourceIds: [...sourceIds], ...(family === undefined ? {} : { family }) };
  const preview = useQuery({
    queryKey: ['order-preview', family, sourceIds],
    queryFn: ({ signal }) => api('health-data.previewOrder', { params: { personId: 'me' }, body, signal }),
    enabled: isOpen,
    staleTime: 0,
  });
  const save = useMutation({
    mutationFn: () => api('health-data.rankSources', { params: { personId: 'me' }, body }),
    onSuccess: async (page) => {
      cache.setQueryData(sourcesQuery().queryKey, page);
      await Promise.all(['explanation', 'workouts', 'data-quality'].map((key) => cache.invalidateQueries({ queryKey: [key] })));
      setOpen(false);
      onSaved();
    },
  });
  return (
    <Sheet
      title={t('sources.preview')}
      description={t('sources.preview.what')}
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<Button>{t('sources.preview.open')}</Button>}
    >
      {preview.isPending && <Loading lines={6} />}
      {preview.isError && <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data !== undefined && <Changes preview={preview.data} />}
      {save.error !== null && <ErrorState error={save.error} />}
      <div className="mt-5 flex flex-wrap gap-3">
        <Button kind="primary" disabled={preview.data === undefined || save.isPending} onClick={() => save.mutate()}>
          {t('sources.preview.use')}
        </Button>
        <Button onClick={() => setOpen(false)}>{t('sources.preview.leave')}</Button>
      </div>
    </Sheet>
  );
}

function Changes({ preview }: { readonly preview: OrderPreview }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const measure = useMeasure();
  const { metrics, changedDays, workouts, examined } = preview;
  if (metrics.length === 0 && workouts === 0) return <p>{t('sources.preview.nothing')}</p>;
  return (
    <>
      <p className="mb-3 font-semibold">
        {t('sources.preview.sum', { days: changedDays, measures: metrics.length })}
        {workouts > 0 && ` ${t('sources.preview.workouts', { count: workouts })}`}
      </p>
      {metrics.length > 0 && (
        <Table
          hideCaption
          caption={t('sources.preview')}
          columns={[t('sources.preview.measure'), t('sources.preview.days'), t('sources.preview.before'), t('sources.preview.after')]}
          rows={metrics.map((changed) => {
            const { name, value } = measure(changed);
            return [name, String(changed.changedDays), value(changed.meanBefore), value(changed.meanAfter)];
          })}
        />
      )}
      {metrics.slice(0, DETAILED).map((changed) => {
        const { name, value } = measure(changed);
        return (
          <section key={changed.metric} aria-label={name} className="mt-4">
            <h3 className="mb-1 text-note font-semibold">{t('sources.preview.most', { name })}</h3>
            <ul>
              {changed.most.map(({ day, before, after }) => (
                <li key={day} className="flex flex-wrap justify-between gap-x-4 border-b border-grid py-1.5 text-note">
                  <span>{dayInWords(day, locale, DAY)}</span>
                  <span className="tabular-nums">{t('sources.preview.change', { before: value(before), after: value(after) })}</span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      <p className="mt-3 text-note text-text-3">
        {t(examined.isAll ? 'sources.preview.all' : 'sources.preview.part', { from: dayInWords(examined.from, locale, DAY) })}
      </p>
    </>
  );
}
