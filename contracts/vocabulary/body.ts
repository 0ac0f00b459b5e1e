import type { Metric } from './metric.ts';
import { byDefinition, ofBody } from './plausible.ts';
import { BODY_MASS_INDEX, ENERGY_A_DAY, LENGTH, MASS, PERCENT, SCORE, YEARS } from './units.ts';

const BODY = { family: 'body', category: 'body', kind: 'discrete', aggregation: 'last' } as const;
const WEIGHT = ofBody(0.2, 700);

/** Measures of the body: scales and tapes. */
export const BODY_METRICS: readonly Metric[] = [
  {
    id: 'body-mass',
    name: 'Weight',
    ...BODY,
    ...MASS,
    plausible: WEIGHT,
    loinc: '29463-7',
    openMHealth: 'omh:body-weight:3.0',
    healthKit: 'HKQuantityTypeIdentifierBodyMass',
    healthConnect: 'Weight',
  },
  {
    id: 'height',
    name: 'Height',
    ...BODY,
    ...LENGTH,
    plausible: ofBody(20, 280),
    loinc: '8302-2',
    openMHealth: 'omh:body-height:1.0',
    healthKit: 'HKQuantityTypeIdentifierHeight',
    healthConnect: 'Height',
  },
  {
    id: 'body-mass-index',
    name: 'Body mass index',
    ...BODY,
    ...BODY_MASS_INDEX,
    plausible: ofBody(5, 250),
    loinc: '39156-5',
    openMHealth: 'omh:body-mass-index:2.0',
    healthKit: 'HKQuantityTypeIdentifierBodyMassIndex',
  },
  {
    id: 'body-fat-percentage',
    name: 'Body fat',
    ...BODY,
    ...PERCENT,
    plausible: byDefinition(0, 100),
    loinc: '41982-0',
    openMHealth: 'omh:body-fat-percentage:1.0',
    healthKit: 'HKQuantityTypeIdentifierBodyFatPercentage',
    healthConnect: 'BodyFat',
  },
  {
    id: 'lean-body-mass',
    name: 'Lean body mass',
    ...BODY,
    ...MASS,
    plausible: WEIGHT,
    loinc: '91557-9',
    healthKit: 'HKQuantityTypeIdentifierLeanBodyMass',
    healthConnect: 'LeanBodyMass',
  },
  { id: 'muscle-mass', name: 'Muscle mass', ...BODY, ...MASS, plausible: WEIGHT },
  { id: 'bone-mass', name: 'Bone mass', ...BODY, ...MASS, plausible: ofBody(0.05, 50), healthConnect: 'BoneMass' },
  { id: 'body-water-mass', name: 'Body water', ...BODY, ...MASS, plausible: WEIGHT, healthConnect: 'BodyWaterMass' },
  { id: 'body-water-percentage', name: 'Body water share', ...BODY, ...PERCENT, plausible: byDefinition(0, 100) },
  { id: 'basal-metabolic-rate', name: 'Basal metabolic rate', ...BODY, ...ENERGY_A_DAY, plausible: ofBody(200, 8000) },
  { id: 'metabolic-age', name: 'Metabolic age', ...BODY, ...YEARS, plausible: ofBody(1, 130) },
  {
    id: 'waist-circumference',
    name: 'Waist',
    ...BODY,
    ...LENGTH,
    plausible: ofBody(10, 400),
    loinc: '8280-0',
    healthKit: 'HKQuantityTypeIdentifierWaistCircumference',
  },
  { id: 'visceral-fat-index', name: 'Visceral fat index', ...BODY, ...SCORE, plausible: ofBody(0, 100) },
];
