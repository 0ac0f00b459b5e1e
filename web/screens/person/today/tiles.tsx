import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { ChartView } from '../../../chart/chart-view.tsx';
import { exploreAddress, SOURCES } from '../../../lib/addresses.ts';
import type { Overview, Tile } from '../../../lib/types.ts';
import { Button } from '../../../ui/button.tsx';
import { DirectionWord } from '../../../ui/direction.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { Away, Empty, Learning } from '../../../ui/states.tsx';
import { shownTile } from './shown-tile.ts';
import type texts from './texts.en.json';
import { tileChart } from './tile-chart.ts';
import { TileFigure } from './tile-figure.tsx';

type Days = '30' | '90';

function TileCard({ tile: stored, on, days }: { readonly tile: Tile; readonly on: string; readonly days: number }) {
  const shown = shownTile(stored, usePlace());
  const { tile, options } = shown;
  const chart = tileChart(shown, on, days);
  return (
    <li className="grid min-w-0 content-start gap-x-4 rounded-large border border-line bg-surface p-4 max-sm:grid-cols-[auto_minmax(0,1fr)] max-sm:items-center">
      <h3 className="text-note">
        <Link to={exploreAddress(tile.metric)} className="inline-flex min-h-6 items-center hover:underline">
          {tile.name}
        </Link>
      </h3>
      <TileFigure shown={shown} />
      <div className="max-sm:col-start-2 max-sm:row-span-3 max-sm:row-start-1 sm:my-1.5">
        <ChartView chart={chart} />
      </div>
      {tile.learning === undefined ? (
        <DirectionWord direction={tile.direction} isClock={options.clock !== undefined} />
      ) : (
        <Learning {...tile.learning} />
      )}
    </li>
  );
}

/** The person's measures, each with its recent course. */
export function Tiles({ overview }: { readonly overview: Overview }) {
  const t = useText<keyof typeof texts>();
  const [days, setDays] = useState<Days>('90');
  const { tiles } = overview;
  return (
    <section aria-labelledby="tiles" className="mt-8">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h2 id="tiles" className="text-section">
          {t('today.tiles')}
        </h2>
        {tiles.data !== undefined && (
          <Segmented<Days>
            label={t('today.tiles.range')}
            value={days}
            onChange={setDays}
            options={[
              { value: '30', label: t('today.tiles.30') },
              { value: '90', label: t('today.tiles.90') },
            ]}
          />
        )}
      </div>
      {tiles.data !== undefined && (
        <ul className="grid gap-3 sm:grid-cols-2 md:gap-4 lg:grid-cols-3 xl:grid-cols-4">
          {tiles.data.map((tile) => (
            <TileCard key={tile.metric} tile={tile} on={overview.on} days={Number(days)} />
          ))}
        </ul>
      )}
      {tiles.state === 'away' && <Away reference={tiles.reference} />}
      {tiles.state !== 'away' && tiles.data === undefined && (
        <Empty
          why={t('today.tiles.empty')}
          action={
            <Button asChild kind="primary">
              <Link to={SOURCES}>{t('today.add')}</Link>
            </Button>
          }
        />
      )}
    </section>
  );
}
