/** Where a Withings measure type goes: metric, the vendor's unit, and the factor to ours when it is another. */
export interface MeasureType {
  readonly metric: string;
  readonly sourceUnit: string;
  readonly factor?: number;
}

/** Types by number, as Withings' documentation names them. A type that is not listed is skipped: it is not an error. */
export const MEASURE_TYPES: ReadonlyMap<number, MeasureType> = new Map<number, MeasureType>([
  [1, { metric: 'body-mass', sourceUnit: 'kg' }],
  [4, { metric: 'height', sourceUnit: 'm', factor: 100 }],
  [5, { metric: 'lean-body-mass', sourceUnit: 'kg' }],
  [6, { metric: 'body-fat-percentage', sourceUnit: '%' }],
  [9, { metric: 'blood-pressure-diastolic', sourceUnit: 'mm[Hg]' }],
  [10, { metric: 'blood-pressure-systolic', sourceUnit: 'mm[Hg]' }],
  [11, { metric: 'heart-rate', sourceUnit: '/min' }],
  [12, { metric: 'body-temperature', sourceUnit: 'Cel' }],
  [54, { metric: 'oxygen-saturation', sourceUnit: '%' }],
  [71, { metric: 'body-temperature', sourceUnit: 'Cel' }],
  [73, { metric: 'skin-temperature', sourceUnit: 'Cel' }],
  [76, { metric: 'muscle-mass', sourceUnit: 'kg' }],
  [77, { metric: 'body-water-mass', sourceUnit: 'kg' }],
  [88, { metric: 'bone-mass', sourceUnit: 'kg' }],
  [123, { metric: 'vo2-max', sourceUnit: 'mL/kg/min' }],
  [170, { metric: 'visceral-fat-index', sourceUnit: '{score}' }],
  [226, { metric: 'basal-metabolic-rate', sourceUnit: 'kcal/d' }],
  [227, { metric: 'metabolic-age', sourceUnit: 'a' }],
]);
export const DIASTOLIC = 9;
export const SYSTOLIC = 10;
/** A part of the body; absent or this one is the whole of it. */
export const WHOLE_BODY = 7;
/** 1: it may be somebody else's. */
export const ATTRIB_AMBIGUOUS = 1;
/** 2: what the person aims at. */
export const CATEGORY_REAL = 1;
