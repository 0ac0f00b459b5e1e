import { EPISODE_SIZES } from './episodes/episode.ts';
import type { PlantedEpisode } from './episodes/episode.ts';
import type { Day } from './plan/day.ts';
import type { PlantedTruth } from './truth.ts';

/** How long ago an episode may have ended to deserve advice today. */
const RECENT_DAYS = 14;

/** Tells an episode in the words of the truth file. */
export function plantedTruth(days: readonly Day[], { kind, first, last, size }: PlantedEpisode): PlantedTruth {
  const { unit, means } = EPISODE_SIZES[kind];
  const [from, to] = [days[first]?.date ?? '', days[last]?.date ?? ''];
  return { kind, from, to, size, unit, detail: `${means}: ${size} ${unit}`, isRecent: days.length - 1 - last <= RECENT_DAYS };
}
