import { milliseconds, numberFormat } from '@aceso/charts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { traceAddress } from '../../../lib/addresses.ts';
import { api } from '../../../lib/api.ts';
import { dayAndTime } from '../../../lib/time.ts';
import { Page } from '../../../shell/page.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Field, Select } from '../../../ui/field.tsx';
import { QueryCard } from '../../../ui/query-card.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { Empty } from '../../../ui/states.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { SERVICES } from '../services.ts';
import type texts from './texts.en.json';

interface Shown {
  readonly order: 'slowest' | 'newest';
  readonly service: string | undefined;
  readonly failed: boolean;
}

const tracesQuery = ({ order, service, failed }: Shown) =>
  queryOptions({
    queryKey: ['traces', order, service, failed],
    queryFn: ({ signal }) =>
      api('monitoring.listTraces', {
        query: { order, ...(service === undefined ? {} : { service }), ...(failed ? { failed } : {}) },
        signal,
      }),
  });

const routesQuery = (service: string | undefined) =>
  queryOptions({
    queryKey: ['routes', service],
    queryFn: ({ signal }) => api('monitoring.listRoutes', { query: service === undefined ? {} : { service }, signal }),
  });

/** A trace id that somebody was given as a reference. */
function FindTrace() {
  const t = useText<keyof typeof texts>();
  const navigate = useNavigate();
  const [id, setId] = useState('');
  const [isWrong, setWrong] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const isId = /^[0-9a-f]{32}$/.test(id);
    setWrong(!isId);
    if (isId) void navigate({ to: traceAddress(id) });
  };
  return (
    <form onSubmit={submit} className="flex w-full flex-wrap items-end gap-3 sm:w-auto">
      <div className="w-full sm:w-80">
        <Field
          label={t('traces.find')}
          className="font-mono"
          value={id}
          onChange={(event) => setId(event.target.value.trim().toLowerCase())}
          fault={isWrong ? t('traces.find.wrong') : undefined}
        />
      </div>
      <Button type="submit">{t('traces.open')}</Button>
    </form>
  );
}

function Traces({ shown }: { readonly shown: Shown }) {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const traces = useQuery(tracesQuery(shown));
  return (
    <QueryCard title={t('traces.list')} query={traces}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty why={t('traces.none')} />
        ) : (
          <Table
            hideCaption
            caption={t('traces.list')}
            numbersFrom={4}
            columns={[t('traces.what'), t('traces.state'), t('traces.services'), t('traces.began'), t('traces.length'), t('traces.spans')]}
            rows={items.map((trace) => [
              <Link key="name" to={traceAddress(trace.traceId)} className="text-accent-text underline underline-offset-3">
                {trace.name}
              </Link>,
              <Tag key="state" kind={trace.failed ? 'urgent' : 'usual'}>
                {t(trace.failed ? 'traces.state.failed' : 'traces.state.ok')}
              </Tag>,
              <span key="services" className="block min-w-60">
                {trace.services.join(', ')}
              </span>,
              <span key="began" className="whitespace-nowrap">
                {dayAndTime(trace.startedAt, place)}
              </span>,
              milliseconds(trace.durationMs, place.locale),
              trace.spans,
            ])}
          />
        )
      }
    </QueryCard>
  );
}

function Routes({ service }: { readonly service: string | undefined }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const routes = useQuery(routesQuery(service));
  return (
    <QueryCard title={t('traces.routes')} query={routes}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty why={t('traces.routes.none')} />
        ) : (
          <Table
            hideCaption
            caption={t('traces.routes')}
            numbersFrom={2}
            columns={[t('traces.route'), t('traces.service'), t('traces.rate'), t('traces.errors'), 'p50', 'p95', 'p99']}
            rows={items.map((one) => [
              `${one.method} ${one.route}`,
              one.service,
              numberFormat(1, locale)(one.perMinute),
              `${numberFormat(1, locale)(one.errorShare * 100)}\u2009%`,
              ...[one.p50Ms, one.p95Ms, one.p99Ms].map((ms) => milliseconds(ms, locale)),
            ])}
          />
        )
      }
    </QueryCard>
  );
}

/** Traces that were kept, and the figures of every route. */
export function TracesScreen() {
  const t = useText<keyof typeof texts>();
  const navigate = useNavigate();
  const search = useSearch({ strict: false });
  const shown: Shown = {
    order: search.order === 'newest' ? 'newest' : 'slowest',
    service: search.service,
    failed: search.failed === 'true',
  };
  const show = (part: Readonly<Record<string, string | undefined>>): void =>
    void navigate({ to: '/ops/traces', search: (before: object) => ({ ...before, ...part }), replace: true });
  return (
    <Page title={t('traces.title')} name={t('traces.name')} above={t('traces.name')}>
      <div className="grid gap-4 md:gap-5">
        <Card>
          <div className="flex flex-wrap items-end gap-x-6 gap-y-4">
            <Segmented
              label={t('traces.order')}
              value={shown.order}
              onChange={(order) => show({ order })}
              options={(['slowest', 'newest'] as const).map((value) => ({ value, label: t(`traces.${value}`) }))}
            />
            <div className="w-48">
              <Select
                label={t('traces.service')}
                value={shown.service ?? ''}
                onChange={(event) => show({ service: event.target.value === '' ? undefined : event.target.value })}
                options={[{ value: '', label: t('traces.service.all') }, ...SERVICES.map((name) => ({ value: name, label: name }))]}
              />
            </div>
            <Switch label={t('traces.failed')} checked={shown.failed} onChange={(isOn) => show({ failed: isOn ? 'true' : undefined })} />
            <FindTrace />
          </div>
        </Card>
        <Traces shown={shown} />
        <Routes service={shown.service} />
      </div>
    </Page>
  );
}
