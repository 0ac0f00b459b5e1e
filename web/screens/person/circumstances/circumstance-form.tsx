import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useText } from '../../../app/text.ts';
import { faultOf } from '../../../lib/faults.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Select } from '../../../ui/field.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { type Circumstance, KINDS, withLastDay } from './span.ts';
import type texts from './texts.en.json';
import { useSave } from './use-circumstances.ts';

/** Beyond these a year is a slip of the finger; with them the browser takes four digits. */
const [EARLIEST, LATEST] = ['1900-01-01', '2199-12-31'];

/** What it is, from when, until when. What is refused is said beside its field, which is gone to. */
export function CircumstanceForm({
  initial,
  action,
  onSaved,
}: {
  readonly initial: Circumstance;
  readonly action: string;
  readonly onSaved: (saved: Circumstance) => void;
}) {
  const t = useText<keyof typeof texts>();
  const form = useRef<HTMLFormElement>(null);
  const [told, setTold] = useState(initial);
  const save = useSave();
  const faults = { from: faultOf(save.error, 'from'), to: faultOf(save.error, 'to') };
  useEffect(() => {
    if (save.error !== null) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [save.error]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(told, { onSuccess: () => onSaved(told) });
  };
  return (
    <form ref={form} onSubmit={submit} className="grid gap-4">
      <Select
        label={t('circumstances.kind')}
        help={t(`circumstances.does.${told.kind}`)}
        value={told.kind}
        onChange={({ target: { value } }) => setTold({ ...told, kind: KINDS.find((one) => one === value) ?? told.kind })}
        options={KINDS.map((value) => ({ value, label: t(`circumstances.kind.${value}`) }))}
      />
      <div className="grid gap-4 @md:grid-cols-2">
        <Field
          label={t('circumstances.from')}
          type="date"
          required
          min={EARLIEST}
          max={LATEST}
          value={told.from}
          onChange={(event) => setTold({ ...told, from: event.target.value })}
          fault={faults.from}
        />
        <Field
          label={t('circumstances.to')}
          help={t('circumstances.to.help')}
          type="date"
          min={EARLIEST}
          max={LATEST}
          value={told.to ?? ''}
          onChange={(event) => setTold(withLastDay(told, event.target.value))}
          fault={faults.to}
        />
      </div>
      {save.isError && faults.from === undefined && faults.to === undefined && (
        <div role="alert">
          <ErrorState error={save.error} />
        </div>
      )}
      <Button kind="primary" type="submit" className="justify-self-start" disabled={save.isPending}>
        {action}
      </Button>
    </form>
  );
}
