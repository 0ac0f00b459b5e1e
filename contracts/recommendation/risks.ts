import Type from 'typebox';
import { operation } from '../index.ts';
import { PersonParams } from '../shapes/index.ts';

const CLOSED = { additionalProperties: false } as const;

/** What risk equations ask for and nothing else does; what is left out was not told, which is another answer than no. */
export const RiskFactors = Type.Object(
  {
    diabetes: Type.Optional(
      Type.Object(
        {
          type: Type.Union([Type.Literal('type-1'), Type.Literal('type-2'), Type.Literal('other')]),
          ageAtDiagnosis: Type.Integer({ minimum: 0, maximum: 120, description: 'Years.' }),
        },
        { ...CLOSED, description: 'Asked of people who told of diabetes.' },
      ),
    ),
    activeDaily: Type.Optional(Type.Boolean({ description: 'At least 30 minutes of activity on most days, work included.' })),
    vegetablesDaily: Type.Optional(Type.Boolean({ description: 'Vegetables, fruit or berries every day.' })),
    highGlucoseEver: Type.Optional(Type.Boolean({ description: 'Was ever told of high blood glucose, also in illness or pregnancy.' })),
    familyDiabetes: Type.Optional(Type.Union([Type.Literal('none'), Type.Literal('second-degree'), Type.Literal('first-degree')])),
  },
  CLOSED,
);

/** One equation, and whether it fits a person; what it says is told at the FHIR door alone, as RiskAssessment. */
const RiskEquation = Type.Object({
  method: Type.Union([
    Type.Literal('score2'),
    Type.Literal('score2-op'),
    Type.Literal('score2-diabetes'),
    Type.Literal('prevent'),
    Type.Literal('findrisc'),
    Type.Literal('kdigo'),
    Type.Literal('fib-4'),
  ]),
  name: Type.String(),
  version: Type.String(),
  citation: Type.String(),
  isAssessed: Type.Boolean({ description: 'Whether there is a RiskAssessment of it.' }),
  reason: Type.Optional(Type.String({ description: 'Why not: for whom it was not made, or what is missing.' })),
});

/** Operations about risk equations. */
export const riskOperations = {
  listRiskEquations: operation({
    id: 'recommendation.listRiskEquations',
    method: 'GET',
    path: '/v1/people/:personId/risk-equations',
    permission: 'recommendation:insights:read',
    category: 'recommendations',
    summary: 'Which published risk equations fit a person, and why the others do not.',
    params: PersonParams,
    output: Type.Object({ items: Type.Array(RiskEquation) }),
    errors: [],
  }),
  getRiskFactors: operation({
    id: 'recommendation.getRiskFactors',
    method: 'GET',
    path: '/v1/people/:personId/risk-factors',
    permission: 'recommendation:recommendations:read',
    category: 'recommendations',
    summary: 'What the person told of what only risk equations ask for.',
    params: PersonParams,
    output: RiskFactors,
    errors: [],
  }),
  setRiskFactors: operation({
    id: 'recommendation.setRiskFactors',
    method: 'PUT',
    path: '/v1/people/:personId/risk-factors',
    permission: 'recommendation:feedback:write',
    category: 'recommendations',
    summary: 'Replaces what the person told of what only risk equations ask for. Used for nothing else.',
    params: PersonParams,
    body: RiskFactors,
    errors: [],
  }),
} as const;
