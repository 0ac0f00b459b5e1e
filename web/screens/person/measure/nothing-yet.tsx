import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatter } from '@aceso/charts';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { SOURCES } from '../../../lib/addresses.ts';
import { latestQuery } from '../../../lib/queries.ts';
import { dayIn, dayInWords } from '../../../lib/time.ts';
import { shownAs, toShown } from '../../../lib/units.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/states.tsx';
import type { ShownTrend } from './shown-trend.ts';
import type texts from './texts.en.json';

/** No finished day in the time shown: the last value when there is an older one, else where such values come from. */
export function NothingYet({ shown: { trend, options } }: { readonly shown: ShownTrend }) {
  const t = useText<keyof typeof texts>();
  const { locale, timeZone, preferred } = usePlace();
  const { data } = useQuery(latestQuery());
  const last = data?.items.find(({ metric }) => metric === trend.metric);
  if (trend.facts.running !== undefined) return <Empty why={t('measure.empty.running')} />;
  if (last !== undefined) {
    const value = formatter(options).withUnit(toShown(last.value, shownAs(trend.metric, last.unit, trend.decimals, preferred)));
    const day = dayInWords(dayIn(last.at, timeZone), locale, { day: 'numeric', month: 'long', year: 'numeric' });
    return (
      <Empty
        why={t('measure.empty.older', { value, day })}
        action={
          <Button asChild>
            <Link to="." search={(before: object) => ({ ...before, range: 'all' })}>
              {t('measure.empty.all')}
            </Link>
          </Button>
        }
      />
    );
  }
  return (
    <Empty
      why={t('measure.empty.never')}
      action={
        <Button asChild>
          <Link to={SOURCES}>{t('measure.empty.sources')}</Link>
        </Button>
      }
    />
  );
}
