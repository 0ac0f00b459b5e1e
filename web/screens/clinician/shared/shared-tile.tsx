import { formatter } from '@aceso/charts';
import { Link } from '@tanstack/react-router';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { ChartView } from '../../../chart/chart-view.tsx';
import { sharedMeasureAddress } from '../../../lib/addresses.ts';
import { dayInWords } from '../../../lib/time.ts';
import type { Tile } from '../../../lib/types.ts';
import { DirectionWord } from '../../../ui/direction.tsx';
import { shownTile } from '../../person/today/shown-tile.ts';
import { tileChart } from '../../person/today/tile-chart.ts';
import type texts from '../texts.en.json';

const DAYS = 90;

/** One measure of somebody who shares it: the last value with its day, ninety days, how many of them have data. */
export function SharedTile({ stored, shareId, on }: { readonly stored: Tile; readonly shareId: string; readonly on: string }) {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const shown = shownTile(stored, place);
  const { tile, options } = shown;
  if (tile.last === undefined) return null;
  const chart = tileChart(shown, on, DAYS);
  return (
    <li className="grid min-w-0 content-start gap-y-1 rounded-large border border-line bg-surface p-4">
      <h3 className="text-note">
        <Link
          to={sharedMeasureAddress(shareId, tile.metric)}
          className="target inline-flex items-center text-accent-text underline underline-offset-3"
        >
          {tile.name}
        </Link>
      </h3>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-figure">{formatter(options).number(tile.last.value)}</span>
        <span className="text-note text-text-3">{options.unit}</span>
        <span className="ms-auto text-note text-text-3">
          {t('people.last', { day: dayInWords(tile.last.day, place.locale, { day: 'numeric', month: 'short' }) })}
        </span>
      </p>
      <ChartView chart={chart} />
      <p className="flex flex-wrap justify-between gap-x-3 text-note text-text-3">
        <span>{t('people.coverage', { have: tile.series.length })}</span>
        <DirectionWord direction={tile.direction} isClock={options.clock !== undefined} isOther />
      </p>
    </li>
  );
}
