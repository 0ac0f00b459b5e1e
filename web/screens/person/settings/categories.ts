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
  'recommendations',
  'profile',
] as const;
