import { bloodPressureCategory } from '../blood-pressure-category.ts';
import type { BloodPressureSetting } from '../blood-pressure-category.ts';
import { bodyMassIndex } from '../body-mass-index.ts';
import { cgmTargets } from '../cgm-targets.ts';
import type { CgmPopulation } from '../cgm-targets.ts';
import { glycaemiaCategory } from '../glycaemia-category.ts';
import type { Sex } from '../sex.ts';
import { waistRisk } from '../waist.ts';
import { whoActivity } from '../who-activity.ts';
import { family, shown } from './family.ts';
import type { Families } from './family.ts';

const SCHEMES = { acc_aha: 'acc-aha-2017', esc2024: 'esc-2024', esh2023: 'esh-2023' } as const;
const TESTS = { a1c: 'a1c', fpg: 'fasting', ogtt2h: 'tolerance-2h', random: 'random' } as const;

interface PressureInput {
  readonly sbp: number;
  readonly dbp: number;
  readonly scheme: keyof typeof SCHEMES;
  readonly setting: BloodPressureSetting;
}
interface BodyInput {
  readonly weight_kg: number;
  readonly height_cm: number;
  readonly waist_cm: number;
  readonly sex: Sex;
  readonly asian: boolean;
}
interface ActivityInput {
  readonly age: number;
  readonly moderate: number;
  readonly vigorous: number;
  readonly strength_days: number;
  readonly balance_days: number;
}
interface SharesInput {
  readonly population: CgmPopulation;
  readonly tir: number;
  readonly tbr70: number;
  readonly tbr54: number;
  readonly tar180: number;
  readonly tar250: number;
  readonly cv: number;
  readonly active_percent: number;
  readonly days: number;
}

function body(input: BodyInput): unknown {
  const index = bodyMassIndex({ weightKg: input.weight_kg, heightCm: input.height_cm, asian: input.asian });
  const waist = waistRisk({ waistCm: input.waist_cm, heightCm: input.height_cm, sex: input.sex });
  return {
    ...Object(shown(index, (value) => ({ bmi: value.index, class: value.class }))),
    ...Object(shown(waist, (value) => ({ waist_risk: value.risk, whtr: value.toHeight, whtr_band: value.toHeightBand }))),
  };
}

function activity(input: ActivityInput): unknown {
  const week = whoActivity({
    age: input.age,
    moderateMinutes: input.moderate,
    vigorousMinutes: input.vigorous,
    strengthDays: input.strength_days,
    balanceDays: input.balance_days,
  });
  return shown(week, (value) => ({
    equivalent_min: value.equivalentMinutes,
    aerobic: value.aerobic,
    strength_ok: value.strength,
    balance_ok: value.balance ?? null,
  }));
}

function glucoseTargets(input: SharesInput): unknown {
  const result = cgmTargets({
    population: input.population,
    shares: {
      inRange: input.tir,
      below70: input.tbr70,
      below54: input.tbr54,
      above180: input.tar180,
      above250: input.tar250,
      cv: input.cv,
    },
    activePercent: input.active_percent,
    days: input.days,
  });
  return shown(result, ({ met, sufficientData }) => ({
    met: { tir: met.inRange, tbr70: met.below70, tbr54: met.below54, tar180: met.above180, tar250: met.above250, cv: met.cv },
    sufficient_data: sufficientData,
  }));
}

/** Guideline cut-offs. */
export const thresholdFamilies: Families = {
  bp_category: family<PressureInput>(({ sbp, dbp, scheme, setting }) =>
    shown(bloodPressureCategory({ systolic: sbp, diastolic: dbp, scheme: SCHEMES[scheme], setting })),
  ),
  ada_glycaemia: family<{ readonly test: keyof typeof TESTS; readonly value: number; readonly symptoms: boolean }>((input) =>
    shown(glycaemiaCategory({ ...input, test: TESTS[input.test] })),
  ),
  who_activity: family(activity),
  anthropometry: family(body),
  cgm_targets: family(glucoseTargets),
};
