import { useText } from '../../../app/text.ts';
import { Field, FieldFrame, Select } from '../../../ui/field.tsx';
import { Switch } from '../../../ui/switch.tsx';
import type { Control, Wrong } from './control.ts';
import type texts from './texts.en.json';

/** The control of a setting, with its bounds and what is wrong beside it. */
export function ValueField({
  name,
  control,
  isSecret,
  text,
  wrong,
  onChange,
}: {
  readonly name: string;
  readonly control: Control;
  readonly isSecret: boolean;
  readonly text: string;
  readonly wrong: Wrong | undefined;
  readonly onChange: (text: string) => void;
}) {
  const t = useText<keyof typeof texts>();
  const label = t('config.value', { name });
  const bounds = { low: 'low' in control ? (control.low ?? '') : '', high: boundAbove(control) };
  const fault = wrong === undefined ? undefined : t(`config.wrong.${wrong}`, bounds);
  switch (control.kind) {
    case 'switch':
      return <Switch label={label} checked={text === 'true'} onChange={(isOn) => onChange(String(isOn))} />;
    case 'choice':
      return (
        <Select
          label={label}
          value={text}
          onChange={(event) => onChange(event.target.value)}
          options={control.values.map((value) => ({ value, label: value }))}
        />
      );
    case 'number':
      return (
        <Field
          label={label}
          inputMode="decimal"
          value={text}
          onChange={(event) => onChange(event.target.value)}
          fault={fault}
          help={rangeOf(control, t)}
        />
      );
    case 'text':
      return (
        <Field
          label={label}
          type={isSecret ? 'password' : 'text'}
          autoComplete="off"
          value={text}
          onChange={(event) => onChange(event.target.value)}
          fault={fault}
        />
      );
    case 'json':
      return (
        <FieldFrame label={label} help={t('config.value.json')} fault={fault}>
          {({ id, describedBy }) => (
            <textarea
              id={id}
              aria-describedby={describedBy}
              aria-invalid={fault !== undefined}
              rows={8}
              spellCheck={false}
              value={text}
              onChange={(event) => onChange(event.target.value)}
              className="w-full rounded-medium border border-control bg-surface p-3 font-mono text-note aria-invalid:border-urgent"
            />
          )}
        </FieldFrame>
      );
  }
}

const boundAbove = (control: Control): number | string =>
  control.kind === 'number' ? (control.high ?? '') : control.kind === 'text' ? (control.longest ?? '') : '';

function rangeOf(
  { low, high }: Control & { kind: 'number' },
  t: (id: keyof typeof texts, values: Record<string, number>) => string,
): string {
  if (low !== undefined && high !== undefined) return t('config.range', { low, high });
  if (low !== undefined) return t('config.range.low', { low });
  return high === undefined ? '' : t('config.range.high', { high });
}
