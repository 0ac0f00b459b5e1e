import { dayNumber, dayOf, rhythmOf, sparkline, type Chart } from '@aceso/charts';
import type { ShownTile } from './shown-tile.ts';

/** The recent course of a measure: so many days up to one. */
export const tileChart = ({ tile, options }: ShownTile, on: string, days: number): Chart =>
  sparkline(
    {
      name: tile.name,
      from: dayOf(dayNumber(on) - days + 1),
      to: on,
      values: tile.series,
      direction: tile.direction,
      ...(tile.usual === undefined ? {} : { usual: tile.usual }),
    },
    { ...options, rhythmDays: rhythmOf(tile.series) },
  );
