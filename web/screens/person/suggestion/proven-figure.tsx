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

/** Figures that say little without their rule; the others are read as they are written. */
const NAMED: Readonly<Record<string, keyof typeof texts>> = {
  recent: 'suggestion.figure.recent',
  usualLow: 'suggestion.figure.usualLow',
  usualHigh: 'suggestion.figure.usualHigh',
  usual: 'suggestion.figure.usual',
  level: 'suggestion.figure.level',
  change: 'suggestion.figure.change',
  difference: 'suggestion.figure.difference',
  nights: 'suggestion.figure.nights',
  heartRate: 'suggestion.figure.heartRate',
  meanSleep: 'suggestion.figure.meanSleep',
  systolic: 'suggestion.figure.systolic',
  diastolic: 'suggestion.figure.diastolic',
  weeklyMinutes: 'suggestion.figure.weeklyMinutes',
};

/** Names of programs as words: `meanSystolic` is read as "Mean systolic". */
export const figureName = (name: string): string => {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
};

/** One figure: value and interval, the question that was asked for it, how much data, from whom, and every value. */
export function ProvenFigure({
  proven,
  metricName,
  isOfMetric = false,
}: {
  readonly proven: Proven;
  readonly metricName: string;
  /** Whether the figure is itself a value of the metric, and not a difference or a spread of its values. */
  readonly isOfMetric?: boolean;
}) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const { figure, query, days, values, samples, sources, coverage } = proven;
  const format = numberFormat(figure.decimals, locale);
  const as = shownAs(query.metric, figure.unit, figure.decimals);
  // What is counted a minute has a name of its own: beats, breaths.
  const unit = figure.unit === '/min' && as.clock === undefined ? as.label : unitLabel(figure.unit);
  const withUnit = (value: number): string => joinUnit(format(value), unit);
  // A figure over times of day is how far apart they are; the values behind it are the times themselves.
  const eachValue = as.clock === undefined ? withUnit : formatter(formatOf(as, locale)).number;
  const named = NAMED[figure.name];
  const name = named === undefined ? figureName(figure.name) : t(named);
  const value =
    figure.low === undefined || figure.high === undefined
      ? (isOfMetric ? eachValue : withUnit)(figure.value)
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
          <p className="py-1 text-text-3">{t('suggestion.proof.asked', { operation: query.operation, metric: query.metric })}</p>
        </details>
      )}
    </li>
  );
}
