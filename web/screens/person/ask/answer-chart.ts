import { bars, type Chart, type FormatOptions, longChart, rhythmOf } from '@aceso/charts';
import type { Got } from '../../../lib/api-types.ts';

type Answer = Got<'recommendation.ask'>;

const HOUR = 60;
const THOUSAND = 1000;
/** Rows of bars that still read as a picture. */
const BARS_AT_MOST = 14;

/** The picture of an answer, in the computed words: picture and sentence come from the same array. Undefined when it has none. */
export function answerChart({ chart, sentence: shown, computed: sentence = shown }: Answer, locale: string): Chart | undefined {
  if (chart === undefined) return undefined;
  const options: FormatOptions =
    chart.isClock === true
      ? { unit: '', decimals: 0, locale, clock: 'after-noon' }
      : {
          unit: chart.unit,
          unitSpoken: chart.unit,
          decimals: decimalsOf(chart.points.map(({ value }) => value)),
          locale,
          // As the sentence says them: hours and minutes from an hour on.
          ...(chart.unit === 'min' && chart.points.some(({ value }) => value >= HOUR) && { isLength: true }),
        };
  if (chart.form === 'bars') {
    const amounts = chart.points
      .slice(-BARS_AT_MOST)
      .map(({ label, value, other }) => ({ label, value, ...(other === true && { ink: 's2' as const }) }));
    return { ...bars({ name: sentence, amounts }, options), sentence };
  }
  const values = chart.points.map(({ label, value }) => ({ day: label, value }));
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined || first.day === last.day) return undefined;
  return longChart({ name: sentence, from: first.day, to: last.day, values }, { ...options, rhythmDays: rhythmOf(values) });
}

/** As the sentence says them: of thousands no tenths. */
const decimalsOf = (values: readonly number[]): number =>
  values.every(Number.isInteger) || values.some((value) => Math.abs(value) >= THOUSAND) ? 0 : 1;
