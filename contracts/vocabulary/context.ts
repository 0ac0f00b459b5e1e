/** Circumstance of one reading, as small codes beside the values; 0 means that the source does not tell. */
export const CONTEXT = {
  none: 0,
  /** Of a heart rate. */
  sedentary: 1,
  active: 2,
  /** Of a glucose reading. */
  beforeMeal: 1,
  afterMeal: 2,
  /** Of a dose of insulin: long-acting, or for a meal or a correction. */
  basalInsulin: 1,
  bolusInsulin: 2,
} as const;
