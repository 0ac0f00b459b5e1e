import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { numberFormat } from '@aceso/charts';
import { dayAndTime } from '../../../lib/time.ts';
import type { Upload } from '../../../lib/types.ts';
import { Card } from '../../../ui/card.tsx';
import { Empty } from '../../../ui/states.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { KeptFile } from './kept-file.tsx';
import { ReportSheet } from './report-sheet.tsx';
import type texts from './texts.en.json';
import { megabytes, TAGS, totals } from './upload-words.ts';

function PastUpload({ upload }: { readonly upload: Upload }) {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const number = numberFormat(0, place.locale);
  const { report } = upload;
  const sum = report === undefined ? undefined : totals(report);
  return (
    <li className="border-b border-grid py-3 last:border-0">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="min-w-0 break-words">{upload.name}</h3>
        <Tag kind={TAGS[upload.status]}>{t(`sources.status.${upload.status}`)}</Tag>
      </div>
      <p className="text-note text-text-3">
        {t('sources.past.when', {
          when: dayAndTime(upload.finishedAt ?? upload.createdAt, place),
          size: megabytes(upload.bytes ?? upload.received),
        })}
      </p>
      {upload.failure !== undefined && <p className="text-text-2">{upload.failure}</p>}
      {sum !== undefined && (
        <p className="text-text-2">
          {t('sources.report.new', {
            stored: number(sum.stored),
            there: number(sum.there),
            skipped: number(sum.skipped),
            quarantined: number(sum.quarantined),
          })}
        </p>
      )}
      <div className="flex flex-wrap gap-x-4">
        {report !== undefined && <ReportSheet upload={upload} report={report} />}
        {upload.fileKept === true && <KeptFile upload={upload} />}
      </div>
    </li>
  );
}

/** Uploads that have ended, each with its report. */
export function PastUploads({ uploads }: { readonly uploads: readonly Upload[] }) {
  const t = useText<keyof typeof texts>();
  return (
    <Card title={t('sources.past')}>
      {uploads.length === 0 && <Empty why={t('sources.past.none')} />}
      <ul>
        {uploads.map((upload) => (
          <PastUpload key={upload.uploadId} upload={upload} />
        ))}
      </ul>
    </Card>
  );
}
