import { random } from '../random/random.ts';
import { category, sample } from './sample.ts';
import type { Track } from './track.ts';

const MINDFUL = category('MindfulSession');

/** Short sessions in the evening, most in winter; months pass without one. */
export const mindfulSessions: Track = (world, day, emit) => {
  const draw = random(world.seed, 'mindful', day.index);
  const isKeen = random(world.seed, 'mindful-month', Math.floor(day.index / 30)).chance(0.4);
  if (!draw.chance(isKeen ? 0.3 - 0.1 * day.season : 0.01)) return;
  const endSec = day.bedtimeSec - draw.whole(900, 4000);
  if (endSec - 1200 > day.night.inBed.endSec)
    emit(sample(MINDFUL, world.sources.mindfulness, endSec - 60 * draw.whole(3, 12), endSec, 'HKCategoryValueNotApplicable'));
};
