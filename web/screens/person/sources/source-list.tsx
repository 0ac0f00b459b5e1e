import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowDownIcon, ArrowUpIcon } from 'lucide-react';
import { useState } from 'react';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { sourcesQuery } from '../../../lib/queries.ts';
import { dayIn, dayInWords } from '../../../lib/time.ts';
import type { Source } from '../../../lib/types.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Select } from '../../../ui/field.tsx';
import { Empty, ErrorState, Loading } from '../../../ui/states.tsx';
import { useNotice } from '../../../ui/toast.tsx';
import { type Device, devicesIn, idsOf, moved, ORDER_FAMILIES, type OrderFamily } from './order.ts';
import { OrderPreviewSheet } from './order-preview.tsx';
import type texts from './texts.en.json';

/** `apple-health` as people write it. */
const inWords = (id: string): string =>
  id.replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => `${dash === '' ? '' : ' '}${letter.toUpperCase()}`);

function Route({ source, isNamed }: { readonly source: Source; readonly isNamed: boolean }) {
  const t = useText<keyof typeof texts>();
  const { locale, now, timeZone } = usePlace();
  const { name, firstAt, lastAt } = source;
  const isAhead = lastAt !== undefined && Date.parse(lastAt) > now;
  const day = (instant: string): string =>
    dayInWords(dayIn(instant, timeZone), locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const span = (from: string, to: string): string =>
    isAhead ? t('sources.since.ahead', { from }) : from === to ? t('sources.on', { day: from }) : t('sources.since', { from, to });
  return (
    <p className="text-note text-text-3">
      {isNamed && `${name}: `}
      {t('sources.kind', { kind: source.kind, integration: inWords(source.integration) })} ·{' '}
      {t('sources.samples', { count: source.samples })}
      {firstAt !== undefined && lastAt !== undefined && <> · {span(day(firstAt), day(lastAt))}</>}
    </p>
  );
}

function DeviceRow({
  device: { name, routes },
  isFirst,
  isLast,
  onMove,
}: {
  readonly device: Device;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (by: number) => void;
}) {
  const t = useText<keyof typeof texts>();
  return (
    <li className="flex items-center justify-between gap-3 border-b border-grid py-2 last:border-0">
      <div className="min-w-0">
        <p className="break-words">{name}</p>
        {routes.map((source) => (
          <Route key={source.sourceId} source={source} isNamed={source.name !== name} />
        ))}
        {routes.length > 1 && <p className="text-note text-text-3">{t('sources.routes', { count: routes.length })}</p>}
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

/** Everything, or one family of measures. */
type Scope = OrderFamily | 'all';

/** Lets a family follow the order for everything again. */
function useFollow(family: OrderFamily | undefined) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => api('health-data.clearFamilyOrder', { params: { personId: 'me', family: family ?? '' } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: sourcesQuery().queryKey }),
  });
}

/** Sources in the order in which they count. Moving one changes nothing before the person has seen what it would change. */
export function SourceList() {
  const t = useText<keyof typeof texts>();
  const notice = useNotice();
  const sources = useQuery(sourcesQuery());
  const [scope, setScope] = useState<Scope>('all');
  const [draft, setDraft] = useState<readonly string[]>();
  const family = scope === 'all' ? undefined : scope;
  const follow = useFollow(family);
  const items = sources.data?.items;
  const own = sources.data?.familyOrders?.find((one) => one.family === family);
  const saved = own?.sourceIds ?? items?.map(({ sourceId }) => sourceId) ?? [];
  const devices = devicesIn(items ?? [], draft ?? saved);
  const isMoved = draft !== undefined && draft.join() !== idsOf(devicesIn(items ?? [], saved)).join();
  const choose = (next: string): void => {
    setScope(ORDER_FAMILIES.find((one) => one === next) ?? 'all');
    setDraft(undefined);
  };
  const onSaved = (): void => {
    setDraft(undefined);
    notice({ text: t('sources.order.saved') });
  };
  return (
    <Card title={t('sources.list')}>
      {sources.isError && <ErrorState error={sources.error} onRetry={() => void sources.refetch()} />}
      {sources.isPending && <Loading />}
      {items?.length === 0 && <Empty why={t('sources.list.none')} />}
      {items !== undefined && items.length > 0 && (
        <>
          <div className="mb-3 max-w-72">
            <Select
              label={t('sources.order.for')}
              value={scope}
              onChange={({ target }) => choose(target.value)}
              options={[
                { value: 'all', label: t('sources.order.all') },
                ...ORDER_FAMILIES.map((one) => ({ value: one, label: t(`sources.family.${one}`) })),
              ]}
            />
          </div>
          {family !== undefined && (
            <p className="mb-2 flex flex-wrap items-center gap-x-3 text-note text-text-3">
              {t(own === undefined ? 'sources.order.follows' : 'sources.order.own')}
              {own !== undefined && (
                <Button kind="link" onClick={() => follow.mutate()} disabled={follow.isPending}>
                  {t('sources.order.clear')}
                </Button>
              )}
            </p>
          )}
          <ol>
            {devices.map((device, i) => (
              <DeviceRow
                key={device.deviceId}
                device={device}
                isFirst={i === 0}
                isLast={i === devices.length - 1}
                onMove={(by) => setDraft(idsOf(moved(devices, i, i + by)))}
              />
            ))}
          </ol>
          {isMoved && (
            <div className="mt-3 flex flex-wrap items-center gap-3 rounded-medium bg-surface-2 p-3">
              <p className="text-note text-text-2">{t('sources.order.draft')}</p>
              <OrderPreviewSheet sourceIds={draft} family={family} onSaved={onSaved} />
              <Button onClick={() => setDraft(undefined)}>{t('sources.order.discard')}</Button>
            </div>
          )}
          <p className="mt-2 text-note text-text-3">{t('sources.list.note')}</p>
        </>
      )}
      {follow.error !== null && <ErrorState error={follow.error} />}
    </Card>
  );
}
