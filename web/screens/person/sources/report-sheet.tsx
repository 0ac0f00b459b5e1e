import { numberFormat } from '@aceso/charts';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import type { Upload } from '../../../lib/types.ts';
import { Button } from '../../../ui/button.tsx';
import { Sheet } from '../../../ui/dialog.tsx';
import { Table } from '../../../ui/table.tsx';
import type texts from './texts.en.json';
import { megabytes, totals } from './upload-words.ts';

type Report = NonNullable<Upload['report']>;

/** `row-stands-twice` -> `Row stands twice.` */
const inWords = (reason: string): string => `${reason.charAt(0).toUpperCase()}${reason.slice(1).replaceAll('-', ' ')}.`;

function Problems({ problems }: { readonly problems: Report['problems'] }) {
  const t = useText<keyof typeof texts>();
  return (
    <>
      <h3 className="mt-5 mb-1 text-card">{t('sources.report.problems')}</h3>
      {problems.length === 0 && <p className="text-text-2">{t('sources.report.no-problems')}</p>}
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.reason} ${problem.example ?? ''}`} className="border-b border-grid py-2">
            {t('sources.report.problem', { reason: problem.message ?? inWords(problem.reason), count: problem.count })}
            {problem.example !== undefined && (
              <span className="block text-note text-text-3">{t('sources.report.example', { where: problem.example })}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What was read from a file, what was new, what was set aside and why. */
export function ReportSheet({ upload, report }: { readonly upload: Upload; readonly report: Report }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const number = numberFormat(0, locale);
  const sum = totals(report);
  return (
    <Sheet
      title={t('sources.report.of', { name: upload.name })}
      trigger={
        <Button kind="link" aria-label={t('sources.report.of', { name: upload.name })}>
          {t('sources.report')}
        </Button>
      }
    >
      <p className="mb-1 font-semibold">
        {t('sources.report.new', {
          stored: number(sum.stored),
          there: number(sum.there),
          skipped: number(sum.skipped),
          quarantined: number(sum.quarantined),
        })}
      </p>
      <p className="mb-4 text-note text-text-3">
        {t('sources.report.source', { source: report.source, size: megabytes(report.bytes), seconds: report.seconds.toFixed(1) })}
      </p>
      <Table
        hideCaption
        caption={t('sources.report.of', { name: upload.name })}
        columns={[
          t('sources.report.type'),
          t('sources.report.read'),
          t('sources.report.stored'),
          t('sources.report.there'),
          t('sources.report.skipped'),
          t('sources.report.quarantined'),
        ]}
        rows={Object.entries(report.types).map(([type, tally]) => [
          <span key="type" className="inline-block min-w-36 text-note break-all">
            {type.replace(/^HK((Quantity|Category)TypeIdentifier|DataType|WorkoutActivityType)/, '')}
          </span>,
          ...[tally.read, tally.stored, tally.alreadyThere, tally.skipped, tally.quarantined].map(number),
        ])}
      />
      {sum.quarantined > 0 && <p className="mt-3 text-note text-text-3">{t('sources.report.aside')}</p>}
      <Problems problems={report.problems} />
    </Sheet>
  );
}
