import { intervalBars, type IntervalRow, numberFormat } from '@aceso/charts';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { ChartView } from '../../../chart/chart-view.tsx';
import type { Got } from '../../../lib/api-types.ts';
import { ChartTable } from '../../../ui/table.tsx';
import type texts from './texts.en.json';

/** An answer as intervals and as a table, with what it cost. A value without an interval is not shown. */
export function AnswerView({ answer }: { readonly answer: Got<'analytics.askPopulation'> }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const number = numberFormat(2, locale);
  const rows = answer.cells.map(({ group, suppressed, value, low, high }): IntervalRow =>
    suppressed || value === undefined || low === undefined || high === undefined
      ? { label: group, suppressed: t('questions.small') }
      : { label: group, value, low, high },
  );
  const isCount = answer.query.statistic !== 'mean';
  const chart = intervalBars(
    { name: t('questions.answer'), rows },
    { unit: isCount ? '' : answer.unit, decimals: isCount ? 0 : 1, locale },
  );
  return (
    <>
      <ChartView chart={chart} />
      <ChartTable table={chart.table} />
      <p className="mt-3 text-note text-text-2">{t('questions.answer.interval', { count: answer.suppressedCells })}</p>
      <p className="text-note text-text-3">
        {t('questions.answer.cost', { spent: number(answer.epsilonSpent), left: number(answer.epsilonLeft), version: answer.dataVersion })}
      </p>
    </>
  );
}
