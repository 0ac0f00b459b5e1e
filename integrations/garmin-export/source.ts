import type { SourceRef } from '../kit/index.ts';

/** What Garmin Connect makes of all devices of an account; the devices themselves speak in FIT files. */
export const GARMIN: SourceRef = { key: 'garmin-connect', name: 'Garmin Connect', kind: 'watch', manufacturer: 'Garmin' };
