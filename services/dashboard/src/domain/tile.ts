import { addDays, between, daysApart, type DayValue } from './days.ts';
import { freshnessOf } from './freshness.ts';
import { rounded, type Measure } from './measure.ts';
import type { TileView } from './screen.ts';
import { usualBefore, type Usual } from './usual.ts';

/** Days of a tile's picture. */
export const TILE_DAYS = 90;
const WEEK_DAYS = 7;
/** A digit more than is shown: converting to the person's unit must not round twice. */
const GUARD_DIGITS = 1;

/**
 * One measure as Today shows it on the day `on`; undefined when there is no value in the 90 days before.
 *
 * @param values oldest first, reaching 150 days back, so that the oldest value shown still has its usual range
 * @param isRunning whether `on` is not over yet: then an amount that grows over the day counts from the day before
 */
export function tileOf(measure: Measure, values: readonly DayValue[], on: string, isRunning: boolean): TileView | undefined {
  const until = isRunning && measure.growsOverDay ? addDays(on, -1) : on;
  const series = between(values, addDays(on, 1 - TILE_DAYS), until);
  const last = series.at(-1);
  if (last === undefined) return undefined;
  const digits = measure.decimals + GUARD_DIGITS;
  const shown = (list: readonly DayValue[]): DayValue[] => list.map(({ day, value }) => ({ day, value: rounded(value, digits) }));
  const range = usualBefore(values, last.day);
  return {
    metric: measure.id,
    name: measure.name,
    unit: measure.unit,
    decimals: measure.decimals,
    last: { day: last.day, value: rounded(last.value, digits) },
    ...('usual' in range
      ? { usual: { ...range.usual, low: rounded(range.usual.low, digits), high: rounded(range.usual.high, digits) } }
      : {}),
    ...('learning' in range ? { learning: range.learning } : {}),
    direction: 'usual' in range ? directionOf(last.value, range.usual, measure.decimals) : 'learning',
    week: shown(between(values, addDays(last.day, -WEEK_DAYS), addDays(last.day, -1))),
    series: shown(series),
    freshness: freshnessOf(
      series.map(({ day }) => day),
      daysApart(last.day, until),
    ),
  };
}

/** Outside only when it is so at the precision that is shown: 41 is not below 41 to 49, whatever the digits behind. */
export function directionOf(value: number, usual: Usual, decimals: number): 'below' | 'usual' | 'above' {
  const shown = rounded(value, decimals);
  if (shown < rounded(usual.low, decimals)) return 'below';
  return shown > rounded(usual.high, decimals) ? 'above' : 'usual';
}
