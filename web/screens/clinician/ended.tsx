import { Link } from '@tanstack/react-router';
import { useText } from '../../app/text.ts';
import { PEOPLE } from '../../lib/addresses.ts';
import { Page } from '../../shell/page.tsx';
import { Button } from '../../ui/button.tsx';
import type texts from './texts.en.json';

/** A share that ended while its address was kept. */
export function Ended() {
  const t = useText<keyof typeof texts>();
  return (
    <Page title={t('people.ended')}>
      <Button asChild kind="primary">
        <Link to={PEOPLE}>{t('people.ended.back')}</Link>
      </Button>
    </Page>
  );
}
