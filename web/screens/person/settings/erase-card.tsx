import { useMutation } from '@tanstack/react-query';
import { OctagonAlertIcon } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useText } from '../../../app/text.ts';
import { erasureAddress } from '../../../lib/addresses.ts';
import { api } from '../../../lib/api.ts';
import { signOut } from '../../../lib/sign-out.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import type texts from './texts.en.json';

const WORD = 'erase';

/** Erases everything, after the word has been typed; then shows the receipts where no account is needed. */
export function EraseCard() {
  const t = useText<keyof typeof texts>();
  const [typed, setTyped] = useState('');
  const erase = useMutation({
    mutationFn: () => api('users.erasePerson', { params: { personId: 'me' }, query: { confirm: WORD } }),
    onSuccess: ({ erasureId }) => signOut(erasureAddress(erasureId)),
  });
  const isTyped = typed.trim().toLowerCase() === WORD;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isTyped) erase.mutate();
  };
  return (
    <Card title={t('settings.erase')}>
      <p className="mb-4 max-w-[68ch] text-text-2">{t('settings.erase.what')}</p>
      <Dialog
        title={t('settings.erase.title')}
        description={t('settings.erase.what')}
        trigger={<Button kind="danger">{t('settings.erase.open')}</Button>}
      >
        <form onSubmit={submit} className="grid gap-4">
          <p className="flex items-center gap-2 font-semibold text-urgent">
            <OctagonAlertIcon size={18} aria-hidden />
            {t('settings.erase.cannot')}
          </p>
          <Field label={t('settings.erase.type')} autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
          {erase.isError && <ErrorState error={erase.error} />}
          <Button kind="danger" type="submit" className="justify-self-start" disabled={!isTyped || erase.isPending}>
            {t('settings.erase.do')}
          </Button>
        </form>
      </Dialog>
    </Card>
  );
}
