import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { faultOf } from '../../../lib/faults.ts';
import { tokensQuery } from '../../../lib/queries.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { SecretOnce } from '../../../ui/secret-once.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import type texts from './texts.en.json';

/** What the token of a phone opens. */
export const PHONE_SCOPE = 'health-data:push:write';
/** The longest that a token lives: people change phones less often. */
const DAYS = 366;
const STEPS = [1, 2, 3, 4] as const;
const PATHS = { app: '/v1/people/me/push/health-auto-export', bridge: '/v1/people/me/push/batches' } as const;

function Guide({ token }: { readonly token: string }) {
  const t = useText<keyof typeof texts>();
  const address = (path: string, label: string) => (
    <div className="grid gap-1">
      <h3 className="text-note font-semibold">{label}</h3>
      <p className="select-all break-all font-mono text-note">{`${location.origin}${path}`}</p>
    </div>
  );
  return (
    <div className="grid gap-4">
      <SecretOnce value={token} note={t('sources.phone.once')} label={t('sources.phone.token')} />
      <h3 className="font-semibold">{t('sources.phone.guide')}</h3>
      <ol className="grid list-decimal gap-1 pl-5 text-text-2">
        {STEPS.map((step) => (
          <li key={step}>{t(`sources.phone.step.${step}`)}</li>
        ))}
      </ol>
      {address(PATHS.app, t('sources.phone.address'))}
      {address(PATHS.bridge, t('sources.phone.address.bridge'))}
      <p className="text-note text-text-3">{t('sources.phone.bridge')}</p>
    </div>
  );
}

/** Makes the token of a phone, shows it once, and says where to enter it. */
export function NewPhone() {
  const t = useText<keyof typeof texts>();
  const cache = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const create = useMutation({
    mutationFn: () => api('identity.createApiToken', { body: { name, scopes: [PHONE_SCOPE], expiresInDays: DAYS } }),
    // The secret does not stay in memory when the dialog has gone.
    gcTime: 0,
    onSuccess: () => cache.invalidateQueries({ queryKey: tokensQuery().queryKey }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <Dialog
      title={t('sources.phone.connect')}
      trigger={<Button>{t('sources.phone.connect')}</Button>}
      open={isOpen}
      onOpenChange={(open) => {
        setOpen(open);
        if (!open) create.reset();
      }}
    >
      {create.data === undefined ? (
        <form onSubmit={submit} className="grid gap-4">
          <Field
            label={t('sources.phone.name')}
            required
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.target.value)}
            fault={faultOf(create.error, 'name')}
          />
          {create.isError && <ErrorState error={create.error} />}
          <Button kind="primary" type="submit" className="justify-self-start" disabled={create.isPending}>
            {t('sources.phone.make')}
          </Button>
        </form>
      ) : (
        <Guide token={create.data.token} />
      )}
    </Dialog>
  );
}
