import { earlyWarningScore } from '../early-warning-score.ts';
import type { VitalSigns } from '../early-warning-score.ts';
import { lifeEssential8 } from '../life-essential-8.ts';
import { maxHeartRate, reserveHeartRate } from '../max-heart-rate.ts';
import { metabolicSyndrome } from '../metabolic-syndrome.ts';
import { mayNotify } from '../notification-budget.ts';
import { checkNumbers } from '../number-check.ts';
import type { KnownFact } from '../number-forms.ts';
import { oxygenCost, oxygenUptakeFromCooperTest, oxygenUptakeFromHabits, oxygenUptakeFromHeartRates } from '../oxygen-uptake.ts';
import { preventiveServices } from '../preventive-services.ts';
import { questionnaireScore } from '../questionnaire.ts';
import { redFlagTriage } from '../red-flag-triage.ts';
import { restingEnergy } from '../resting-energy.ts';
import type { Sex } from '../sex.ts';
import { family, shown } from './family.ts';
import type { Families } from './family.ts';

type Numbers<K extends string> = Readonly<Record<K, number>>;
type Flags<K extends string> = Readonly<Record<K, boolean>>;

const NICOTINE = {
  never: 'never',
  former5: 'former-5-years',
  former1to5: 'former-1-to-5-years',
  former_lt1_or_nds: 'former-below-1-year-or-vaping',
  current: 'current',
} as const;

type HealthInput = Numbers<'mvpa' | 'sleep_h' | 'bmi' | 'non_hdl' | 'a1c' | 'sbp' | 'dbp' | 'mepa'> &
  Flags<'secondhand' | 'lipid_drug' | 'diabetes' | 'bp_drug'> & { readonly nicotine: keyof typeof NICOTINE };

function heartHealth(input: HealthInput): unknown {
  const result = lifeEssential8({
    activeMinutes: input.mvpa,
    nicotine: NICOTINE[input.nicotine],
    secondHandSmoke: input.secondhand,
    sleepHours: input.sleep_h,
    bmi: input.bmi,
    nonHdl: input.non_hdl,
    lipidDrug: input.lipid_drug,
    a1c: input.a1c,
    diabetes: input.diabetes,
    systolic: input.sbp,
    diastolic: input.dbp,
    bloodPressureDrug: input.bp_drug,
    dietPoints: input.mepa,
  });
  return shown(result, ({ activity, bloodPressure, ...rest }) => ({ ...rest, pa: activity, bp: bloodPressure }));
}

const FACTORS = { waist: 'waist', triglycerides: 'tg', hdl: 'hdl', 'blood-pressure': 'bp', glucose: 'glucose' } as const;

type MetabolicInput = Numbers<'waist' | 'waist_cutoff' | 'tg' | 'hdl' | 'sbp' | 'dbp' | 'fpg'> &
  Flags<'tg_drug' | 'bp_drug' | 'glucose_drug'> & { readonly sex: Sex };

function metabolic(input: MetabolicInput): unknown {
  const result = metabolicSyndrome({
    sex: input.sex,
    waistCm: input.waist,
    waistLimitCm: input.waist_cutoff,
    triglycerides: input.tg,
    triglycerideDrug: input.tg_drug,
    hdl: input.hdl,
    systolic: input.sbp,
    diastolic: input.dbp,
    bloodPressureDrug: input.bp_drug,
    fastingGlucose: input.fpg,
    glucoseDrug: input.glucose_drug,
  });
  return shown(result, ({ factors, met }) => ({ criteria: factors.map((factor) => FACTORS[factor]), met }));
}

const INSTRUMENTS = { phq9: 'phq9', gad7: 'gad7', isi: 'isi', audit_c: 'audit-c', who5: 'who5' } as const;

type FitnessInput = Numbers<
  'age' | 'hr_max' | 'hr_rest' | 'metres' | 'speed_m_min' | 'grade' | 'weight_kg' | 'height_cm' | 'fraction' | 'waist_cm' | 'pa_index'
>;

