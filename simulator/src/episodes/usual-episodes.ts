import type { EpisodeKind, PlantedEpisode } from './episode.ts';
import { EPISODE_SIZES } from './episode.ts';

/** First and last day, counted back from the day of the export; the fever, the late nights and the rest are still there on that day. */
const USUAL: readonly { readonly kind: EpisodeKind; readonly firstBack: number; readonly lastBack: number }[] = [
  { kind: 'fever-episode', firstBack: 455, lastBack: 449 },
  { kind: 'low-hrv-stretch', firstBack: 300, lastBack: 284 },
  { kind: 'training-block', firstBack: 128, lastBack: 72 },
  { kind: 'weight-gain', firstBack: 150, lastBack: 0 },
  { kind: 'rising-blood-pressure', firstBack: 120, lastBack: 0 },
  { kind: 'bedtime-drift', firstBack: 38, lastBack: 0 },
  { kind: 'low-activity', firstBack: 34, lastBack: 0 },
  { kind: 'fever-episode', firstBack: 4, lastBack: 0 },
];

/** Days of ordinary life that must come first: without a baseline nobody can tell that something changed. */
const ORDINARY_DAYS_MIN = 21;

/** Nights of an illness that may be without the watch, and how many days earlier it may come so that there are no more of them. */
const NIGHTS_WITHOUT_MAX = 1;
const EARLIER_DAYS_MAX = 60;

/**
 * The story of every demonstration: old episodes that are over, recent ones that deserve advice. Short exports hold fewer.
 *
 * A week of illness while the watch lay in a drawer is in nobody's data: it comes on the nearest days before on which the watch was worn.
 */
export function usualEpisodes(days: number, withGlucose: boolean, isNightWorn: (day: number) => boolean): readonly PlantedEpisode[] {
  const glucose = withGlucose ? [{ kind: 'high-glucose', firstBack: 20, lastBack: 0 } as const] : [];
  return [...USUAL, ...glucose]
    .map(({ kind, firstBack, lastBack }) => ({
      kind,
      first: days - 1 - firstBack,
      last: days - 1 - lastBack,
      size: EPISODE_SIZES[kind].usual,
    }))
    .map((episode) => (episode.kind === 'fever-episode' ? whereItShows(episode, isNightWorn) : episode))
    .filter(({ first }) => first >= ORDINARY_DAYS_MIN);
}

function whereItShows(episode: PlantedEpisode, isNightWorn: (day: number) => boolean): PlantedEpisode {
  const nights = Array.from({ length: episode.last - episode.first + 1 }, (_, night) => episode.first + night);
  const shows = (earlier: number): boolean => nights.filter((night) => !isNightWorn(night - earlier)).length <= NIGHTS_WITHOUT_MAX;
  const earlier = Array.from({ length: EARLIER_DAYS_MAX }, (_, days) => days).find(shows) ?? 0;
  return { ...episode, first: episode.first - earlier, last: episode.last - earlier };
}
