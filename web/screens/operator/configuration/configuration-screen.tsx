import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useText } from '../../../app/text.ts';
import { Page } from '../../../shell/page.tsx';
import { Card } from '../../../ui/card.tsx';
import { Field } from '../../../ui/field.tsx';
import { Empty, ErrorState, Loading } from '../../../ui/states.tsx';
import { History } from './history.tsx';
import { InForce } from './in-force.tsx';
import { configurationQuery, type ServiceConfiguration } from './queries.ts';
import { SettingRow } from './setting-row.tsx';
import type texts from './texts.en.json';

function Services({ services, shown }: { readonly services: readonly ServiceConfiguration[]; readonly shown: string }) {
  const t = useText<keyof typeof texts>();
  return (
    <nav aria-label={t('config.services')}>
      <ul className="flex gap-1 overflow-x-auto lg:grid">
        {services.map(({ service, version }) => (
          <li key={service} className="shrink-0">
            <Link
              to={`/ops/config/${service}`}
              aria-current={service === shown ? 'page' : undefined}
              className="target flex flex-wrap items-center justify-between gap-x-3 rounded-medium px-3 text-text-2 hover:bg-surface-2 aria-[current=page]:bg-accent-soft aria-[current=page]:font-semibold aria-[current=page]:text-accent-text"
            >
              {service}
              {version > 0 && <span className="text-note">{t('config.service.version', { version })}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Settings({ configuration }: { readonly configuration: ServiceConfiguration }) {
  const t = useText<keyof typeof texts>();
  const { setting: open } = useSearch({ strict: false });
  const [words, setWords] = useState('');
  const wanted = words.trim().toLowerCase();
  const found = configuration.settings.filter(({ name, summary }) => `${name} ${summary}`.toLowerCase().includes(wanted));
  return (
    <Card title={t('config.settings')}>
      <p className="mb-4 text-text-2">{configuration.summary}</p>
      <Field label={t('config.search')} type="search" value={words} onChange={(event) => setWords(event.target.value)} />
      {found.length === 0 && (
        <div className="mt-4">
          <Empty why={t('config.settings.none')} />
        </div>
      )}
      <ul className="mt-2">
        {found.map((setting) => (
          <SettingRow key={setting.name} configuration={configuration} setting={setting} isOpen={setting.name === open} />
        ))}
      </ul>
    </Card>
  );
}

/** Settings of all services: value, layer and form; history with a way back; who obeys which version. */
export function ConfigurationScreen() {
  const t = useText<keyof typeof texts>();
  const { service: named } = useParams({ strict: false });
  const all = useQuery(configurationQuery());
  const services = all.data?.services ?? [];
  const configuration = services.find((one) => one.service === named) ?? services[0];
  if (configuration === undefined)
    return (
      <Page title={t('config.name')}>
        <Card>{all.isError ? <ErrorState error={all.error} onRetry={() => void all.refetch()} /> : <Loading lines={8} />}</Card>
      </Page>
    );
  return (
    <Page
      title={t('config.title', { service: configuration.service, version: configuration.version })}
      name={t('config.name')}
      above={t('config.name')}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 md:gap-5 lg:grid-cols-[14rem_minmax(0,1fr)] xl:grid-cols-[14rem_minmax(0,3fr)_minmax(0,2fr)]">
        <Services services={services} shown={configuration.service} />
        <Settings key={configuration.service} configuration={configuration} />
        <div className="grid gap-4 md:gap-5 lg:max-xl:col-start-2">
          <InForce configuration={configuration} />
          <History key={configuration.service} configuration={configuration} />
        </div>
      </div>
    </Page>
  );
}
