import { findrisc } from '../findrisc.ts';
import {
  glucoseManagementIndicator,
  homaInsulinResistance,
  ifccFromNgsp,
  meanGlucoseFromA1c,
  triglycerideGlucoseIndex,
} from '../glucose-conversion.ts';
import { kidneyFiltration } from '../kidney-filtration.ts';
import { kidneyRisk } from '../kidney-risk.ts';
import { lipids } from '../lipids.ts';
import { liverFibrosisIndex } from '../liver-fibrosis-index.ts';
import { phenotypicAge } from '../phenotypic-age.ts';
import type { CrpConvention } from '../phenotypic-age.ts';
import type { Sex } from '../sex.ts';
import { family, shown } from './family.ts';
import type { Families } from './family.ts';

type Numbers<K extends string> = Readonly<Record<K, number>>;

function kidneys(input: Numbers<'creatinine' | 'age'> & { readonly sex: Sex; readonly cystatin_c?: number | null }): unknown {
  return shown(kidneyFiltration({ ...input, cystatinC: input.cystatin_c ?? undefined }), ({ fromCreatinine, fromBoth, category }) => ({
    egfr_cr: fromCreatinine,
    egfr_cr_cys: fromBoth ?? null,
    g_category: category,
  }));
}

type AgeInput = Numbers<'age' | 'albumin' | 'creatinine' | 'glucose' | 'crp' | 'lymphocyte' | 'mcv' | 'rdw' | 'alp' | 'wbc'>;

function biologicalAge(input: AgeInput & { readonly variant: CrpConvention }): unknown {
  const { lymphocyte, mcv, rdw, alp, wbc, age, albumin, creatinine, glucose, crp } = input;
  const names = { lymphocytes: lymphocyte, meanCellVolume: mcv, redCellWidth: rdw, alkalinePhosphatase: alp, whiteCells: wbc };
  return shown(phenotypicAge({ age, albumin, creatinine, glucose, crp, ...names }, input.variant), (value) => ({
    phenoage: value.age,
    mortality10: value.mortality10,
  }));
}

type ConversionInput = Numbers<'a1c' | 'mean_mgdl' | 'glucose_mmol' | 'insulin_uU' | 'tg_mgdl' | 'glucose_mgdl'>;

function convert(input: ConversionInput & { readonly kind: string }): unknown {
  switch (input.kind) {
    case 'eag_from_a1c':
      return shown(meanGlucoseFromA1c(input.a1c), (eag) => ({ eag }));
    case 'gmi_from_mean':
      return shown(glucoseManagementIndicator(input.mean_mgdl), (gmi) => ({ gmi }));
    case 'ifcc_from_ngsp':
      return shown(ifccFromNgsp(input.a1c), (mmol) => ({ mmol_mol: mmol }));
    case 'homa_ir':
      return shown(homaInsulinResistance({ glucoseMmol: input.glucose_mmol, insulin: input.insulin_uU }), (value) => ({ homa_ir: value }));
    case 'tyg':
      return shown(triglycerideGlucoseIndex({ triglycerides: input.tg_mgdl, glucose: input.glucose_mgdl }), (tyg) => ({ tyg }));
    default:
      return { unknown: input.kind };
  }
}

interface DiabetesForm {
  readonly age: number;
  readonly sex: Sex;
  readonly bmi: number;
  readonly waist: number;
  readonly active30: boolean;
  readonly veg_daily: boolean;
  readonly bp_med: boolean;
  readonly high_glucose: boolean;
  readonly family: 'none' | 'first_degree' | 'second_degree';
}

const RELATIVES = { none: 'none', first_degree: 'first-degree', second_degree: 'second-degree' } as const;

function diabetesPoints(input: DiabetesForm): unknown {
  const result = findrisc({
    age: input.age,
    sex: input.sex,
    bmi: input.bmi,
    waistCm: input.waist,
    active: input.active30,
    vegetablesDaily: input.veg_daily,
    bloodPressureDrug: input.bp_med,
    highGlucose: input.high_glucose,
    family: RELATIVES[input.family],
  });
  return shown(result, ({ points, band, printedRisk10 }) => ({ score: points, band, risk10: printedRisk10 }));
}

/** Laboratory values and what is computed from them. */
export const biomarkerFamilies: Families = {
  ckd_epi_2021: family(kidneys),
  phenoage: family(biologicalAge),
  glucose_conversion: family(convert),
  findrisc: family(diabetesPoints),
  kdigo_risk: family<Numbers<'egfr' | 'acr'>>(({ egfr, acr }) =>
    shown(kidneyRisk({ filtration: egfr, albuminToCreatinine: acr }), ({ filtration, albumin, risk }) => ({
      g: filtration,
      a: albumin,
      risk,
    })),
  ),
  fib4: family<Numbers<'age' | 'ast' | 'alt' | 'platelets'>>((input) =>
    shown(liverFibrosisIndex(input), ({ index, band }) => ({ fib4: index, band })),
  ),
  lipids: family<Numbers<'tc' | 'hdl' | 'tg'>>(({ tc, hdl, tg }) =>
    shown(lipids({ total: tc, hdl, triglycerides: tg }), ({ nonHdl, ldlFriedewald, ldlSampson }) => ({
      non_hdl: nonHdl,
      ldl_friedewald: ldlFriedewald ?? null,
      ldl_sampson: ldlSampson ?? null,
    })),
  ),
};
