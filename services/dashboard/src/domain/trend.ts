import { addDays, between, type DayValue } from './days.ts';

const WEEK_DAYS = 7;
/** A mean of fewer of the seven days would say more about the gap than about the week. */
const VALUES_NEEDED = 4;
const MONTH_DAYS = 30;

const mean = (values: readonly DayValue[]): number => values.reduce((sum, { value }) => sum + value, 0) / values.length;

/** Mean of each day and the six before it, for days that have a value and a week with at least four. Unit of the values. */
export function weeklyMeans(values: readonly DayValue[]): readonly DayValue[] {
  let start = 0;
  return values.flatMap(({ day }, i) => {
    const from = addDays(day, 1 - WEEK_DAYS);
    while (start < i && (values[start]?.day ?? day) < from) start += 1;
    const week = values.slice(start, i + 1);
    return week.length < VALUES_NEEDED ? [] : [{ day, value: mean(week) }];
  });
}

/** Means of the 30 days up to `to` and of the 30 before; undefined without values. */
export function monthFacts(values: readonly DayValue[], to: string): { readonly thisMonth?: number; readonly lastMonth?: number } {
  const month = between(values, addDays(to, 1 - MONTH_DAYS), to);
  const before = between(values, addDays(to, 1 - 2 * MONTH_DAYS), addDays(to, -MONTH_DAYS));
  return {
    ...(month.length === 0 ? {} : { thisMonth: mean(month) }),
    ...(before.length === 0 ? {} : { lastMonth: mean(before) }),
  };
}
