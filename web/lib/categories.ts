/** Categories of data that can be shared one by one. */
export const CATEGORIES = [
  'heart',
  'sleep',
  'activity',
  'body',
  'glucose',
  'blood-pressure',
  'respiration',
  'temperature',
  'mind',
  'laboratory',
  'nutrition',
  'environment',
  'reproductive',
  'recommendations',
  'profile',
] as const;
