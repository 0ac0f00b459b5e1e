import { useText } from '../../app/text.ts';
import { Button } from '../../ui/button.tsx';
import type texts from './texts.en.json';

/** One purpose on one screen; both answers look alike, and neither is chosen before. */
export function ConsentStep({ onAnswer }: { readonly onAnswer: (agrees: boolean) => void }) {
  const t = useText<keyof typeof texts>();
  return (
    <>
      <ul className="mb-6 grid list-disc gap-2 pl-5 text-text-2">
        <li>{t('start.consent.what')}</li>
        <li>{t('start.consent.who')}</li>
        <li>{t('start.consent.end')}</li>
      </ul>
      <div className="flex flex-wrap gap-3">
        <Button onClick={() => onAnswer(true)}>{t('start.consent.agree')}</Button>
        <Button onClick={() => onAnswer(false)}>{t('start.consent.decline')}</Button>
      </div>
    </>
  );
}
