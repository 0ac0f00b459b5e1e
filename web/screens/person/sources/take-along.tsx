import { DownloadIcon } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../../app/text.ts';
import { addressOf } from '../../../lib/api.ts';
import { ROUTES } from '../../../lib/routes.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import type texts from './texts.en.json';

const FORMATS = ['csv', 'ndjson', 'parquet'] as const;
type Format = (typeof FORMATS)[number];

const PATH = ROUTES['health-data.exportPerson'].replace('GET ', '');

const ADVICE = ROUTES['recommendation.exportAdvice'].replace('GET ', '');

/** Everything as a file. A link and not a request: the browser writes it to the disk while it is made. */
export function TakeAlong() {
  const t = useText<keyof typeof texts>();
  const [format, setFormat] = useState<Format>('csv');
  return (
    <Card title={t('sources.take')}>
      <p className="mb-4 max-w-[68ch] text-text-2">{t('sources.take.what')}</p>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <Segmented
          label={t('sources.take.format')}
          value={format}
          options={FORMATS.map((value) => ({ value, label: t(`sources.take.${value}`) }))}
          onChange={setFormat}
        />
        <Button asChild>
          <a href={addressOf(PATH, { personId: 'me' }, { format })} download>
            <DownloadIcon size={18} aria-hidden />
            {t('sources.take.do')}
          </a>
        </Button>
      </div>
      <p className="text-note text-text-3">{t(`sources.take.${format}.what`)}</p>
      <p className="mt-3">
        <a
          href={addressOf(ADVICE, { personId: 'me' })}
          download
          className="target inline-flex items-center text-accent-text underline underline-offset-3"
        >
          {t('sources.take.advice')}
        </a>
      </p>
    </Card>
  );
}
