import { random } from '../random/random.ts';
import type { Stage } from '../plan/day.ts';
import { category, sample } from './sample.ts';
import type { Track } from './track.ts';

const SLEEP = category('SleepAnalysis');
const VALUES: Readonly<Record<Stage, string>> = {
  core: 'HKCategoryValueSleepAnalysisAsleepCore',
  deep: 'HKCategoryValueSleepAnalysisAsleepDeep',
  rem: 'HKCategoryValueSleepAnalysisAsleepREM',
  awake: 'HKCategoryValueSleepAnalysisAwake',
};

/** Nights as two devices tell them: the phone only time in bed, the watch the stages. Both carry the zone slept in. */
export const sleepAnalysis: Track = (world, day, emit) => {
  const { inBed, stages } = day.night;
  const metadata = [['HKTimeZone', day.zone]] as const;
  const hasPhone = random(world.seed, 'phone-in-bed', day.index).chance(0.93);
  if (hasPhone && inBed.endSec <= world.exportSec) {
    emit({
      ...sample(SLEEP, world.sources.sleepSchedule(inBed.endSec), inBed.startSec, inBed.endSec, 'HKCategoryValueSleepAnalysisInBed'),
      metadata,
    });
  }
  if (!day.isNightWorn) return;
  for (const { stage, startSec, endSec } of stages) {
    emit({ ...sample(SLEEP, world.sources.watch(endSec), startSec, endSec, VALUES[stage]), createdSec: inBed.endSec + 120, metadata });
  }
};
