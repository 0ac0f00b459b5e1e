import Type from 'typebox';
import { operation, setting } from '../index.ts';
import { PersonParams } from '../shapes/index.ts';

const oneOf = <const T extends readonly string[]>(values: T) => Type.Union(values.map((value) => Type.Literal(value as T[number])));

/** What the equation asks for; ranges are those of the original program, beyond which it says nothing. */
const Factors = Type.Object(
  {
    sex: oneOf(['female', 'male']),
    age: Type.Integer({ minimum: 25, maximum: 84 }),
    ethnicity: oneOf([
      'white-or-not-stated',
      'indian',
      'pakistani',
      'bangladeshi',
      'other-asian',
      'black-caribbean',
      'black-african',
      'chinese',
      'other',
    ]),
    smoking: oneOf(['never', 'former', 'light', 'moderate', 'heavy']),
    bodyMassIndex: Type.Number({ minimum: 20, maximum: 40, description: 'kg/m²' }),
    cholesterolRatio: Type.Number({ minimum: 1, maximum: 11, description: 'Total cholesterol over HDL.' }),
    systolic: Type.Number({ minimum: 70, maximum: 210, description: 'mmHg' }),
    systolicDeviation: Type.Number({ minimum: 0, maximum: 40, description: 'Standard deviation of two or more systolic readings, mmHg.' }),
    townsend: Type.Number({ minimum: -7, maximum: 11, description: 'Deprivation of the postcode; 0 is about the average.' }),
    conditions: Type.Array(
      oneOf([
        'atrialFibrillation',
        'atypicalAntipsychotics',
        'steroidTablets',
        'erectileDysfunction',
        'migraine',
        'rheumatoidArthritis',
        'kidneyDisease',
        'severeMentalIllness',
        'lupus',
        'bloodPressureTreatment',
        'diabetesType1',
        'diabetesType2',
        'familyHistory',
      ]),
      { uniqueItems: true, description: 'Kidney disease is stage 3 to 5; family history is of a parent or sibling under 60.' },
    ),
  },
  { additionalProperties: false },
);

export const qrisk3Operations = {
  computeQrisk3: operation({
    id: 'recommendation.computeQrisk3',
    method: 'POST',
    path: '/v1/people/:personId/risk/qrisk3',
    permission: 'recommendation:insights:read',
    category: 'recommendations',
    summary:
      'Ten-year risk by QRISK3 from factors that the caller gives, for clinicians in the United Kingdom; where an operator has turned it on.',
    params: PersonParams,
    body: Factors,
    output: Type.Object({
      percent: Type.Number({ minimum: 0, maximum: 100, description: 'To a tenth.' }),
      disclaimer: Type.String({ description: 'Of the licence: whoever shows the score shows it, too.' }),
      method: Type.Object({ id: Type.Literal('qrisk3'), version: Type.Literal('2017'), source: Type.String(), licence: Type.String() }),
    }),
    errors: ['qrisk3-off'],
  }),
};

export const qrisk3Settings = {
  qrisk3: setting({
    schema: Type.Boolean(),
    default: false,
    applies: 'live',
    summary: 'Whether QRISK3 is loaded and answers: an optional package under the LGPL, whose disclaimer must stand beside every score.',
  }),
};

export const qrisk3Problems = {
  'qrisk3-off': {
    status: 404,
    title: 'QRISK3 is not turned on here.',
    fix: 'An operator sets `qrisk3` of recommendation, after reading `qrisk3/NOTICE.md`.',
  },
} as const;
