import { addDays, between, type DayValue } from './days.ts';
import { inEverydayOrder, measureOf, NIGHT_MEASURES, rounded } from './measure.ts';
import type { OverviewView, TileView, UploadView } from './screen.ts';
import { tileOf } from './tile.ts';

/** Tiles on Today; more are found under Explore. The page must stay small on a poor phone. */
const TILES_AT_MOST = 16;
const ACTIVITY_METRIC = 'exercise-time';
const ACTIVITY_DAYS = 16 * 7;
/** Minutes of a day: 150 of a week, the least that WHO 2020 advises, over five days. */
const ACTIVITY_GOAL_MINUTES = 30;
const FINISHED_SHOWN_MS = 24 * 3_600_000;

/** Daily values by metric, oldest first. */
export type Series = ReadonlyMap<string, readonly DayValue[]>;

export interface DayTiles {
  readonly vitals: readonly TileView[];
  readonly tiles: readonly TileView[];
}

/** Every measure that has values, outside of what is usual first and what nobody measures any more last. */
export function allTiles(series: Series, on: string): readonly TileView[] {
  const ids = [...NIGHT_MEASURES.filter((id) => series.has(id)), ...inEverydayOrder([...series.keys()])];
  const tiles = ids.flatMap((id) => {
    const measure = measureOf(id);
    return (measure && tileOf(measure, series.get(id) ?? [], on, true)) ?? [];
  });
  return tiles.toSorted((a, b) => weight(a) - weight(b));
}

const weight = ({ freshness, direction }: TileView): number =>
  freshness === 'stale' ? 2 : direction === 'below' || direction === 'above' ? 0 : 1;

/** Night measures in their order, then what else the person has. */
export function tilesOf(series: Series, on: string, isRunning: boolean): DayTiles {
  const make = (ids: readonly string[]): readonly TileView[] =>
    ids.flatMap((id) => {
      const measure = measureOf(id);
      return (measure && tileOf(measure, series.get(id) ?? [], on, isRunning)) ?? [];
    });
  const tiles = make(inEverydayOrder([...series.keys()]));
  const isStale = ({ freshness }: TileView): boolean => freshness === 'stale';
  // What nobody measures any more comes last.
  const ordered = [...tiles.filter((tile) => !isStale(tile)), ...tiles.filter(isStale)];
  return { vitals: make(NIGHT_MEASURES), tiles: ordered.slice(0, TILES_AT_MOST) };
}

/** Minutes of exercise of sixteen weeks; undefined without any. */
export function activityOf(series: Series, on: string): OverviewView['activity']['data'] {
  const days = between(series.get(ACTIVITY_METRIC) ?? [], addDays(on, 1 - ACTIVITY_DAYS), on);
  if (days.length === 0) return undefined;
  return {
    metric: ACTIVITY_METRIC,
    unit: 'min',
    goal: ACTIVITY_GOAL_MINUTES,
    days: days.map(({ day, value }) => ({ day, value: rounded(value, 0) })),
  };
}

/** Uploads under way and those that ended in the last day, without their long reports; undefined when there is none. */
export function uploadsOf(uploads: readonly UploadView[], nowMs: number): UploadView[] | undefined {
  const shown = uploads
    .filter(({ finishedAt }) => finishedAt === undefined || nowMs - Date.parse(finishedAt) < FINISHED_SHOWN_MS)
    .map(({ report: _report, ...upload }) => upload);
  return shown.length === 0 ? undefined : shown;
}
