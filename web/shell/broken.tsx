import { useText } from '../app/text.ts';
import { Button } from '../ui/button.tsx';
import { Page } from './page.tsx';
import type texts from './texts.en.json';

/** A screen that cannot be shown, mostly because Aceso was renewed while the page stood open: reading it anew helps. */
export function Broken() {
  const t = useText<keyof typeof texts>();
  return (
    <Page title={t('shell.broken.title')}>
      <p className="mb-4 max-w-[68ch] text-text-2">{t('shell.broken.why')}</p>
      <Button kind="primary" onClick={() => window.location.reload()}>
        {t('shell.broken.action')}
      </Button>
    </Page>
  );
}
