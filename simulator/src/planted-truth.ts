import { EPISODE_SIZES } from './episodes/episode.ts';
import type { EpisodeKind, PlantedEpisode } from './episodes/episode.ts';
import type { Day } from './plan/day.ts';
import type { PlantedTruth } from './truth.ts';

/** How long ago an episode may have ended to deserve advice today. */
const RECENT_DAYS = 14;

/** Whether the devices recorded what an episode of a kind moves on a day. */
const IS_RECORDED: Readonly<Record<EpisodeKind, (day: Day) => boolean>> = {
  'fever-episode': ({ isNightWorn }) => isNightWorn,
  'low-hrv-stretch': ({ isNightWorn }) => isNightWorn,
  'bedtime-drift': ({ isNightWorn }) => isNightWorn,
  'training-block': ({ worn }) => worn.length > 0,
  'low-activity': ({ worn }) => worn.length > 0,
  'weight-gain': ({ weighingSec }) => weighingSec !== undefined,
  'rising-blood-pressure': ({ pressureSec }) => pressureSec.length > 0,
  // A glucose sensor stays on for its ten days and is replaced at once.
  'high-glucose': () => true,
};

/** Tells an episode in the words of the truth file. */
export function plantedTruth(days: readonly Day[], { kind, first, last, size }: PlantedEpisode): PlantedTruth {
  const { unit, means } = EPISODE_SIZES[kind];
  const [from, to] = [days[first]?.date ?? '', days[last]?.date ?? ''];
  const daysRecorded = days.slice(first, last + 1).filter(IS_RECORDED[kind]).length;
  return { kind, from, to, size, unit, detail: `${means}: ${size} ${unit}`, daysRecorded, isRecent: days.length - 1 - last <= RECENT_DAYS };
}
