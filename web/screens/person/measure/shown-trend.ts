import type { FormatOptions, TimeOfDay } from '@aceso/charts';
import type { Setting } from '../../../app/place.tsx';
import type { Trend } from '../../../lib/types.ts';
import { formatOf, shownAs, toShown } from '../../../lib/units.ts';

/** A measure whose values are in the unit that is shown. */
export interface ShownTrend {
  readonly trend: Trend;
  readonly options: FormatOptions;
}

/** Turns all values at once, so that facts, picture, table and download come from the same numbers. */
export function shownTrend(trend: Trend, { locale, preferred }: Pick<Setting, 'locale' | 'preferred'>): ShownTrend {
  const as = shownAs(trend.metric, trend.unit, trend.decimals, preferred);
  const shown = (value: number): number => toShown(value, as);
  const maybe = <Name extends string>(name: Name, value: number | undefined) =>
    // One key of the given name: what the type says.
    (value === undefined ? {} : { [name]: shown(value) }) as { readonly [K in Name]?: number };
  const { daily, facts, usual, usualBand } = trend;
  return {
    options: { ...formatOf(as, locale), timeZone: trend.timeZone },
    trend: {
      ...trend,
      unit: as.label,
      daily: {
        ...daily,
        // A table for programs keeps the number, so it must say what it counts.
        unit: as.clock === undefined ? as.label : 'min after noon',
        values: daily.values.map((one) => ({
          ...one,
          value: shown(one.value),
          ...maybe('minimum', one.minimum),
          ...maybe('maximum', one.maximum),
        })),
      },
      mean7: trend.mean7.map((one) => ({ ...one, value: shown(one.value) })),
      ...(usual === undefined ? {} : { usual: { ...usual, low: shown(usual.low), high: shown(usual.high) } }),
      ...(usualBand === undefined ? {} : { usualBand: usualBand.map((one) => ({ ...one, low: shown(one.low), high: shown(one.high) })) }),
      facts: {
        ...(facts.running === undefined ? {} : { running: { ...facts.running, value: shown(facts.running.value) } }),
        ...(facts.last === undefined ? {} : { last: { ...facts.last, value: shown(facts.last.value) } }),
        ...maybe('thisMonth', facts.thisMonth),
        ...maybe('lastMonth', facts.lastMonth),
      },
      typicalDay: trend.typicalDay.map((time): TimeOfDay => ({
        ...time,
        p5: shown(time.p5),
        p25: shown(time.p25),
        p50: shown(time.p50),
        p75: shown(time.p75),
        p95: shown(time.p95),
      })),
    },
  };
}
