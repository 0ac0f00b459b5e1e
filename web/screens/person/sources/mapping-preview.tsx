import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import type { Metric, TablePreview, TableProposal } from '../../../lib/types.ts';
import { Table } from '../../../ui/table.tsx';
import type texts from './texts.en.json';

const PROBLEMS = ['date-unreadable', 'end-before-start', 'value-unreadable', 'implausible', 'unit-unknown'] as const;

/** The first rows as a mapping would store them, and what of the rows in sight would be set aside. */
export function MappingPreview({
  preview,
  columns,
  metrics,
}: {
  readonly preview: TablePreview;
  readonly columns: TableProposal['columns'];
  readonly metrics: readonly Metric[];
}) {
  const t = useText<keyof typeof texts>();
  const { locale, timeZone } = usePlace();
  // With the year: whether the day or the month was read first must be seen.
  const inFull = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const words = (reason: string): string => {
    const known = PROBLEMS.find((one) => one === reason);
    return known === undefined ? reason : t(`sources.map.problem.${known}`);
  };
  const metricsShown = [...new Set(preview.rows.flatMap(({ cells }) => cells.map(({ metric }) => metric)))];
  const nameOf = (id: string): string => metrics.find((metric) => metric.id === id)?.name ?? id;
  const unitOf = (id: string): string => metrics.find((metric) => metric.id === id)?.unit ?? '';
  return (
    <>
      <p className="mb-2 text-text-2">{t('sources.map.sum', { readings: preview.readings, seen: preview.seen })}</p>
      {preview.rows.length > 0 && (
        <Table
          hideCaption
          caption={t('sources.map.preview')}
          columns={[t('sources.map.when'), ...metricsShown.map((id) => `${nameOf(id)} (${unitOf(id)})`)]}
          rows={preview.rows.map(({ start, problem, cells }) => [
            start === undefined ? words(problem ?? '') : inFull.format(Date.parse(start)),
            ...metricsShown.map((id) => {
              const cell = cells.find(({ metric }) => metric === id);
              if (cell === undefined) return '–';
              if (cell.problem !== undefined) return t('sources.map.cell', { text: cell.text, problem: words(cell.problem) });
              return String(cell.value ?? '–');
            }),
          ])}
        />
      )}
      {preview.problems.length > 0 && (
        <ul className="mt-3 text-note text-text-2">
          {preview.problems.map(({ column, reason, count }) => (
            <li key={`${column ?? ''} ${reason}`}>
              {t('sources.map.aside', { count, problem: words(reason), column: columns[column ?? -1]?.name ?? '' })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
