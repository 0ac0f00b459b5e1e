import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { meQuery } from '../../../lib/queries.ts';
import { dayAndTime } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Empty, ErrorState, Loading } from '../../../ui/states.tsx';
import { Diff } from './diff.tsx';
import { type Change, historyQuery, type ServiceConfiguration } from './queries.ts';
import type texts from './texts.en.json';
import { valueText } from './value-text.ts';

function GoBack({ configuration: { service, version }, to }: { readonly configuration: ServiceConfiguration; readonly to: number }) {
  const t = useText<keyof typeof texts>();
  const cache = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const back = useMutation({
    mutationFn: () => api('configuration.rollback', { params: { service }, body: { toVersion: to, reason, expectedVersion: version } }),
    onSuccess: () => setOpen(false),
    onSettled: () => cache.invalidateQueries({ queryKey: ['configuration'] }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    back.mutate();
  };
  return (
    <Dialog
      title={t('config.history.back.title', { version: to, service })}
      description={t('config.history.back.what', { version: to })}
      trigger={<Button kind="link">{t('config.history.back', { version: to })}</Button>}
      open={isOpen}
      onOpenChange={setOpen}
    >
      <form onSubmit={submit} className="grid gap-4">
        <Field
          label={t('config.reason')}
          required
          minLength={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {back.isError && <ErrorState error={back.error} />}
        <Button kind="primary" type="submit" className="justify-self-start" disabled={back.isPending}>
          {t('config.history.back', { version: to })}
        </Button>
      </form>
    </Dialog>
  );
}

function ChangeItem({ configuration, change }: { readonly configuration: ServiceConfiguration; readonly change: Change }) {
  const t = useText<keyof typeof texts>();
  const { data: me } = useQuery({ ...meQuery(), enabled: false });
  const place = usePlace();
  return (
    <li className="border-b border-grid py-3 last:border-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <p className="min-w-0">
          <strong>{change.version}</strong> {change.reason}
          {change.toVersion !== undefined && (
            <span className="text-text-3"> ({t('config.history.rollback', { version: change.toVersion })})</span>
          )}
        </p>
        {change.version !== configuration.version && <GoBack configuration={configuration} to={change.version} />}
      </div>
      <p className="mb-2 text-note text-text-3">
        {t('config.history.by', {
          author: me?.subject === change.author ? t('config.history.you') : change.author.slice(0, 13),
          when: dayAndTime(change.at, place),
        })}
      </p>
      <div className="grid gap-2">
        {change.changes.map((one) => (
          <Diff
            key={one.setting}
            name={one.setting}
            before={valueText(one.before) ?? t('config.layer.default')}
            after={valueText(one.after) ?? t('config.layer.default')}
          />
        ))}
      </div>
    </li>
  );
}

/** Changes with author and reason, each of which can be gone back to. */
export function History({ configuration }: { readonly configuration: ServiceConfiguration }) {
  const t = useText<keyof typeof texts>();
  const history = useInfiniteQuery(historyQuery(configuration.service));
  const changes = history.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title={t('config.history')}>
      {history.isPending && <Loading />}
      {history.isError && <ErrorState error={history.error} onRetry={() => void history.refetch()} />}
      {history.data !== undefined && changes.length === 0 && <Empty why={t('config.history.none')} />}
      <ol>
        {changes.map((change) => (
          <ChangeItem key={change.version} configuration={configuration} change={change} />
        ))}
      </ol>
      {configuration.version > 0 && !history.hasNextPage && history.data !== undefined && <GoBack configuration={configuration} to={0} />}
      {history.hasNextPage && (
        <Button className="mt-3" disabled={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {t('config.history.older')}
        </Button>
      )}
    </Card>
  );
}
