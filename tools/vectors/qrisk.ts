import { CONDITIONS, ETHNICITIES, qrisk3, SMOKING, type Condition } from '@aceso/qrisk3';
import { family, type Families } from '@aceso/science/vectors/family';

/** Columns of the published data sets -> conditions. */
const COLUMNS: Readonly<Record<string, Condition>> = {
  b_AF: 'atrialFibrillation',
  b_atypicalantipsy: 'atypicalAntipsychotics',
  b_corticosteroids: 'steroidTablets',
  b_impotence2: 'erectileDysfunction',
  b_migraine: 'migraine',
  b_ra: 'rheumatoidArthritis',
  b_renal: 'kidneyDisease',
  b_semi: 'severeMentalIllness',
  b_sle: 'lupus',
  b_treatedhyp: 'bloodPressureTreatment',
  b_type1: 'diabetesType1',
  b_type2: 'diabetesType2',
  fh_cvd: 'familyHistory',
};

type Row = Readonly<Record<'age' | 'gender' | 'weight' | 'height' | 'ethrisk' | 'rati' | 'sbp' | 'sbps5' | 'smoke_cat' | 'town', number>> &
  Readonly<Record<string, number>>;

/** The optional package against the output of ClinRisk's program. */
export const qriskFamily: Families = {
  qrisk3: family((row: Row) => {
    const score = qrisk3({
      sex: row.gender === 1 ? 'female' : 'male',
      age: row.age,
      ethnicity: ETHNICITIES[row.ethrisk - 1] ?? 'other',
      // Counted from one in these data sets, from zero in the program.
      smoking: SMOKING[row.smoke_cat - 1] ?? 'never',
      bodyMassIndex: row.weight / (row.height / 100) ** 2,
      cholesterolRatio: row.rati,
      systolic: row.sbp,
      systolicDeviation: row.sbps5,
      townsend: row.town,
      conditions: CONDITIONS.filter((condition) =>
        Object.entries(COLUMNS).some(([column, name]) => name === condition && row[column] === 1),
      ),
    });
    return { risk_pct: score.ok ? score.percent : Number.NaN };
  }),
};
