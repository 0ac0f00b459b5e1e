import { rangeRow } from '@aceso/charts';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { ChartView } from '../../../chart/chart-view.tsx';
import type { Part, Tile } from '../../../lib/types.ts';
import { DirectionWord } from '../../../ui/direction.tsx';
import { Learning } from '../../../ui/states.tsx';
import { PartCard } from './part-card.tsx';
import { type ShownTile, shownTile } from './shown-tile.ts';
import type texts from './texts.en.json';
import { TileFigure } from './tile-figure.tsx';

function Row({ shown }: { readonly shown: ShownTile }) {
  const { tile, options } = shown;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_9.5rem] items-center gap-x-4 border-b border-grid py-2.5 last:border-0">
      <span>{tile.name}</span>
      <span className="text-right">
        <TileFigure shown={shown} />
      </span>
      {tile.last !== undefined && (
        <ChartView
          chart={rangeRow(
            {
              name: tile.name,
              day: tile.last.day,
              value: tile.last.value,
              direction: tile.direction,
              before: tile.week.filter((one) => one.day !== tile.last?.day),
              ...(tile.usual === undefined ? {} : { usual: tile.usual }),
            },
            options,
          )}
        />
      )}
      <span className="text-right">
        {tile.learning === undefined ? (
          <DirectionWord direction={tile.direction} isClock={options.clock !== undefined} />
        ) : (
          <Learning {...tile.learning} />
        )}
      </span>
    </li>
  );
}

/** Last night's measures, each against the person's own usual range. */
export function Vitals({ part }: { readonly part: Part<readonly Tile[]> }) {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  return (
    <PartCard part={part} title={t('today.vitals')} empty={t('today.vitals.empty')}>
      {(tiles) => (
        <>
          <ul>
            {tiles.map((tile) => (
              <Row key={tile.metric} shown={shownTile(tile, place)} />
            ))}
          </ul>
          <p className="mt-2 text-note text-text-3">{t('today.vitals.note')}</p>
        </>
      )}
    </PartCard>
  );
}
