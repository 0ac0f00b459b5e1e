import { formatter, joinUnit, numberFormat } from '@aceso/charts';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import type { Got } from '../../../lib/api-types.ts';
import { dayInWords } from '../../../lib/time.ts';
import { formatOf, shownAs, unitLabel } from '../../../lib/units.ts';
import { Table } from '../../../ui/table.tsx';
import type texts from './texts.en.json';

/** A figure with all that stands behind it. */
export type Proven = Got<'recommendation.getProof'>['figures'][number];

const SHORT: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };
/** Samples a day from which the share of the day that they cover means something. */
const ALL_DAY = 12;

/** Names of figures are those of programs: `meanSystolic` is read as "Mean systolic". */
export const figureName = (name: string): string => {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
};

/** One figure: value and interval, the question that was asked for it, how much data, from whom, and every value. */
export function ProvenFigure({ proven, metricName }: { readonly proven: Proven; readonly metricName: string }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const { figure, query, days, values, samples, sources, coverage } = proven;
  const format = numberFormat(figure.decimals, locale);
  const withUnit = (value: number): string => joinUnit(format(value), unitLabel(figure.unit));
  const as = shownAs(query.metric, figure.unit, figure.decimals);
  // A figure over times of day is how far apart they are; the values behind it are the times themselves.
  const eachValue = as.clock === undefined ? withUnit : formatter(formatOf(as, locale)).number;
  const name = figureName(figure.name);
  const value =
    figure.low === undefined || figure.high === undefined
      ? withUnit(figure.value)
      : t('suggestion.proof.likely', { value: withUnit(figure.value), low: format(figure.low), high: format(figure.high) });
  const basis = [
    t('suggestion.proof.basis', { days: days.length, samples }),
    ...(samples >= days.length * ALL_DAY ? [t('suggestion.proof.coverage', { coverage: Math.round(coverage * 100) })] : []),
  ];
  return (
    <li className="border-b border-grid py-3 text-note text-text-2">
      <p className="text-reading font-semibold text-text">{t('suggestion.proof.figure', { name, value })}</p>
      <p>
        {t('suggestion.proof.query', {
          metric: metricName,
          from: dayInWords(query.from, locale, SHORT),
          to: dayInWords(query.to, locale, SHORT),
        })}
      </p>
      <p>{basis.join(', ')}</p>
      {sources.length > 0 && <p>{t('suggestion.proof.sources', { sources: sources.join(', ') })}</p>}
      <p className="text-text-3">{t('suggestion.proof.asked', { operation: query.operation })}</p>
      {values.length > 0 && (
        <details>
          <summary className="target inline-flex items-center text-accent-text">
            {t('suggestion.proof.values', { count: values.length })}
          </summary>
          <Table
            hideCaption
            caption={t('suggestion.proof.values.of', { name })}
            columns={[t('suggestion.proof.day'), t('suggestion.proof.value')]}
            rows={values.map((one, i) => [days[i] === undefined ? '' : dayInWords(days[i], locale, SHORT), eachValue(one)])}
          />
        </details>
      )}
    </li>
  );
}
