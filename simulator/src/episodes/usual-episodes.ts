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

/** The story of every demonstration: old episodes that are over, recent ones that deserve advice. Short exports hold fewer. */
export function usualEpisodes(days: number, withGlucose: boolean): readonly PlantedEpisode[] {
  const glucose = withGlucose ? [{ kind: 'high-glucose', firstBack: 20, lastBack: 0 } as const] : [];
  return [...USUAL, ...glucose]
    .map(({ kind, firstBack, lastBack }) => ({
      kind,
      first: days - 1 - firstBack,
      last: days - 1 - lastBack,
      size: EPISODE_SIZES[kind].usual,
    }))
    .filter(({ first }) => first >= ORDINARY_DAYS_MIN);
}
