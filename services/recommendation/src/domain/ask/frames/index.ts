import { comparison, twoMeasures } from './comparison.ts';
import { correlation } from './correlation.ts';
import { countedDays, recorded, share, streak } from './counted-days.ts';
import { dates } from './dates.ts';
import { groups } from './groups.ts';
import { part } from './part.ts';
import type { Reading } from '../reading.ts';
import type { Query } from '../query.ts';
import { kinds, shareOfWorkouts } from './workouts.ts';
import { againstUsual, closest, gap, list, standing } from './ranked.ts';
import { statistic } from './statistic.ts';
import { trend } from './trend.ts';

const FORMS = [
  closest,
  kinds,
  standing,
  gap,
  correlation,
  list,
  recorded,
  streak,
  againstUsual,
  twoMeasures,
  comparison,
  trend,
  groups,
  share,
  shareOfWorkouts,
  part,
  countedDays,
  dates,
  statistic,
];

/** Chooses what a question asks for; the first form that fits wins. */
export function frame(reading: Reading): Query | undefined {
  for (const form of FORMS) {
    const query = form(reading);
    if (query !== undefined) return query;
  }
  return undefined;
}
