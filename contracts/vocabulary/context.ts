/** Circumstance of one reading, as small codes beside the values; 0 means that the source does not tell. */
export const CONTEXT = { none: 0, sedentary: 1, active: 2, beforeMeal: 1, afterMeal: 2 } as const;
