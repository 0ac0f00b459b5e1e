import { type Chart, trialDays } from '@aceso/charts';
import type { Setting } from '../../../app/place.tsx';
import { shownAs, toShown } from '../../../lib/units.ts';
import type { Trial, Verdict } from '../trial/use-trial.ts';

/** Decimals for values whose metric the vocabulary does not have. */
const DECIMALS = 1;

/** The days of a trial with what was measured on them, in the reader's units; every figure is one of the verdict. */
export function verdictChart(
  { title, days, metric, unit }: Trial,
  { values, on, off, difference }: Verdict,
  labels: { readonly on: string; readonly off: string },
  { locale, preferred }: Pick<Setting, 'locale' | 'preferred'>,
): Chart {
  const as = shownAs(metric, unit, DECIMALS, preferred);
  const shown = (value: number): number => toShown(value, as);
  const counted = new Map(values.map(({ day, value }) => [day, value]));
  return trialDays(
    {
      name: title,
      days: days.map(({ day, arm }) => {
        const value = counted.get(day);
        return { day, arm, counts: value !== undefined, ...(value === undefined ? {} : { value: shown(value) }) };
      }),
      labels,
      means: { ...(on.mean === undefined ? {} : { on: shown(on.mean) }), ...(off.mean === undefined ? {} : { off: shown(off.mean) }) },
      ...(difference === undefined
        ? {}
        : { difference: { value: difference.effect * as.factor, low: difference.low * as.factor, high: difference.high * as.factor } }),
    },
    { unit: as.label, unitSpoken: as.spoken, decimals: as.decimals, locale },
  );
}
