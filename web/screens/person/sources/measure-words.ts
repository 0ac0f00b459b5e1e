import { formatter } from '@aceso/charts';
import { useQuery } from '@tanstack/react-query';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { metricsQuery } from '../../../lib/queries.ts';
import { formatOf, shownAs, toShown } from '../../../lib/units.ts';
import type texts from './texts.en.json';

/** A measure in words. */
export interface MeasureWords {
  readonly name: string;
  /** A stored value in the unit that the person wants to see. */
  readonly value: (stored: number | undefined) => string;
}

/** Names measures and writes their values as the person wants them. */
export function useMeasure(): (measure: { readonly metric: string; readonly unit: string }) => MeasureWords {
  const t = useText<keyof typeof texts>();
  const { locale, preferred, timeZone } = usePlace();
  const { data: vocabulary } = useQuery(metricsQuery());
  return ({ metric, unit }) => {
    const row = vocabulary?.items.find((one) => one.id === metric);
    const as = shownAs(metric, unit, row?.decimals ?? 1, preferred);
    const format = formatter({ ...formatOf(as, locale), timeZone });
    return {
      name: row?.name ?? metric,
      value: (stored) => (stored === undefined ? t('sources.preview.no-value') : format.withUnit(toShown(stored, as))),
    };
  };
}
