import { fitnessFatigue } from '../fitness-fatigue.ts';
import { loadRatio } from '../load-ratio.ts';
import type { Sex } from '../sex.ts';
import { banisterImpulse, edwardsLoad } from '../training-impulse.ts';
import { trainingWeek } from '../training-monotony.ts';
import { family, shown } from './family.ts';
import type { Families } from './family.ts';

interface LoadInput {
  readonly kind: string;
  readonly load: readonly number[];
  readonly zone_minutes: readonly number[];
  readonly sex: Sex;
  readonly minutes: number;
  readonly hr_mean: number;
  readonly hr_rest: number;
  readonly hr_max: number;
}

function load(input: LoadInput): unknown {
  switch (input.kind) {
    case 'acwr_coupled':
      return shown(loadRatio(input.load, 'coupled'));
    case 'acwr_uncoupled':
      return shown(loadRatio(input.load, 'uncoupled'));
    case 'acwr_ewma':
      return shown(loadRatio(input.load, 'ewma'));
    case 'banister_trimp':
      return shown(
        banisterImpulse({
          sex: input.sex,
          minutes: input.minutes,
          meanHeartRate: input.hr_mean,
          restingHeartRate: input.hr_rest,
          maxHeartRate: input.hr_max,
        }),
        (trimp) => ({ trimp }),
      );
    case 'edwards':
      return shown(edwardsLoad(input.zone_minutes), (value) => ({ load: value }));
    case 'foster_week':
      return shown(trainingWeek(input.load));
    case 'ctl_atl':
      return shown(fitnessFatigue(input.load), (value) => ({
        ctl: value.fitness,
        atl: value.fatigue,
        tsb: value.balance,
        fitness_exp: value.fitnessImpulse,
        fatigue_exp: value.fatigueImpulse,
      }));
    default:
      return { unknown: input.kind };
  }
}

/** Training load. */
export const trainingFamilies: Families = { training_load: family(load) };
