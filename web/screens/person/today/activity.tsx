import { calendarHeat, dayNumber, dayOf, formatter } from '@aceso/charts';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { ChartView } from '../../../chart/chart-view.tsx';
import type { Overview } from '../../../lib/types.ts';
import { formatOf, shownAs, toShown } from '../../../lib/units.ts';
import { PartCard } from './part-card.tsx';
import type texts from './texts.en.json';

const WEEKS = 16;

/** Sixteen weeks of activity: one cell a day. */
export function Activity({ overview: { activity, on } }: { readonly overview: Overview }) {
  const t = useText<keyof typeof texts>();
  const { locale, preferred } = usePlace();
  return (
    <PartCard part={activity} title={t('today.activity.title')} empty={t('today.activity.empty')}>
      {(data) => {
        const as = shownAs(data.metric, data.unit, 0, preferred);
        const options = formatOf(as, locale);
        const goal = toShown(data.goal, as);
        const values = data.days.map((day) => ({ ...day, value: toShown(day.value, as) }));
        return (
          <>
            <ChartView
              narrow
              chart={calendarHeat(
                { name: t('today.activity.title'), from: dayOf(dayNumber(on) - WEEKS * 7 + 1), to: on, values, goal },
                options,
              )}
            />
            <p className="text-note text-text-3">{t('today.activity.note', { goal: formatter(options).withUnit(goal) })}</p>
          </>
        );
      }}
    </PartCard>
  );
}
