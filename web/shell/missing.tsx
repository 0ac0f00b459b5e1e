import { Link } from '@tanstack/react-router';
import { useText } from '../app/text.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/states.tsx';
import { Page } from './page.tsx';
import type texts from './texts.en.json';

/** An address that leads nowhere. */
export function Missing() {
  const t = useText<keyof typeof texts>();
  return (
    <Page title={t('shell.missing.title')}>
      <Empty
        why={t('shell.missing.why')}
        action={
          <Button asChild kind="primary">
            <Link to="/today">{t('shell.missing.action')}</Link>
          </Button>
        }
      />
    </Page>
  );
}
