import { useQuery } from '@tanstack/react-query';
import { useText } from '../../../app/text.ts';
import { connectionsQuery, integrationsQuery } from '../../../lib/queries.ts';
import type { Integration } from '../../../lib/types.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { Sheet } from '../../../ui/dialog.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { OwnClient } from './own-client.tsx';
import type texts from './texts.en.json';
import { TypedConnect } from './typed-connect.tsx';
import { useConnect } from './use-connect.ts';
import { WhatArrives } from './what-arrives.tsx';

/** The one thing that can be done with an entry. */
function Action({ integration }: { readonly integration: Integration }) {
  const t = useText<keyof typeof texts>();
  const connect = useConnect();
  const { id, name, connection } = integration;
  if (connection === undefined) return null;
  if (connection.ready === 'off') return <Tag kind="late">{t('sources.catalogue.off')}</Tag>;
  if (connection.ready === 'needs-client') return <OwnClient integration={integration} guide={connection.guide} />;
  if (connection.auth !== 'oauth2') return <TypedConnect integration={integration} fields={connection.fields} />;
  return (
    <>
      <Button disabled={connect.isPending} onClick={() => connect.mutate({ integration: id })}>
        {t('sources.catalogue.connect', { name })}
      </Button>
      {connect.isError && <ErrorState error={connect.error} />}
    </>
  );
}

function Entry({ integration }: { readonly integration: Integration }) {
  const t = useText<keyof typeof texts>();
  const { name, summary, connection } = integration;
  return (
    <li className="grid gap-x-4 gap-y-2 border-b border-grid py-3 last:border-0 sm:grid-cols-[1fr_auto] sm:items-start">
      <div className="grid min-w-0 gap-1">
        <h3>{name}</h3>
        {summary !== undefined && <p className="text-text-2">{summary}</p>}
        {connection?.why !== undefined && <p className="text-note text-text-3">{connection.why}</p>}
        {connection?.ready === 'needs-client' && <p className="text-note text-text-3">{t('sources.catalogue.needs')}</p>}
        <div>
          <Sheet
            title={t('sources.catalogue.what', { name })}
            trigger={<Button kind="link">{t('sources.catalogue.what', { name })}</Button>}
          >
            <WhatArrives integration={integration} />
          </Sheet>
        </div>
      </div>
      <div className="justify-self-start">
        <Action integration={integration} />
      </div>
    </li>
  );
}

/** Everything that can be connected and is not yet, as the manifests of the integrations say. */
export function IntegrationCatalogue() {
  const t = useText<keyof typeof texts>();
  const integrations = useQuery(integrationsQuery());
  const { data: connections } = useQuery(connectionsQuery());
  const taken = new Set(connections?.items.map(({ integration }) => integration));
  const items = integrations.data?.items ?? [];
  return (
    <Card title={t('sources.catalogue')}>
      {integrations.isError && <ErrorState error={integrations.error} onRetry={() => void integrations.refetch()} />}
      {integrations.isPending && <Loading />}
      {items.some(({ connection }) => connection?.simulated === true) && (
        <p className="text-note text-text-3">{t('sources.catalogue.simulated')}</p>
      )}
      <ul>
        {items
          .filter(({ arrives, id }) => arrives === 'connection' && !taken.has(id))
          .map((integration) => (
            <Entry key={integration.id} integration={integration} />
          ))}
      </ul>
    </Card>
  );
}
