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

/** `subscriptionKey` -> `Subscription key`. */
const inWords = (name: string): string => {
  const words = name.replaceAll(/(?=[A-Z])/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};
const filled = (given: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));

/** How one registers an application of one's own at a vendor, and where its id and secret go. */
export function OwnClient({ integration, guide }: { readonly integration: Integration; readonly guide: Guide }) {
  const t = useText<keyof typeof texts>();
  const cache = useQueryClient();
  const connect = useConnect();
  const [clientId, setClientId] = useState('');
  const [clientSecret, setClientSecret] = useState('');
  const [more, setMore] = useState<Readonly<Record<string, string>>>({});
  const { id, name } = integration;
  const settings = integration.connection?.settings ?? [];
  const lookAgain = (): Promise<void> => cache.invalidateQueries({ queryKey: integrationsQuery().queryKey });
  const keep = useMutation({
    mutationFn: () =>
      api('health-data.setVendorClient', {
        params: { personId: 'me', integration: id },
        body: { clientId, clientSecret, more: filled(more) },
      }),
    // The secret does not stay in memory.
    gcTime: 0,
    onSuccess: async ({ hookUrl }) => {
      setClientSecret('');
      setMore({});
      // An address that is to be entered at the vendor must be seen first.
      if (hookUrl !== undefined) return;
      connect.mutate({ integration: id });
      await lookAgain();
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
      onOpenChange={(open) => {
        if (!open && keep.data !== undefined) void lookAgain();
      }}
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
        {settings.map((setting) => (
          <Field
            key={setting.name}
            label={inWords(setting.name)}
            help={setting.summary}
            type={setting.secret ? 'password' : 'text'}
            autoComplete="off"
            value={more[setting.name] ?? ''}
            onChange={(event) => setMore((before) => ({ ...before, [setting.name]: event.target.value }))}
          />
        ))}
        {keep.isError && <ErrorState error={keep.error} />}
        {connect.isError && <ErrorState error={connect.error} />}
        {keep.data?.hookUrl === undefined ? (
          <Button kind="primary" type="submit" className="justify-self-start" disabled={keep.isPending}>
            {t('sources.client.save')}
          </Button>
        ) : (
          <>
            <Field
              label={t('sources.client.hook')}
              help={t('sources.client.hook.help', { name })}
              readOnly
              value={keep.data.hookUrl}
              className="font-mono"
              onFocus={(event) => event.target.select()}
            />
            <Button
              kind="primary"
              className="justify-self-start"
              disabled={connect.isPending}
              onClick={() => connect.mutate({ integration: id })}
            >
              {t('sources.catalogue.connect', { name })}
            </Button>
          </>
        )}
      </form>
    </Sheet>
  );
}
