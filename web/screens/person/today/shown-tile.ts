import type { FormatOptions } from '@aceso/charts';
import type { Setting } from '../../../app/place.tsx';
import type { Tile } from '../../../lib/types.ts';
import { formatOf, shownAs, toShown } from '../../../lib/units.ts';

/** A tile whose values are in the unit that is shown. */
export interface ShownTile {
  readonly tile: Tile;
  readonly options: FormatOptions;
}

/** Turns every value of a tile into the shown unit at once, so that words and picture come from the same array. */
export function shownTile(tile: Tile, { locale, preferred }: Pick<Setting, 'locale' | 'preferred'>): ShownTile {
  const as = shownAs(tile.metric, tile.unit, tile.decimals, preferred);
  const shown = (value: number): number => toShown(value, as);
  const each = <T extends { readonly value: number }>(values: readonly T[]) => values.map((one) => ({ ...one, value: shown(one.value) }));
  return {
    options: formatOf(as, locale),
    tile: {
      ...tile,
      ...(tile.last === undefined ? {} : { last: { ...tile.last, value: shown(tile.last.value) } }),
      ...(tile.usual === undefined ? {} : { usual: { ...tile.usual, low: shown(tile.usual.low), high: shown(tile.usual.high) } }),
      week: each(tile.week),
      series: each(tile.series),
    },
  };
}
