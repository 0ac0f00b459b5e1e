import { useState } from 'react';
import { useText } from '../../../app/text.ts';
import { Field, Select } from '../../../ui/field.tsx';
import { SecretOnce } from '../../../ui/secret-once.tsx';
import { TokenDialog } from '../token-dialog.tsx';
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
  const [scope, setScope] = useState<Scope>('read');
  const [days, setDays] = useState('90');
  return (
    <TokenDialog
      title={t('settings.tokens.new')}
      nameLabel={t('settings.token.name')}
      makeLabel={t('settings.token.create')}
      what={{ scopes: SCOPES[scope], expiresInDays: Number(days) }}
      shown={(token) => <SecretOnce value={token} note={t('settings.token.once')} label={t('settings.token.value')} />}
    >
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
    </TokenDialog>
  );
}
