import { type FormEvent, useState } from 'react';
import { useText } from '../../../app/text.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { controlOf, entryText, readEntry } from './control.ts';
import { Diff } from './diff.tsx';
import type { ServiceConfiguration, SettingView } from './queries.ts';
import type texts from './texts.en.json';
import { useChange } from './use-change.ts';
import { ValueField } from './value-field.tsx';
import { valueText } from './value-text.ts';

const REASON_MIN = 3;

/** A new value, why, and what will change; then it counts. */
export function SettingEditor({
  configuration,
  setting,
  onClose,
}: {
  readonly configuration: ServiceConfiguration;
  readonly setting: SettingView;
  readonly onClose: () => void;
}) {
  const t = useText<keyof typeof texts>();
  const { name, secret, schema, effective } = setting;
  const control = controlOf(schema);
  const [text, setText] = useState(secret ? '' : entryText(control, effective.value));
  const [reason, setReason] = useState('');
  const change = useChange(configuration);
  const entry = readEntry(control, text);
  const wrong = 'wrong' in entry ? entry.wrong : undefined;
  const after = 'value' in entry ? (secret ? '••••' : JSON.stringify(entry.value)) : undefined;
  const before = valueText(effective);
  const isChanged = after !== undefined && after !== before;
  const isReasoned = reason.trim().length >= REASON_MIN;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if ('value' in entry && isChanged && isReasoned)
      change.mutate({ kind: 'set', name, value: entry.value, reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <form onSubmit={submit} className="mt-3 grid gap-4 rounded-medium bg-surface-2 p-4">
      <ValueField name={name} control={control} isSecret={secret} text={text} wrong={wrong} onChange={setText} />
      <Field
        label={t('config.reason')}
        help={t('config.reason.help')}
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div>
        <p className="mb-1 text-note font-semibold">{t('config.diff')}</p>
        {isChanged ? <Diff name={name} before={before} after={after} /> : <p className="text-note text-text-2">{t('config.diff.none')}</p>}
        <p className="mt-1 text-note text-text-2">
          {setting.applies === 'live' ? t('config.effect.live', { count: configuration.inForce.length }) : t('config.effect.start')}
        </p>
      </div>
      {change.isError && <ErrorState error={change.error} />}
      <div className="flex flex-wrap gap-3">
        <Button kind="primary" type="submit" disabled={!isChanged || !isReasoned || change.isPending}>
          {t('config.apply')}
        </Button>
        {setting.layer === 'stored' && (
          <Button
            disabled={!isReasoned || change.isPending}
            onClick={() => change.mutate({ kind: 'clear', name, reason: reason.trim() }, { onSuccess: onClose })}
          >
            {t('config.clear')}
          </Button>
        )}
        <Button onClick={onClose}>{t('config.discard')}</Button>
      </div>
    </form>
  );
}
