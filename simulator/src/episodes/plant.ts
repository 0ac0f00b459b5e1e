import { civilDay } from '../time/civil.ts';
import type { CalendarDay } from '../time/calendar.ts';
import type { Episode, PlantedEpisode } from './episode.ts';
import { EPISODE_SIZES } from './episode.ts';

/**
 * Places episodes given by date on the days of an export.
 *
 * @throws {RangeError} when an episode ends before it begins or lies outside of the export
 */
export function plant(episodes: readonly Episode[], days: readonly CalendarDay[]): readonly PlantedEpisode[] {
  const start = civilDay(days[0]?.date ?? '');
  return episodes.map(({ kind, from, to, size }, index) => {
    const [first, last] = [civilDay(from) - start, civilDay(to) - start];
    if (last < first) throw new RangeError(`episodes[${index}].to: ${to} is before ${from}`);
    if (first < 0 || last >= days.length) throw new RangeError(`episodes[${index}]: ${from} to ${to} is outside of the export`);
    return { kind, first, last, size: size ?? EPISODE_SIZES[kind].usual };
  });
}
