import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { faultOf } from '../../../lib/faults.ts';
import { integrationsQuery } from '../../../lib/queries.ts';
import type { Integration } from '../../../lib/types.ts';
import { Button } from '../../../ui/button.tsx';
import { Sheet } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import type texts from './texts.en.json';
import { useConnect } from './use-connect.ts';

type Guide = NonNullable<Integration['connection']>['guide'];

/** How one registers an application of one's own at a vendor, and where its id and secret go. */
export function OwnClient({ integration, guide }: { readonly integration: Integration; readonly guide: Guide }) {
  const t = useText<keyof typeof texts>();
  const cache = useQueryClient();
  const connect = useConnect();
  const [clientId, setClientId] = useState('');
  const [clientSecret, setClientSecret] = useState('');
  const { id, name } = integration;
  const keep = useMutation({
    mutationFn: () => api('health-data.setVendorClient', { params: { personId: 'me', integration: id }, body: { clientId, clientSecret } }),
    // The secret does not stay in memory.
    gcTime: 0,
    onSuccess: async () => {
      setClientSecret('');
      connect.mutate({ integration: id });
      await cache.invalidateQueries({ queryKey: integrationsQuery().queryKey });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    keep.mutate();
  };
  return (
    <Sheet
      title={t('sources.client.title', { name })}
      description={t('sources.client.why', { name })}
      trigger={<Button>{t('sources.catalogue.setup', { name })}</Button>}
    >
      <form onSubmit={submit} className="grid gap-4">
        <ol className="grid list-decimal gap-1 pl-5 text-text-2">
          {guide.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <a href={guide.portal} target="_blank" rel="noreferrer" className="target text-accent-text underline underline-offset-3">
          {t('sources.client.portal', { name })}
        </a>
        <Field
          label={t('sources.client.callback')}
          readOnly
          value={guide.callbackUrl}
          className="font-mono"
          onFocus={(event) => event.target.select()}
        />
        <Field
          label={t('sources.client.id')}
          required
          autoComplete="off"
          value={clientId}
          onChange={(event) => setClientId(event.target.value)}
          fault={faultOf(keep.error, 'clientId')}
        />
        <Field
          label={t('sources.client.secret')}
          type="password"
          required
          autoComplete="off"
          value={clientSecret}
          onChange={(event) => setClientSecret(event.target.value)}
          fault={faultOf(keep.error, 'clientSecret')}
        />
        {keep.isError && <ErrorState error={keep.error} />}
        {connect.isError && <ErrorState error={connect.error} />}
        <Button kind="primary" type="submit" className="justify-self-start" disabled={keep.isPending}>
          {t('sources.client.save')}
        </Button>
      </form>
    </Sheet>
  );
}
