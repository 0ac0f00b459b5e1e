import { type FormEvent, useState } from 'react';
import { useText } from '../../../app/text.ts';
import type { Integration } from '../../../lib/types.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import type texts from './texts.en.json';
import { useConnect } from './use-connect.ts';

type Fields = NonNullable<Integration['connection']>['fields'];

/** Connects with a key or with name and password, where the vendor has no page for that. */
export function TypedConnect({ integration: { id, name }, fields }: { readonly integration: Integration; readonly fields: Fields }) {
  const t = useText<keyof typeof texts>();
  const connect = useConnect();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    connect.mutate({ integration: id, typed: { ...typed } }, { onSuccess: () => setOpen(false), onSettled: () => setTyped({}) });
  };
  return (
    <Dialog
      title={t('sources.typed.title', { name })}
      trigger={<Button>{t('sources.catalogue.connect', { name })}</Button>}
      open={isOpen}
      onOpenChange={setOpen}
    >
      <form onSubmit={submit} className="grid gap-4">
        {fields.map(({ name: field, label, secret, help }) => (
          <Field
            key={field}
            label={label}
            {...(help === undefined ? {} : { help })}
            type={secret ? 'password' : 'text'}
            autoComplete="off"
            required
            value={typed[field] ?? ''}
            onChange={(event) => setTyped((before) => ({ ...before, [field]: event.target.value }))}
          />
        ))}
        {connect.isError && <ErrorState error={connect.error} />}
        <Button kind="primary" type="submit" className="justify-self-start" disabled={connect.isPending}>
          {t('sources.typed.connect')}
        </Button>
      </form>
    </Dialog>
  );
}
