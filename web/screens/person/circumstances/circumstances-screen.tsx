import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { dayIn } from '../../../lib/time.ts';
import { Page } from '../../../shell/page.tsx';
import { Card } from '../../../ui/card.tsx';
import { useNotice } from '../../../ui/toast.tsx';
import { CircumstanceForm } from './circumstance-form.tsx';
import { CircumstanceList } from './circumstance-list.tsx';
import type texts from './texts.en.json';

/** The id is chosen here and kept until it is saved, so that trying again after a break logs nothing twice. */
function NewCircumstance() {
  const t = useText<keyof typeof texts>();
  const { now, timeZone } = usePlace();
  const notice = useNotice();
  const [circumstanceId, setId] = useState(() => crypto.randomUUID());
  return (
    <Card title={t('circumstances.new')}>
      <CircumstanceForm
        key={circumstanceId}
        initial={{ circumstanceId, kind: 'illness', from: dayIn(now, timeZone) }}
        action={t('circumstances.log')}
        onSaved={({ kind }) => {
          setId(crypto.randomUUID());
          notice({ text: t('circumstances.saved', { kind: t(`circumstances.kind.${kind}`) }) });
        }}
      />
    </Card>
  );
}

/** What goes on in the person's life and moves what devices measure: what is logged, a way to log more, and what becomes of it. */
export function CircumstancesScreen() {
  const t = useText<keyof typeof texts>();
  return (
    <Page
      title={t('circumstances.title')}
      above={
        <Link to="/settings" className="underline decoration-line underline-offset-4">
          {t('circumstances.above')}
        </Link>
      }
    >
      <div className="grid items-start gap-4 md:gap-5 lg:grid-cols-2">
        <CircumstanceList />
        <div className="grid gap-4 md:gap-5">
          <NewCircumstance />
          <Card title={t('circumstances.why')}>
            <ul className="grid max-w-[68ch] list-disc gap-2 pl-5 text-text-2">
              <li>{t('circumstances.why.compare')}</li>
              <li>{t('circumstances.why.always')}</li>
              <li>{t('circumstances.why.guess')}</li>
              <li>{t('circumstances.why.seen')}</li>
            </ul>
          </Card>
        </div>
      </div>
    </Page>
  );
}
