import { formatter } from '@aceso/charts';
import { useQuery } from '@tanstack/react-query';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { countedBySource, leftOutBySource } from '../../../lib/day-explained.ts';
import { dayInWords, isFirstMinute, timesOfDay } from '../../../lib/time.ts';
import { Facts } from '../../../ui/facts.tsx';
import { Figure } from '../../../ui/figure.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import type { ShownTile } from './shown-tile.ts';
import type texts from './texts.en.json';

/** Where the value of a tile comes from; asked only when it is opened. */
function Provenance({ shown: { tile, options }, day }: { readonly shown: ShownTile; readonly day: string }) {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const format = formatter(options);
  const found = useQuery({
    queryKey: ['explanation', tile.metric, day],
    queryFn: ({ signal }) => api('health-data.explainDaily', { params: { personId: 'me', metric: tile.metric, day }, signal }),
  });
  const facts = [
    { term: t('today.day'), detail: dayInWords(day, place.locale) },
    ...(tile.usual === undefined
      ? []
      : [
          {
            term: t('today.usual'),
            detail: t('today.usual.text', { low: format.number(tile.usual.low), high: format.number(tile.usual.high), n: tile.usual.n }),
          },
        ]),
    ...(found.data === undefined ? [] : countedBySource(found.data)).map((share) => ({
      term:
        share.from === undefined || share.to === undefined || isFirstMinute(share.from, share.to, place.timeZone)
          ? share.source
          : timesOfDay(share.from, share.to, place),
      detail: `${share.source}. ${share.why}`,
    })),
    ...(found.data === undefined ? [] : leftOutBySource(found.data)).map((share) => ({
      term: t('today.samples'),
      detail: `${share.source}. ${share.why}`,
    })),
  ];
  return (
    <div className="grid gap-3">
      <Facts facts={facts} />
      {found.isPending && <Loading lines={2} />}
      {found.isError && <ErrorState error={found.error} />}
    </div>
  );
}

/** The newest value of a tile, which can be opened. */
export function TileFigure({ shown }: { readonly shown: ShownTile }) {
  const t = useText<keyof typeof texts>();
  const { tile, options } = shown;
  if (tile.last === undefined) return <span className="text-note text-text-3">{t('today.value.none')}</span>;
  return (
    <Figure name={tile.name} value={formatter(options).number(tile.last.value)} unit={options.unit} isStale={tile.freshness === 'stale'}>
      <Provenance shown={shown} day={tile.last.day} />
    </Figure>
  );
}
