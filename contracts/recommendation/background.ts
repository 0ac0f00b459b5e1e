import Type from 'typebox';
import { operation } from '../index.ts';
import { LocalDay, PersonParams } from '../shapes/index.ts';

/** What a person may tell of themselves that forbids advice. */
export const Condition = Type.Union([
  Type.Literal('pregnancy'),
  Type.Literal('eating-disorder'),
  Type.Literal('diabetes'),
  Type.Literal('kidney-disease'),
  Type.Literal('cardiovascular-disease'),
  Type.Literal('pacemaker'),
  Type.Literal('atrial-fibrillation'),
  Type.Literal('beta-blocker'),
  Type.Literal('shift-work'),
  Type.Literal('hysterectomy'),
  Type.Literal('no-alcohol'),
]);
/** Medicines that a risk equation asks for. */
const Medicine = Type.Union([Type.Literal('for-blood-pressure'), Type.Literal('statin')]);
const Medicines = Type.Array(Medicine, { maxItems: 2, uniqueItems: true });
const CLOSED = { additionalProperties: false } as const;

/** What no device measures and advice must know: told by the person, used for nothing else. */
export const Background = Type.Object(
  {
    conditions: Type.Array(Condition, {
      maxItems: 20,
      uniqueItems: true,
      description: 'What forbids some advice.',
    }),
    smoking: Type.Optional(
      Type.Object(
        {
          status: Type.Union([Type.Literal('never'), Type.Literal('former'), Type.Literal('current')]),
          packYears: Type.Optional(Type.Number({ minimum: 0, maximum: 300, description: 'Packs a day times years.' })),
          quitYear: Type.Optional(Type.Integer({ minimum: 1900, maximum: 2100 })),
        },
        CLOSED,
      ),
    ),
    questionnaires: Type.Array(
      Type.Object(
        {
          instrument: Type.Union([
            Type.Literal('phq9'),
            Type.Literal('gad7'),
            Type.Literal('isi'),
            Type.Literal('audit-c'),
            Type.Literal('who5'),
          ]),
          answers: Type.Array(Type.Integer({ minimum: 0, maximum: 5 }), { minItems: 3, maxItems: 9 }),
          answeredOn: LocalDay,
        },
        CLOSED,
      ),
      { maxItems: 5, description: 'The newest answers of each questionnaire, in the order of its questions.' },
    ),
  },
  CLOSED,
);

/** Operations about what a person tells of themselves. */
export const backgroundOperations = {
  getBackground: operation({
    id: 'recommendation.getBackground',
    method: 'GET',
    path: '/v1/people/:personId/background',
    permission: 'recommendation:recommendations:read',
    category: 'recommendations',
    summary: 'What the person told the advisor of themselves: smoking, what forbids advice, questionnaires.',
    params: PersonParams,
    output: Background,
    errors: [],
  }),
  setBackground: operation({
    id: 'recommendation.setBackground',
    method: 'PUT',
    path: '/v1/people/:personId/background',
    permission: 'recommendation:feedback:write',
    category: 'recommendations',
    summary: 'Replaces what the person told of themselves; advice is looked at anew.',
    params: PersonParams,
    body: Background,
    errors: ['answers-do-not-fit'],
  }),
  getRiskMedicines: operation({
    id: 'recommendation.getRiskMedicines',
    method: 'GET',
    path: '/v1/people/:personId/risk-medicines',
    permission: 'recommendation:recommendations:read',
    category: 'recommendations',
    summary: 'What the person told of medicines that risk equations ask for; without `medicines` when nothing was told.',
    params: PersonParams,
    output: Type.Object({ medicines: Type.Optional(Medicines) }),
    errors: [],
  }),
  setRiskMedicines: operation({
    id: 'recommendation.setRiskMedicines',
    method: 'PUT',
    path: '/v1/people/:personId/risk-medicines',
    permission: 'recommendation:feedback:write',
    category: 'recommendations',
    summary: 'Tells which medicines that risk equations ask for are taken; an empty list says none. Used for nothing else.',
    params: PersonParams,
    body: Type.Object({ medicines: Medicines }, CLOSED),
    errors: [],
  }),
} as const;