function fitness(input: FitnessInput & { readonly kind: string; readonly sex: Sex }): unknown {
  switch (input.kind) {
    case 'hrmax':
      return shown(maxHeartRate(input.age));
    case 'uth':
      return shown(oxygenUptakeFromHeartRates({ maximal: input.hr_max, resting: input.hr_rest }), (vo2max) => ({ vo2max }));
    case 'cooper':
      return shown(oxygenUptakeFromCooperTest(input.metres), (vo2max) => ({ vo2max }));
    case 'acsm_run':
    case 'acsm_walk': {
      const gait = input.kind === 'acsm_run' ? 'run' : 'walk';
      return shown(oxygenCost({ gait, metresPerMinute: input.speed_m_min, grade: input.grade }), (vo2) => ({ vo2 }));
    }
    case 'mifflin': {
      const energy = restingEnergy({ sex: input.sex, weightKg: input.weight_kg, heightCm: input.height_cm, age: input.age });
      return shown(energy, (kcal) => ({ bmr_kcal: kcal }));
    }
    case 'karvonen': {
      const rate = reserveHeartRate({ resting: input.hr_rest, maximal: input.hr_max, share: input.fraction });
      return shown(rate, (target) => ({ target_hr: target }));
    }
    case 'hunt':
    case 'nes':
    case 'nes2011':
    case 'non_exercise': {
      const habits = { sex: input.sex, age: input.age, waistCm: input.waist_cm, resting: input.hr_rest, activityIndex: input.pa_index };
      return shown(oxygenUptakeFromHabits(habits), (vo2max) => ({ vo2max }));
    }
    default:
      return { unknown: input.kind };
  }
}

interface VitalsInput {
  readonly rr: number;
  readonly spo2: number;
  readonly scale: 1 | 2;
  readonly o2: boolean;
  readonly sbp: number;
  readonly hr: number;
  readonly acvpu: VitalSigns['consciousness'];
  readonly temp: number;
}

const vitals = (input: VitalsInput): VitalSigns => ({
  respiratoryRate: input.rr,
  oxygenSaturation: input.spo2,
  oxygenScale: input.scale,
  oxygen: input.o2,
  systolic: input.sbp,
  heartRate: input.hr,
  consciousness: input.acvpu,
  temperature: input.temp,
});

type ProfileInput = Numbers<'age' | 'bmi' | 'pack_years' | 'cvd_risk10' | 'cvd_risk_factors'> &
  Flags<'diabetes' | 'hysterectomy'> & {
    readonly sex: Sex;
    readonly smoking: 'never' | 'former' | 'current';
    readonly quit_years: number | null;
  };

function services(input: ProfileInput): unknown {
  const result = preventiveServices({
    age: input.age,
    sex: input.sex,
    bmi: input.bmi,
    smoking: input.smoking,
    packYears: input.pack_years,
    yearsSinceQuit: input.quit_years ?? undefined,
    diabetes: input.diabetes,
    cardiovascularRisk10: input.cvd_risk10,
    riskFactors: input.cvd_risk_factors,
    hysterectomy: input.hysterectomy,
  });
  return shown(result);
}

interface MessageInput {
  readonly now: number;
  readonly history: readonly (readonly [minutesAgo: number, dismissed: 0 | 1])[];
  readonly prefs: { readonly quiet: readonly [number, number]; readonly daily: number; readonly weekly: number; readonly gap: number };
  readonly severity: 'critical' | 'advice' | 'info';
}

function message({ now, history, prefs, severity }: MessageInput): unknown {
  const [quietFrom, quietTo] = prefs.quiet;
  const limits = { quietFrom, quietTo, daily: prefs.daily, weekly: prefs.weekly, gapMinutes: prefs.gap };
  const sent = history.map(([minutesAgo, dismissed]) => ({ minutesAgo, dismissed: dismissed === 1 }));
  return shown(mayNotify({ now, history: sent, limits, severity }));
}

interface AnswerInput {
  readonly tools: readonly KnownFact[];
  readonly kb: readonly { readonly text: string }[];
  readonly text: string;
  readonly question?: string;
}

/** Composite scores, questionnaires, estimates of fitness, and rules. */
export const scoreFamilies: Families = {
  life_essential_8: family(heartHealth),
  metabolic_syndrome: family(metabolic),
  questionnaires: family<{ readonly instrument: keyof typeof INSTRUMENTS; readonly items: readonly number[]; readonly sex?: Sex }>(
    (input) =>
      shown(questionnaireScore({ ...input, instrument: INSTRUMENTS[input.instrument] }), ({ total, band, redFlag }) => ({
        total,
        band,
        red_flag: redFlag,
      })),
  ),
  vo2max_hr: family(fitness),
  news2: family<VitalsInput>((input) => shown(earlyWarningScore(vitals(input)))),
  preventive_services: family(services),
  notification_budget: family(message),
  number_check: family<AnswerInput>(({ tools, kb, text, question }) =>
    checkNumbers({ facts: tools, knowledge: kb.map((entry) => entry.text), text, question: question ?? '' }),
  ),
  red_flag_triage: family<{ readonly text: string }>(({ text }) => redFlagTriage(text)),
};
