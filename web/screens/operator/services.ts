/** The ten services, in the order of the house. */
export const SERVICES = [
  'gateway',
  'identity',
  'users',
  'health-data',
  'recommendation',
  'notification',
  'dashboard',
  'monitoring',
  'analytics',
  'configuration',
] as const;
