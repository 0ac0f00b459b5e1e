import { duration, hypnogram } from '@aceso/charts';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { ChartView } from '../../../chart/chart-view.tsx';
import { timeOfDay } from '../../../lib/time.ts';
import type { Shared } from '../../../lib/types.ts';
import { Card } from '../../../ui/card.tsx';
import { Away, Empty } from '../../../ui/states.tsx';
import type texts from '../texts.en.json';

/** The last night by stages, in the zone of who slept it. */
export function LastNight({ part, timeZone }: { readonly part: NonNullable<Shared['sleep']>; readonly timeZone: string }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const night = part.data;
  if (night === undefined)
    return (
      <Card title={t('people.night')}>
        {part.state === 'away' ? <Away reference={part.reference} /> : <Empty why={t('people.night.none')} />}
      </Card>
    );
  const place = { locale, timeZone };
  const title = `${t('people.night')}, ${duration(night.asleepMinutes)}`;
  const stages = night.stages
    .filter(({ stage }) => stage !== 'in-bed')
    .map(({ stage, start, end }) => ({ stage, start: Date.parse(start), end: Date.parse(end) }));
  return (
    <Card title={title} aside={t('people.night.from', { from: timeOfDay(night.start, place), to: timeOfDay(night.end, place) })}>
      <ChartView chart={hypnogram({ name: title, stages }, place)} narrow />
    </Card>
  );
}
