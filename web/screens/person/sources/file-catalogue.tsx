import { useQuery } from '@tanstack/react-query';
import { useText } from '../../../app/text.ts';
import { integrationsQuery } from '../../../lib/queries.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Sheet } from '../../../ui/dialog.tsx';
import type texts from './texts.en.json';
import { WhatArrives } from './what-arrives.tsx';

/** Every kind of file that is read: where a person finds it, what arrives, what does not; as the manifests say. */
export function FileCatalogue() {
  const t = useText<keyof typeof texts>();
  const { data } = useQuery(integrationsQuery());
  const files = data?.items.filter(({ arrives }) => arrives === 'file') ?? [];
  if (files.length === 0) return null;
  return (
    <Card title={t('sources.files')}>
      <p className="mb-2 max-w-[68ch] text-text-2">{t('sources.files.what')}</p>
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {files.map((integration) => (
          <li key={integration.id}>
            <Sheet
              title={t('sources.files.get', { name: integration.name })}
              trigger={
                <Button kind="link" aria-label={t('sources.files.get', { name: integration.name })}>
                  {integration.name}
                </Button>
              }
            >
              <ol className="mb-5 grid list-decimal gap-1 pl-5">
                {integration.howToGet?.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
              <WhatArrives integration={integration} />
            </Sheet>
          </li>
        ))}
      </ul>
    </Card>
  );
}
