import { firstOutside } from './ranges.ts';
import type { Range } from './ranges.ts';
import { ok } from './result.ts';
import type { Result } from './result.ts';

/** One week of activity held against the WHO recommendation. */
export interface ActivityWeek {
  /** Moderate minutes plus twice the vigorous ones. */
  readonly equivalentMinutes: number;
  readonly aerobic: 'below' | 'meets' | 'exceeds';
  readonly strength: boolean;
  /** Balance training, asked of people from 65; undefined before. */
  readonly balance: boolean | undefined;
}

const WEEK_MINUTES: Range = [0, 10_080];
const WEEK_DAYS: Range = [0, 7];

/**
 * WHO 2020 recommendation for adults: 150 to 300 min a week of moderate activity (or half of it vigorous), strength on 2 days,
 * from 65 years also balance on 3 days.
 *
 * Age 18 to 120 years, minutes and days in one week of seven measured days. Wrist devices miss strength and balance: ask.
 * For children, pregnancy and chronic conditions the guideline has its own pages.
 * @formula moderate + 2 vigorous (minutes a week)
 * @needs Needs every input; nothing stands in for one that is missing.
 * @accuracy Limits of a guideline: they sort values and have no accuracy of their own.
 * @see Bull et al., Br J Sports Med 2020;54:1451, doi 10.1136/bjsports-2020-102955
 */
export function whoActivity(input: {
  readonly age: number;
  readonly moderateMinutes: number;
  readonly vigorousMinutes: number;
  readonly strengthDays: number;
  readonly balanceDays: number;
}): Result<ActivityWeek> {
  const refusal = firstOutside(input, {
    age: [18, 120],
    moderateMinutes: WEEK_MINUTES,
    vigorousMinutes: WEEK_MINUTES,
    strengthDays: WEEK_DAYS,
    balanceDays: WEEK_DAYS,
  });
  if (refusal) return refusal;
  const equivalentMinutes = input.moderateMinutes + 2 * input.vigorousMinutes;
  return ok({
    equivalentMinutes,
    aerobic: equivalentMinutes < 150 ? 'below' : equivalentMinutes <= 300 ? 'meets' : 'exceeds',
    strength: input.strengthDays >= 2,
    balance: input.age >= 65 ? input.balanceDays >= 3 : undefined,
  });
}
