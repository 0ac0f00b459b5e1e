import { type FormEvent, useState } from 'react';
import { useText } from '../../app/text.ts';
import { signInAddress } from '../../lib/addresses.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Switch } from '../../ui/switch.tsx';
import { looksLikeEmail, type NewAccount, PASSWORD_MIN } from './new-account.ts';
import type texts from './texts.en.json';

type Keys = Pick<NewAccount, 'email' | 'password'>;

/** E-mail address and password. */
export function KeysStep({
  value,
  faults,
  isTaken,
  onNext,
}: {
  readonly value: Keys;
  readonly faults: Partial<Keys>;
  readonly isTaken: boolean;
  readonly onNext: (keys: Keys) => void;
}) {
  const t = useText<keyof typeof texts>();
  const [keys, setKeys] = useState(value);
  const [isChecked, setChecked] = useState(false);
  const [isShown, setShown] = useState(false);
  const isEmail = looksLikeEmail(keys.email);
  const isLong = keys.password.length >= PASSWORD_MIN;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (isEmail && isLong) onNext(keys);
  };
  return (
    <form noValidate onSubmit={submit} className="grid gap-5">
      <Field
        label={t('start.email')}
        fault={isChecked && !isEmail ? t('start.email.wrong') : faults.email}
        name="email"
        type="email"
        autoComplete="username"
        maxLength={254}
        required
        value={keys.email}
        onChange={(event) => setKeys({ ...keys, email: event.target.value.trim() })}
      />
      {isTaken && (
        <p className="text-note">
          <a href={signInAddress('/today')} className="text-accent-text underline underline-offset-3">
            {t('start.sign-in')}
          </a>
        </p>
      )}
      <Field
        label={t('start.password')}
        help={t('start.password.help')}
        fault={isChecked && !isLong ? t('start.password.short') : faults.password}
        name="password"
        type={isShown ? 'text' : 'password'}
        autoComplete="new-password"
        maxLength={256}
        required
        value={keys.password}
        onChange={(event) => setKeys({ ...keys, password: event.target.value })}
      />
      <Switch label={t('start.password.show')} checked={isShown} onChange={setShown} />
      <Button kind="primary" type="submit" className="justify-self-start">
        {t('start.next')}
      </Button>
    </form>
  );
}
