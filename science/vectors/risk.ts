import { framinghamRisk } from '../framingham.ts';
import { pooledCohortRisk } from '../pooled-cohort.ts';
import type { CardiovascularInput } from '../pooled-cohort.ts';
import { prevent, preventProblems, preventThirtyYears } from '../prevent.ts';
import type { PreventInput, PreventModel } from '../prevent.ts';
import { score2Diabetes } from '../score2-diabetes.ts';
import type { RiskRegion } from '../score2-region.ts';
import { score2, score2AsiaPacific } from '../score2.ts';
import type { Score2Input } from '../score2.ts';
import type { Sex } from '../sex.ts';
import { family, shown } from './family.ts';
import type { Families } from './family.ts';

interface OlderInput {
  readonly age: number;
  readonly sex: Sex;
  readonly race: 'black' | 'white';
  readonly tc: number;
  readonly hdl: number;
  readonly sbp: number;
  readonly bp_tx: number;
  readonly smoking: number;
  readonly dm: number;
}

const older = (input: OlderInput): CardiovascularInput => ({
  age: input.age,
  sex: input.sex,
  totalCholesterol: input.tc,
  hdl: input.hdl,
  systolic: input.sbp,
  bloodPressureDrug: input.bp_tx === 1,
  smoker: input.smoking === 1,
  diabetes: input.dm === 1,
});

const REGIONS: Readonly<Record<string, RiskRegion>> = { Low: 'low', Moderate: 'moderate', High: 'high', 'Very high': 'very-high' };

interface EuropeInput {
  readonly region: string;
  readonly age: number;
  readonly sex: Sex;
  readonly smoker: number;
  readonly sbp: number;
  readonly tc: number;
  readonly hdl: number;
  readonly hba1c: number;
  readonly egfr: number;
  readonly dm_age: number;
}

const europe = (input: EuropeInput): Score2Input => ({
  region: REGIONS[input.region] ?? 'low',
  age: input.age,
  sex: input.sex,
  smoker: input.smoker === 1,
  systolic: input.sbp,
  totalCholesterol: input.tc,
  hdl: input.hdl,
});

interface AmericaInput {
  readonly age: number;
  readonly sex: Sex;
  readonly sbp: number;
  readonly bp_tx: number;
  readonly total_c: number;
  readonly hdl_c: number;
  readonly statin: number;
  readonly dm: number;
  readonly smoking: number;
  readonly egfr: number;
  readonly bmi: number;
  readonly hba1c?: number | null;
  readonly uacr?: number | null;
  readonly sdi?: number | null;
  readonly model?: PreventModel;
}

/** A case may name a model that leaves out an input that it has. */
const uses = (input: AmericaInput, model: PreventModel) => [undefined, 'full', model].includes(input.model);

const america = (input: AmericaInput): PreventInput => ({
  age: input.age,
  sex: input.sex,
  systolic: input.sbp,
  bloodPressureDrug: input.bp_tx === 1,
  totalCholesterol: input.total_c,
  hdl: input.hdl_c,
  statin: input.statin === 1,
  diabetes: input.dm === 1,
  smoker: input.smoking === 1,
  filtration: input.egfr,
  bmi: input.bmi,
  hba1c: uses(input, 'hba1c') ? (input.hba1c ?? undefined) : undefined,
  albuminToCreatinine: uses(input, 'uacr') ? (input.uacr ?? undefined) : undefined,
  deprivation: uses(input, 'sdi') ? (input.sdi ?? undefined) : undefined,
});

const NAMES: Readonly<Record<string, string>> = {
  systolic: 'sbp',
  totalCholesterol: 'total_c',
  hdl: 'hdl_c',
  filtration: 'egfr',
  albuminToCreatinine: 'uacr',
  deprivation: 'sdi',
};

/** Cardiovascular risk equations. */
export const riskFamilies: Families = {
  ascvd_pce: family<OlderInput>((input) =>
    shown(pooledCohortRisk({ ...older(input), race: input.race === 'black' ? 'black' : 'white' }), (risk) => ({ risk })),
  ),
  framingham_cvd_2008: family<OlderInput>((input) => shown(framinghamRisk(older(input)), (risk) => ({ risk }))),
  score2: family<EuropeInput>((input) =>
    shown(score2(europe(input)), ({ percent, model, category }) => ({ risk_pct: percent, model, category })),
  ),
  score2_asia_pacific: family<EuropeInput>((input) => shown(score2AsiaPacific(europe(input)), (percent) => ({ risk_pct: percent }))),
  score2_diabetes: family<EuropeInput>((input) =>
    shown(
      score2Diabetes({ ...europe(input), hba1c: input.hba1c, filtration: input.egfr, ageAtDiagnosis: input.dm_age }),
      ({ percent, category }) => ({ risk_pct: percent, category }),
    ),
  ),
  prevent: family<AmericaInput>((input) =>
    shown(prevent(america(input)), ({ model, tenYears, thirtyYears }) => ({ model, risk10: tenYears, risk30: thirtyYears })),
  ),
  prevent_validity: family<AmericaInput>((input) => {
    const problems = preventProblems(america(input)).map((field) => NAMES[field] ?? field);
    const ok10 = problems.length === 0;
    return { ok10, ok30: ok10 && preventThirtyYears(input.age), problems };
  }),
};
