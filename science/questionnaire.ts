import { outside } from './ranges.ts';
import { missing, ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { at, sum } from './series.ts';
import type { Sex } from './sex.ts';

/** Depression, anxiety, insomnia, alcohol, wellbeing. */
export type Instrument = 'phq9' | 'gad7' | 'isi' | 'audit-c' | 'who5';

/** Sum of a questionnaire, its published band, and whether an answer needs a person at once. */
export interface QuestionnaireScore {
  readonly total: number;
  readonly band: string;
  readonly redFlag: boolean;
}

interface Form {
  readonly items: number;
  readonly most: number;
  readonly factor: number;
  readonly bands: readonly (readonly [from: number, band: string])[];
}

const FORMS: Readonly<Record<Exclude<Instrument, 'audit-c'>, Form>> = {
  phq9: {
    items: 9,
    most: 3,
    factor: 1,
    bands: [
      [20, 'severe'],
      [15, 'moderately severe'],
      [10, 'moderate'],
      [5, 'mild'],
      [0, 'minimal'],
    ],
  },
  gad7: {
    items: 7,
    most: 3,
    factor: 1,
    bands: [
      [15, 'severe'],
      [10, 'moderate'],
      [5, 'mild'],
      [0, 'minimal'],
    ],
  },
  isi: {
    items: 7,
    most: 4,
    factor: 1,
    bands: [
      [22, 'severe'],
      [15, 'moderate'],
      [8, 'subthreshold'],
      [0, 'none'],
    ],
  },
  who5: {
    items: 5,
    most: 5,
    factor: 4,
    bands: [
      [50, 'adequate'],
      [0, 'low'],
    ],
  },
};
const AUDIT_C_POSITIVE: Readonly<Record<Sex, number>> = { male: 4, female: 3 };

function formFor(instrument: Instrument, sex: Sex | undefined): Form | undefined {
  if (instrument !== 'audit-c') return FORMS[instrument];
  return (
    sex && {
      items: 3,
      most: 4,
      factor: 1,
      bands: [
        [AUDIT_C_POSITIVE[sex], 'positive'],
        [0, 'negative'],
      ],
    }
  );
}

/**
 * Scores PHQ-9, GAD-7, ISI, AUDIT-C (which needs `sex`) or WHO-5 from its items, all of which must be answered.
 *
 * Items 0 to 3 (PHQ-9, GAD-7), 0 to 4 (ISI, AUDIT-C), 0 to 5 (WHO-5). Screens for adults, not diagnoses. Any answer but 0 to the ninth
 * item of PHQ-9 (thoughts of death or self-harm) is a red flag, whatever the sum.
 * @formula sum of the items; WHO-5 times 4
 * @units Points.
 * @needs Needs every input; nothing stands in for one that is missing.
 * @accuracy Accuracy as published: PHQ-9 from 10 sensitivity 88 %, specificity 88 %; GAD-7 from 10 sensitivity 89 %, specificity 82 %;
 *   WHO-5 up to 50 sensitivity 86 %, specificity 81 %.
 * @see Kroenke 2001, doi 10.1046/j.1525-1497.2001.016009606.x; Spitzer 2006, doi 10.1001/archinte.166.10.1092; Bastien 2001,
 *   doi 10.1016/S1389-9457(00)00065-4; Bush 1998, doi 10.1001/archinte.158.16.1789; Topp 2015, doi 10.1159/000376585
 */
export function questionnaireScore(input: {
  readonly instrument: Instrument;
  readonly items: readonly number[];
  readonly sex?: Sex | undefined;
}): Result<QuestionnaireScore> {
  const form = formFor(input.instrument, input.sex);
  if (!form) return missing('sex');
  if (input.items.length !== form.items) return tooFew(form.items, input.items.length);
  for (const [index, item] of input.items.entries()) {
    const refusal = outside(`items[${index}]`, item, [0, form.most]);
    if (refusal) return refusal;
  }
  const total = form.factor * sum(input.items);
  const band = form.bands.find(([from]) => total >= from)?.[1] ?? '';
  return ok({ total, band, redFlag: input.instrument === 'phq9' && at(input.items, 8) > 0 });
}
