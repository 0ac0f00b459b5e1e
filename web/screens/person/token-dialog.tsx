import { type FormEvent, type ReactNode, useState } from 'react';
import { faultOf } from '../../lib/faults.ts';
import { type NewToken, useMakeToken } from '../../lib/use-tokens.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { ErrorState } from '../../ui/states.tsx';

/** Asks for the name of a new token, makes it, and shows its secret once. `children` are further questions. */
export function TokenDialog({
  title,
  nameLabel,
  makeLabel,
  what,
  children,
  shown,
}: {
  readonly title: string;
  readonly nameLabel: string;
  readonly makeLabel: string;
  readonly what: Omit<NewToken, 'name'>;
  readonly children?: ReactNode;
  readonly shown: (token: string) => ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const make = useMakeToken();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    make.mutate({ name, ...what });
  };
  return (
    <Dialog
      title={title}
      trigger={<Button>{title}</Button>}
      open={isOpen}
      onOpenChange={(open) => {
        setOpen(open);
        if (!open) make.reset();
      }}
    >
      {make.data === undefined ? (
        <form onSubmit={submit} className="grid gap-4">
          <Field
            label={nameLabel}
            required
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.target.value)}
            fault={faultOf(make.error, 'name')}
          />
          {children}
          {make.isError && <ErrorState error={make.error} />}
          <Button kind="primary" type="submit" className="justify-self-start" disabled={make.isPending}>
            {makeLabel}
          </Button>
        </form>
      ) : (
        shown(make.data.token)
      )}
    </Dialog>
  );
}
