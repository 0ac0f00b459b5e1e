import { useQuery } from '@tanstack/react-query';
import { useText } from '../../../app/text.ts';
import { metricsQuery } from '../../../lib/queries.ts';
import type { Integration } from '../../../lib/types.ts';
import type texts from './texts.en.json';

/** `blood-pressure` as people write it, for what the vocabulary has no name for. */
const inWords = (id: string): string => id.replaceAll('-', ' ');

/** What an integration gives and what it does not, in the words of its manifest. */
export function WhatArrives({ integration }: { readonly integration: Integration }) {
  const t = useText<keyof typeof texts>();
  const { data: metrics } = useQuery(metricsQuery());
  const { name, delivers, records, doesNotDeliver, connection } = integration;
  const names = new Map(metrics?.items.map((metric) => [metric.id, metric.name]));
  const gives = [...delivers.map((id) => names.get(id) ?? inWords(id)), ...records.map(inWords)];
  return (
    <>
      <h3 className="mb-1 font-semibold">{t('sources.catalogue.gives')}</h3>
      <p className="mb-4 text-text-2">{gives.join(', ')}</p>
      {doesNotDeliver.length > 0 && (
        <>
          <h3 className="mb-1 font-semibold">{t('sources.catalogue.lacks')}</h3>
          <ul className="mb-4 grid gap-1 text-text-2">
            {doesNotDeliver.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
      {connection !== undefined && (
        <div className="grid gap-1 text-note text-text-3">
          <p>{t('sources.catalogue.back', { days: connection.historyDays ?? 0, name })}</p>
          <p>{t('sources.catalogue.rhythm', { push: String(connection.push), name, minutes: connection.pollEveryMinutes })}</p>
          {connection.guide.terms !== undefined && <p>{connection.guide.terms}</p>}
        </div>
      )}
    </>
  );
}
