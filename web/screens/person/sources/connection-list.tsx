import { numberFormat } from '@aceso/charts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { RefreshCwIcon } from 'lucide-react';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { ApiProblem } from '../../../lib/problem.ts';
import { connectionsQuery, integrationsQuery } from '../../../lib/queries.ts';
import { dayAndTime, dayIn, dayInWords } from '../../../lib/time.ts';
import type { Connection } from '../../../lib/types.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Empty, ErrorState, Loading } from '../../../ui/states.tsx';
import { Tag, type TagKind } from '../../../ui/tag.tsx';
import { Disconnect } from './disconnect.tsx';
import type texts from './texts.en.json';
import { TypedConnect } from './typed-connect.tsx';
import { useConnect, useReturn } from './use-connect.ts';

const TAGS: Readonly<Record<Connection['state'], TagKind>> = {
  connecting: 'late',
  active: 'usual',
  paused: 'late',
  'needs-reauthentication': 'caution',
  disconnected: 'late',
};

/** How far the connection is, in one line. */
function Progress({ connection }: { readonly connection: Connection }) {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const { history, lastSyncAt, nextSyncAt, state } = connection;
  const count = numberFormat(0, place.locale)(history.records);
  const day = (instant: string): string =>
    dayInWords(dayIn(instant, place.timeZone), place.locale, { day: 'numeric', month: 'short', year: 'numeric' });
  return (
    <p className="text-note text-text-3">
      {history.complete
        ? t('sources.history.complete', { count })
        : history.reachedFrom === undefined
          ? t('sources.history.begins')
          : t('sources.history.going', { day: day(history.reachedFrom), count })}
      {' · '}
      {lastSyncAt === undefined ? t('sources.sync.never') : t('sources.sync.last', { when: dayAndTime(lastSyncAt, place) })}
      {nextSyncAt !== undefined && state !== 'needs-reauthentication' && (
        <>, {t('sources.sync.next', { when: dayAndTime(nextSyncAt, place) })}</>
      )}
    </p>
  );
}

function ConnectionRow({ connection }: { readonly connection: Connection }) {
  const t = useText<keyof typeof texts>();
  const cache = useQueryClient();
  const connect = useConnect();
  const { connectionId, integration, name, state, why, notGranted } = connection;
  const sync = useMutation({
    mutationFn: () => api('health-data.syncConnection', { params: { personId: 'me', connectionId } }),
    onSettled: () => cache.invalidateQueries({ queryKey: connectionsQuery().queryKey }),
  });
  const { data: integrations } = useQuery(integrationsQuery());
  const fields = integrations?.items.find(({ id }) => id === integration)?.connection?.fields ?? [];
  const isBroken = state === 'needs-reauthentication' || state === 'connecting';
  return (
    <li className="grid gap-2 border-b border-grid py-3 last:border-0">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="min-w-0 break-words">{name}</h3>
        <Tag kind={TAGS[state]}>{t(`sources.state.${state}`)}</Tag>
      </div>
      {why !== undefined && <p className="text-text-2">{why}</p>}
      {state !== 'connecting' && <Progress connection={connection} />}
      {notGranted.length > 0 && <p className="text-note text-text-3">{t('sources.not-granted', { families: notGranted.join(', ') })}</p>}
      <div className="flex flex-wrap items-center gap-2">
        {isBroken && fields.length > 0 ? (
          <TypedConnect integration={{ id: integration, name }} fields={fields} isAgain />
        ) : isBroken ? (
          <Button kind="primary" disabled={connect.isPending} onClick={() => connect.mutate({ integration })}>
            {t('sources.again', { name })}
          </Button>
        ) : (
          <Button disabled={sync.isPending} onClick={() => sync.mutate()}>
            <RefreshCwIcon size={16} aria-hidden />
            {t('sources.sync.now', { name })}
          </Button>
        )}
        <Disconnect connection={connection} />
      </div>
      {connect.isError && <ErrorState error={connect.error} />}
      {sync.isError && <ErrorState error={sync.error} />}
    </li>
  );
}

/** Accounts at vendors, each with its state and what can be done about it. */
export function ConnectionList() {
  const t = useText<keyof typeof texts>();
  const connections = useQuery(connectionsQuery());
  const { error: refusal } = useReturn();
  const items = connections.data?.items;
  const detail = refusal instanceof ApiProblem ? refusal.problem.detail : undefined;
  return (
    <Card title={t('sources.connected')}>
      {refusal !== null && (
        <div role="alert" className="mb-3">
          {detail === undefined ? (
            <ErrorState error={refusal} />
          ) : (
            <p className="flex flex-wrap items-center gap-2">
              <Tag kind="caution">{t('sources.connected.failed')}</Tag>
              {detail}
            </p>
          )}
        </div>
      )}
      {connections.isError && <ErrorState error={connections.error} onRetry={() => void connections.refetch()} />}
      {connections.isPending && <Loading />}
      {items?.length === 0 && <Empty why={t('sources.connected.none')} />}
      {items !== undefined && items.length > 0 && (
        <ul>
          {items.map((connection) => (
            <ConnectionRow key={connection.connectionId} connection={connection} />
          ))}
        </ul>
      )}
    </Card>
  );
}
