import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { faultOf } from '../../../lib/faults.ts';
import { tokensQuery } from '../../../lib/queries.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Select } from '../../../ui/field.tsx';
import { SecretOnce } from '../../../ui/secret-once.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import type texts from './texts.en.json';

/** What a program usually needs, as permissions. */
const SCOPES = {
  read: ['health-data:samples:read', 'health-data:sources:read', 'recommendation:recommendations:read'],
  push: ['health-data:samples:write', 'health-data:uploads:write', 'health-data:uploads:read'],
  all: ['*'],
} as const;
type Scope = keyof typeof SCOPES;
const KINDS: readonly Scope[] = ['read', 'push', 'all'];

/** Makes a token; its secret is shown once and kept nowhere. */
export function NewToken() {
  const t = useText<keyof typeof texts>();
  const cache = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [scope, setScope] = useState<Scope>('read');
  const [days, setDays] = useState('90');
  const create = useMutation({
    mutationFn: () => api('identity.createApiToken', { body: { name, scopes: [...SCOPES[scope]], expiresInDays: Number(days) } }),
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
      title={t('settings.tokens.new')}
      trigger={<Button>{t('settings.tokens.new')}</Button>}
      open={isOpen}
      onOpenChange={(open) => {
        setOpen(open);
        if (!open) create.reset();
      }}
    >
      {create.data === undefined ? (
        <form onSubmit={submit} className="grid gap-4">
          <Field
            label={t('settings.token.name')}
            required
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.target.value)}
            fault={faultOf(create.error, 'name')}
          />
          <Select
            label={t('settings.token.scope')}
            value={scope}
            onChange={(event) => setScope(KINDS.find((kind) => kind === event.target.value) ?? 'read')}
            options={KINDS.map((kind) => ({ value: kind, label: t(`settings.token.scope.${kind}`) }))}
          />
          <Field
            label={t('settings.token.days')}
            type="number"
            required
            min={1}
            max={366}
            value={days}
            onChange={(event) => setDays(event.target.value)}
          />
          {create.isError && <ErrorState error={create.error} />}
          <Button kind="primary" type="submit" className="justify-self-start" disabled={create.isPending}>
            {t('settings.token.create')}
          </Button>
        </form>
      ) : (
        <SecretOnce value={create.data.token} note={t('settings.token.once')} label={t('settings.token.value')} />
      )}
    </Dialog>
  );
}
