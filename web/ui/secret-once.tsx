import { useState } from 'react';
import { useText } from '../app/text.ts';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import type texts from './texts.en.json';

/** Something secret that is shown once, with a way to take it along. */
export function SecretOnce({ value, note, label }: { readonly value: string; readonly note: string; readonly label: string }) {
  const t = useText<keyof typeof texts>();
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="grid gap-3">
      <p className="text-text-2">{note}</p>
      <Field label={label} readOnly value={value} className="font-mono" onFocus={(event) => event.target.select()} />
      <Button
        kind="primary"
        className="justify-self-start"
        onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
      >
        {t('ui.copy')}
      </Button>
      <p role="status" className="text-note text-text-3">
        {isCopied && t('ui.copied')}
      </p>
    </div>
  );
}
