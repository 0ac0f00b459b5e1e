import { formatter, joinUnit, numberFormat } from '@aceso/charts';
import { formatOf, type Shown, toShown } from '../../../lib/units.ts';

/** How values of a trial and differences between them are written: a time of day differs by minutes. */
export function figuresOf(as: Shown, locale: string) {
  const value = formatter(formatOf(as, locale));
  const number = numberFormat(as.decimals, locale);
  const label = as.clock === undefined ? as.label : 'min';
  const difference = (size: number): string => number(size * as.factor);
  return {
    value: (stored: number): string => value.withUnit(toShown(stored, as)),
    difference,
    signed: (size: number): string => `${size > 0 ? '+' : ''}${difference(size)}`,
    withUnit: (text: string): string => joinUnit(text, label),
  };
}
