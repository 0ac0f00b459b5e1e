import { type FormEvent, useState } from 'react';
import { useText } from '../../../app/text.ts';
import { ApiProblem } from '../../../lib/problem.ts';
import type { Integration } from '../../../lib/types.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import type texts from './texts.en.json';
import { useConnect } from './use-connect.ts';

type Fields = NonNullable<Integration['connection']>['fields'];

/** Connects with a key or with name and password, where the vendor has no page for that. */
export function TypedConnect({
  integration: { id, name },
  fields,
  isAgain = false,
}: {
  readonly integration: Pick<Integration, 'id' | 'name'>;
  readonly fields: Fields;
  /** The connection is there and does not work any more. */
  readonly isAgain?: boolean;
}) {
  const t = useText<keyof typeof texts>();
  const connect = useConnect();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  // The vendor's own reason says more than that it refused.
  const refusal = connect.error instanceof ApiProblem ? connect.error.problem.detail : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    connect.mutate({ integration: id, typed: { ...typed } }, { onSuccess: () => setOpen(false), onSettled: () => setTyped({}) });
  };
  return (
    <Dialog
      title={t('sources.typed.title', { name })}
      trigger={<Button kind={isAgain ? 'primary' : 'quiet'}>{t(isAgain ? 'sources.again' : 'sources.catalogue.connect', { name })}</Button>}
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
        {connect.isError &&
          (refusal === undefined ? (
            <ErrorState error={connect.error} />
          ) : (
            <p role="alert" className="font-semibold text-urgent">
              {refusal}
            </p>
          ))}
        <Button kind="primary" type="submit" className="justify-self-start" disabled={connect.isPending}>
          {t('sources.typed.connect')}
        </Button>
      </form>
    </Dialog>
  );
}
