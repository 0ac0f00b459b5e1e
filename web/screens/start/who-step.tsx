import { type FormEvent, useState } from 'react';
import { useText } from '../../app/text.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import type texts from './texts.en.json';

/** The name to call somebody by. */
export function WhoStep({
  value,
  fault,
  onNext,
}: {
  readonly value: string;
  readonly fault: string | undefined;
  readonly onNext: (displayName: string) => void;
}) {
  const t = useText<keyof typeof texts>();
  const [name, setName] = useState(value);
  const [isMissing, setMissing] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(name.trim() === '');
    if (name.trim() !== '') onNext(name.trim());
  };
  return (
    <form noValidate onSubmit={submit} className="grid gap-5">
      <Field
        label={t('start.who.label')}
        help={t('start.who.help')}
        fault={isMissing ? t('start.who.missing') : fault}
        name="name"
        autoComplete="name"
        maxLength={80}
        required
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button kind="primary" type="submit" className="justify-self-start">
        {t('start.next')}
      </Button>
    </form>
  );
}
