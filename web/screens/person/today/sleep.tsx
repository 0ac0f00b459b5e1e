import { duration, hypnogram } from '@aceso/charts';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { ChartView } from '../../../chart/chart-view.tsx';
import { timeOfDay } from '../../../lib/time.ts';
import type { Night, Part } from '../../../lib/types.ts';
import { PartCard } from './part-card.tsx';
import type texts from './texts.en.json';

/** The last night by stages. */
export function Sleep({ part, timeZone }: { readonly part: Part<Night>; readonly timeZone: string }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const night = part.data;
  const place = { locale, timeZone };
  const title = night === undefined ? t('today.sleep.title') : t('today.sleep', { length: duration(night.asleepMinutes) });
  const aside =
    night === undefined ? undefined : t('today.sleep.from', { from: timeOfDay(night.start, place), to: timeOfDay(night.end, place) });
  return (
    <PartCard part={part} title={title} aside={aside} empty={t('today.sleep.empty')}>
      {({ stages }) => {
        const spans = stages
          .filter((span) => span.stage !== 'in-bed')
          .map((span) => ({ stage: span.stage, start: Date.parse(span.start), end: Date.parse(span.end) }));
        return <ChartView chart={hypnogram({ name: title, stages: spans }, { locale, timeZone })} narrow />;
      }}
    </PartCard>
  );
}
